"""The address that a person's calendar program reads: without signing in, by its secret alone."""

from datetime import datetime, time
from hashlib import sha256

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.utils.http import http_date, quote_etag
from django.views.generic import View

from departments.own_keys import Kind, key_of, note_use
from tasks.ics_feed import calendar_of
from tasks.models import DayOff
from tasks.own_deadlines import MOST, own_deadlines

GONE = (
    "Địa chỉ lịch không đúng hoặc không còn dùng được. Đăng nhập phần mềm, vào Tài khoản để lấy "
    "địa chỉ mới."
)


@method_decorator(login_not_required, name="dispatch")
class CalendarFeed(View):
    http_method_names = ["get", "head"]

    def dispatch(self, request, *args, **kwargs):
        try:
            response = super().dispatch(request, *args, **kwargs)
        except Http404:
            response = HttpResponse(GONE, status=404, content_type="text/plain; charset=utf-8")
        # The address is the key: nothing on the way keeps what it opens, or is told of it.
        response["Cache-Control"] = "private, no-cache"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response._has_been_logged = True  # Django would write the address of each refusal down
        return response

    def get(self, request: HttpRequest, secret: str) -> HttpResponse:
        key = key_of(secret, Kind.FEED)
        if key is None or key.owner.must_change_password:
            raise Http404
        request.user = key.owner  # for whom the request reads units, posts and days off at once
        note_use(key)
        day = DayOff.objects.day()
        tasks = list(own_deadlines(key.owner, day)[:MOST])
        body = calendar_of(key.owner, tasks, day)
        response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="lich-cong-viec.ics"'
        # The words of lateness change with the day, though nobody does anything.
        midnight = timezone.make_aware(datetime.combine(day.on, time.min))
        changed = max([midnight, *(task.changed_at for task in tasks)])
        etag = quote_etag(sha256(body).hexdigest()[:32])
        response["ETag"] = etag
        response["Last-Modified"] = http_date(changed.timestamp())
        return get_conditional_response(request, etag, int(changed.timestamp()), response)
