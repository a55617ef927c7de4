"""Making, taking back and recognizing a person's keys for other programs.

A secret is 32 random bytes, so one plain digest is enough: unlike a password it cannot be guessed.
It is told once, where it is made, and stands in no table and no log.
"""

import logging
import secrets
from datetime import datetime
from hashlib import sha256

from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils import timezone

from departments.access_keys import AccessKey
from departments.accounts import note_key
from departments.models import User

Kind = AccessKey.Kind
MOST_KEYS = 10  # API tokens of one person that hold at a time
TOO_MANY = f"Mỗi người có nhiều nhất {MOST_KEYS} khóa kết nối; thu hồi khóa không còn dùng trước."
log = logging.getLogger(__name__)


class KeyRefused(Exception):
    """Why no key is made, in Vietnamese."""


def make_key(owner: User, kind: str, name: str = "", *, now: datetime) -> str:
    """A new key of the person, who alone makes it; returns its secret, which nobody is told again.

    Of a calendar there is one address: the former one leads nowhere from here on. Raises KeyRefused
    where the person has MOST_KEYS tokens.
    """
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        # One making after the other: two at once would each find room for one more.
        User.objects.select_for_update().get(pk=owner.pk)
        held = standing(owner, kind)
        if kind == Kind.FEED:
            held.update(revoked_at=now)
        elif held.count() >= MOST_KEYS:
            raise KeyRefused(TOO_MANY)
        key = AccessKey(owner=owner, kind=kind, name=name, digest=digest_of(secret), made_at=now)
        key.save(force_insert=True)
        note_key(owner, f"lập {_told(key)}", at=now)
    return secret


def revoke_key(owner: User, pk: int, *, now: datetime) -> AccessKey | None:
    """End the person's own key; None where there is none that holds."""
    with transaction.atomic():
        key = owner.access_keys.filter(pk=pk, revoked_at=None).first()
        if not key or not owner.access_keys.filter(pk=pk, revoked_at=None).update(revoked_at=now):
            return None
        note_key(owner, f"thu hồi {_told(key)}", at=now)
    return key


def standing(owner: User, kind: str):
    """The person's keys of that kind that hold, the newest first."""
    return owner.access_keys.filter(kind=kind, revoked_at=None)


def key_of(secret: str, kind: str) -> AccessKey | None:
    """The key with that secret, with its owner; None for any other text, for a key taken back, and
    where the account has ended. Whoever owes a password of their own sees nothing before it, and
    so do their keys: who asks looks at `owner.must_change_password`."""
    held = AccessKey.objects.select_related("owner").filter(kind=kind, revoked_at=None)
    return held.filter(digest=digest_of(secret), owner__is_active=True).first()


def note_use(key: AccessKey) -> None:
    """That the key was used today: written once a day, and reading never fails for it."""
    today = timezone.localdate()
    if key.last_used_on and key.last_used_on >= today:
        return
    unwritten = AccessKey.objects.filter(pk=key.pk)
    unwritten = unwritten.filter(Q(last_used_on=None) | Q(last_used_on__lt=today))
    try:
        with transaction.atomic():
            unwritten.update(last_used_on=today)
    except DatabaseError:  # another writer holds the database: the next use writes it
        log.warning("The use of key %s was not written", key.pk, exc_info=True)


def digest_of(secret: str) -> str:
    return sha256(secret.encode(errors="replace")).hexdigest()


def _told(key: AccessKey) -> str:
    label = key.get_kind_display()
    name = f" “{key.name}”" if key.name else ""
    return f"{label[0].lower()}{label[1:]}{name}"
