"""Answers of the API: whose key it is, what of the rows is asked for, every refusal in words."""

import re
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from departments.access_keys import AccessKey
from departments.forms import is_key
from departments.own_keys import Kind, key_of, note_use
from reports.api.openapi import document, params_of
from reports.api.problems import ApiProblem
from reports.api.resources import SINCE, Resource, moment_words
from reports.api.shapes import AFTER, DEFAULT_LIMIT, LIMIT, MOST_ROWS

CALLS, WINDOW = 120, 60  # of one key in so many seconds, counted by each web process
# Taken off the moment that a copy is told to ask from next: what was being written then has the
# time of its beginning, and would else be missed.
OVERLAP = timedelta(minutes=1)
NO_KEY = "Gửi kèm đầu mục Authorization: Bearer và khóa lập tại trang Tài khoản."
NOT_A_KEY = "Khóa không đúng, đã thu hồi hoặc tài khoản đã ngừng dùng. Lập khóa mới tại Tài khoản."
OWES = "Chủ khóa phải đăng nhập, đổi mật khẩu trước; sau đó khóa dùng lại được."
TOO_OFTEN = f"Mỗi khóa gọi nhiều nhất {CALLS} lần trong {WINDOW} giây. Thử lại sau."
ONLY_READ = "Chỉ nhận GET và HEAD; dữ liệu chỉ thay đổi trên màn hình phần mềm."
ONLY_JSON = "Đầu mục Accept phải nhận application/json."
NO_ROW = "Không có, hoặc chủ khóa không được xem."
NO_ADDRESS = "Không có địa chỉ này; xem danh sách tại /api/v1/openapi.json."
BAD_LIMIT = f"{LIMIT} phải là số từ 1 đến {MOST_ROWS}."
BAD_AFTER = f"{AFTER} phải là mã của dòng cuối trang trước; dùng nguyên địa chỉ ở next."
BAD_SINCE = f"{SINCE} phải là thời điểm có múi giờ, ví dụ 2026-11-30T17:00:00Z."
SPACED_ZONE = re.compile(r" (\d\d:?\d\d)$")  # a “+” not written as %2B


@method_decorator([login_not_required, csrf_exempt], name="dispatch")
class Api(View):
    """One answer; it opens no session and reads none, so no cookie opens it and no other site can
    ask in the name of who is signed in."""

    needs_key = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            if request.method not in ("GET", "HEAD"):
                raise ApiProblem(405, ONLY_READ, Allow="GET, HEAD")
            if not request.accepts("application/json"):
                raise ApiProblem(406, ONLY_JSON)
            if self.needs_key:
                request.user = owner_of(request)
            response = self.answer(request, **kwargs)
        except ApiProblem as problem:
            response = problem.response
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response._has_been_logged = True  # the answer tells what is wrong to who can mend it
        return response

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        raise ApiProblem(404, NO_ADDRESS)


class ApiDocument(Api):
    """Of the form of the answers alone, which is no secret."""

    needs_key = False

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return told(document())


class ApiList(Api):
    resource: Resource | None = None  # told by the address

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        asked_at = timezone.now()
        refuse_unknown(request, self.resource)
        limit, after = limit_of(request), after_of(request)
        rows, unknown = self.resource.narrow(request, self.resource.rows(request.user))
        if unknown:
            raise ApiProblem(400, f"Không có giá trị này: {unknown}.")
        if since := since_of(request):
            rows = self.resource.since(rows, since)
        # Keys first: the rows of one page alone are read whole.
        found = rows.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)
        keys = list(found[: limit + 1])
        page = keys[:limit]
        answer = {
            "items": self.told(page),
            "next": next_page(request, page[-1]) if len(keys) > limit else None,
            "as_of": moment_words(asked_at - OVERLAP),
        }
        return told(answer)

    def told(self, keys: list[int]) -> list[dict[str, Any]]:
        model = self.resource.rows(self.request.user).model
        rows = model.objects.filter(pk__in=keys).order_by("pk")
        return [self.resource.told(row) for row in self.resource.ready(rows)]


class ApiRow(Api):
    resource: Resource | None = None  # told by the address

    def answer(self, request: HttpRequest, *, pk: int, **kwargs: Any) -> HttpResponse:
        refuse_unknown(request, None)
        seen = self.resource.rows(request.user).filter(pk=pk)
        for row in self.resource.ready(seen.order_by("pk")):
            return told(self.resource.told(row))
        raise ApiProblem(404, NO_ROW)


def owner_of(request: HttpRequest):
    """Whose key the request brings. Raises ApiProblem 401, 403 or 429."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret.strip():
        raise ApiProblem(401, NO_KEY, WWW_Authenticate="Bearer")
    key = key_of(secret.strip(), Kind.API)
    if key is None:
        raise ApiProblem(401, NOT_A_KEY, WWW_Authenticate='Bearer error="invalid_token"')
    if key.owner.must_change_password:
        raise ApiProblem(403, OWES)
    count_call(key)
    note_use(key)
    return key.owner


def count_call(key: AccessKey) -> None:
    name = f"api-calls-{key.digest}"
    cache.add(name, 0, WINDOW)
    try:
        calls = cache.incr(name)
    except ValueError:  # the window ended between the two lines
        return
    if calls > CALLS:
        raise ApiProblem(429, TOO_OFTEN, Retry_After=str(WINDOW))


def refuse_unknown(request: HttpRequest, resource: Resource | None) -> None:
    """A parameter misspelt and left out in silence would answer with all rows as if filtered."""
    known = {param.name for param in params_of(resource)} if resource else set()
    unknown = [name for name in request.GET if name not in known]
    if unknown:
        raise ApiProblem(400, f"Không có tham số {', '.join(unknown)[:200]}.")


def limit_of(request: HttpRequest) -> int:
    given = request.GET.get(LIMIT)
    if given is None:
        return DEFAULT_LIMIT
    if not is_key(given) or not 1 <= int(given) <= MOST_ROWS:
        raise ApiProblem(400, BAD_LIMIT)
    return int(given)


def after_of(request: HttpRequest) -> int:
    given = request.GET.get(AFTER, "0")
    if given != "0" and not is_key(given):
        raise ApiProblem(400, BAD_AFTER)
    return int(given)


def since_of(request: HttpRequest) -> datetime | None:
    given = request.GET.get(SINCE)
    if given is None:
        return None
    try:
        moment = parse_datetime(SPACED_ZONE.sub(r"+\1", given))
    except ValueError:  # the form of a moment, and no such day
        moment = None
    if moment is None or timezone.is_naive(moment):
        raise ApiProblem(400, BAD_SINCE)
    return moment


def next_page(request: HttpRequest, last: int) -> str:
    query = request.GET.copy()
    query[AFTER] = str(last)
    return f"{settings.SITE_URL}{request.path}?{query.urlencode()}"


def told(answer: dict[str, Any]) -> JsonResponse:
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
