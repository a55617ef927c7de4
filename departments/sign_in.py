"""Signing in, and how often it may be tried: the same at every door, the admin's too."""

from datetime import timedelta

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from departments.journals import FailedSignIn
from departments.request_marks import address_of
from departments.security_log import SecurityLine, note, note_try

MOST = 5
WHILE = timedelta(minutes=15)


class Backend(ModelBackend):
    """Django's own, which looks at no password after MOST wrong ones for the same account from the
    same address. Counting both, nobody can lock the director out from somewhere else."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        if request is None or not username:  # no door: a command, a test
            return super().authenticate(request, username, password, **kwargs)
        if is_locked(request, username):
            note_try(SecurityLine.Kind.LOCKED, username)
            raise PermissionDenied
        # Written before the password is looked at, so that guesses at the same moment count too.
        FailedSignIn.objects.filter(at__lt=timezone.now() - WHILE).delete()
        FailedSignIn.objects.create(**_who(request, username), at=timezone.now())
        user = super().authenticate(request, username, password, **kwargs)
        if user:
            _failed(request, username).delete()
            note(SecurityLine.Kind.SIGNED_IN, person=user)
        else:
            note_try(SecurityLine.Kind.FAILED, username)
        return user


def note_asking(request: HttpRequest, what: str, most: int = MOST) -> bool:
    """Count a request of this kind (a letter to an address, a sending by a link), as tries to sign
    in are counted; False where there were `most` of late."""
    if is_locked(request, what, most):
        return False
    FailedSignIn.objects.create(**_who(request, what), at=timezone.now())
    return True


def is_locked(request: HttpRequest, username: str, most: int = MOST) -> bool:
    """Whether the account has been tried too often from this address to be tried again now."""
    return _failed(request, username).filter(at__gte=timezone.now() - WHILE).count() >= most


def _failed(request: HttpRequest, username: str) -> QuerySet[FailedSignIn]:
    return FailedSignIn.objects.filter(**_who(request, username))


def _who(request: HttpRequest, username: str) -> dict[str, str]:
    return {"account": username.casefold()[:150], "address": address_of(request)[:64]}
