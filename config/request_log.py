"""Every request has a number; what a signed-in person takes out, brings in, throws away or is
refused goes into the security log."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse

from departments.request_marks import current_mark, new_mark, set_mark
from departments.security_log import SecurityLine, note

Kind = SecurityLine.Kind
# Forms whose sending, once taken, is told: by the name of the address, as the log says it.
TOLD = {
    "conclusions:import": (Kind.IMPORTED, "tệp thông báo"),
    "departments:lists_trial": (Kind.IMPORTED, "danh mục từ Excel"),
    "tasks:calendar_trial": (Kind.IMPORTED, "lịch nghỉ từ Excel"),
    "tasks:old_book_trial": (Kind.IMPORTED, "sổ theo dõi cũ"),
    "conclusions:discard": (Kind.DISCARDED, "bỏ dự thảo"),
    "tasks:delete_day": (Kind.DISCARDED, "xóa ngày nghỉ"),
    "departments:delete_stand_in": (Kind.DISCARDED, "xóa xử lý thay"),
    "reports:print": (Kind.PRINTED, "yêu cầu in"),
}
PAGES = ("text/html", "text/plain", "application/json", "text/css", "text/javascript")


class MarkMiddleware:
    """Gives the request its number and tells it to whoever asked, who may name it to the office."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        mark = new_mark(request)
        set_mark(mark)
        try:
            response = self.get_response(request)
        finally:
            set_mark()
        response["X-Request-ID"] = mark.id
        return response


class SecurityLogMiddleware:
    """After the answer is known, for what was refused was not done."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if told := _told(request, response):
            kind, what = told
            user = request.user
            set_mark(replace(current_mark(), user=user.pk))
            note(kind, person=user, what=what)
        return response


def _told(request, response) -> tuple[str, str] | None:
    match = request.resolver_match
    if match is None or not request.user.is_authenticated:
        return None
    if response.status_code == 403:
        act = "mở" if request.method in ("GET", "HEAD") else "gửi"
        return Kind.REFUSED, f"{act} {_place(request)}"
    if request.method == "POST" and response.status_code in (200, 204, 302, 303):
        kind, words = TOLD.get(match.view_name, ("", ""))
        taken = response.status_code != 200 or response.headers.get("HX-Redirect")
        return (kind, f"{words}{_numbers(match)}") if kind and taken else None
    if request.method == "GET" and response.status_code == 200 and _is_file(response):
        printed = response["Content-Type"].startswith("application/pdf")
        return Kind.PRINTED if printed else Kind.EXPORTED, _place(request)
    return None


def _is_file(response: HttpResponse) -> bool:
    """A file to keep or a paper to print; pictures within a page are part of it."""
    kind = response.headers.get("Content-Type", "")
    if "attachment" in response.headers.get("Content-Disposition", ""):
        return True
    return bool(kind) and not kind.startswith((*PAGES, "image/"))


def _place(request: Any) -> str:
    """The address; where a key may stand in it, its form alone."""
    match = request.resolver_match
    open_words = all(
        isinstance(value, int) or name in ("kind", "suffix") for name, value in match.kwargs.items()
    )
    return request.path if open_words else f"/{match.route}"


def _numbers(match: Any) -> str:
    told = [str(value) for value in match.kwargs.values() if isinstance(value, int)]
    return f" {', '.join(told)}" if told else ""
