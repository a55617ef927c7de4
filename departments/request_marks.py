"""What tells one request from another, in log lines, the security log, the jobs it starts."""

from contextvars import ContextVar
from dataclasses import dataclass
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True)
class RequestMark:
    """Its number, made here and never taken from outside; where it came from; the key of the person
    who is signed in, as far as is known."""

    id: str = ""
    address: str = ""
    user: int | None = None


_NONE = RequestMark()
_current: ContextVar[RequestMark] = ContextVar("request_mark", default=_NONE)


def current_mark() -> RequestMark:
    """That of the request or job that runs; an empty one outside of both."""
    return _current.get()


def set_mark(mark: RequestMark = _NONE) -> None:
    _current.set(mark)


def new_mark(request: HttpRequest) -> RequestMark:
    return RequestMark(uuid4().hex[:16], address_of(request)[:64])


def address_of(request: HttpRequest) -> str:
    """Where the request came from; behind the proxy of an https site, what the proxy itself saw,
    which it writes last."""
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.HTTPS else ""
    return seen.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
