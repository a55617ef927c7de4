"""Keys for other programs: what is kept of them, who is known by them, how they end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from departments.models import AccessKey
from departments.own_keys import (
    MOST_KEYS,
    TOO_MANY,
    KeyRefused,
    Kind,
    key_of,
    make_key,
    note_use,
    revoke_key,
)

NOW = timezone.now()


def owner_of(secret, kind=Kind.API):
    key = key_of(secret, kind)
    return key and key.owner.username


def test_secret_stands_nowhere_in_the_table(cast):
    secret = make_key(cast["ttud.dung"], Kind.API, "Bảng điều khiển", now=NOW)

    key = AccessKey.objects.get()
    kept = [str(getattr(key, field.attname)) for field in AccessKey._meta.concrete_fields]
    assert owner_of(secret) == "ttud.dung"
    assert [value for value in kept if secret in value] == []


def test_key_of_another_kind_or_spelling_is_none(cast):
    secret = make_key(cast["ttud.dung"], Kind.FEED, now=NOW)

    others = [secret[:-1], secret + "A", secret.swapcase(), "", "\ud800", "0" * 5000]
    assert owner_of(secret, Kind.FEED) == "ttud.dung"
    assert owner_of(secret, Kind.API) is None
    assert [owner_of(other, Kind.FEED) for other in others] == [None] * len(others)


def test_new_address_of_a_calendar_ends_the_former(cast):
    first = make_key(cast["ttud.dung"], Kind.FEED, now=NOW)
    second = make_key(cast["ttud.dung"], Kind.FEED, now=NOW)

    assert owner_of(first, Kind.FEED) is None
    assert owner_of(second, Kind.FEED) == "ttud.dung"


def test_key_opens_nothing_once_the_account_has_ended(cast):
    person = cast["ttud.dung"]
    secret = make_key(person, Kind.API, "x", now=NOW)

    type(person).objects.filter(pk=person.pk).update(is_active=False)

    assert owner_of(secret) is None


def test_owner_alone_takes_a_key_back_once(cast):
    secret = make_key(cast["ttud.dung"], Kind.API, "x", now=NOW)
    key = AccessKey.objects.get()

    assert revoke_key(cast["giamdoc"], key.pk, now=NOW) is None
    assert owner_of(secret) == "ttud.dung"
    assert revoke_key(cast["ttud.dung"], key.pk, now=NOW) == key
    assert owner_of(secret) is None
    assert revoke_key(cast["ttud.dung"], key.pk, now=NOW) is None


def test_tokens_are_not_piled_up(cast):
    for number in range(MOST_KEYS):
        make_key(cast["ttud.dung"], Kind.API, f"x{number}", now=NOW)

    with pytest.raises(KeyRefused, match=TOO_MANY):
        make_key(cast["ttud.dung"], Kind.API, "thêm", now=NOW)
    make_key(cast["giamdoc"], Kind.API, "của người khác", now=NOW)
    revoke_key(cast["ttud.dung"], AccessKey.objects.filter(name="x0").get().pk, now=NOW)
    make_key(cast["ttud.dung"], Kind.API, "thêm", now=NOW)


def test_account_tells_of_keys_without_their_secrets(cast):
    person = cast["ttud.dung"]
    make_key(person, Kind.FEED, now=NOW)
    secret = make_key(person, Kind.API, "Bảng điều khiển", now=NOW + timedelta(seconds=1))
    key = AccessKey.objects.get(kind="api")
    revoke_key(person, key.pk, now=NOW + timedelta(seconds=2))

    told = [str(change) for change in person.account_changes.all()]
    assert told == [
        "Kết nối với phần mềm khác: thu hồi khóa kết nối “Bảng điều khiển”",
        "Kết nối với phần mềm khác: lập khóa kết nối “Bảng điều khiển”",
        "Kết nối với phần mềm khác: lập địa chỉ lịch công việc",
    ]
    assert secret not in "".join(told)
    assert {change.letter for change in person.account_changes.all()} == {"pending"}


def test_day_of_last_use_is_written_once_a_day(cast, django_assert_num_queries):
    secret = make_key(cast["ttud.dung"], Kind.API, "x", now=NOW)
    today = timezone.localdate()
    AccessKey.objects.update(last_used_on=today - timedelta(days=1))

    note_use(key_of(secret, Kind.API))

    assert AccessKey.objects.get().last_used_on == today
    key = key_of(secret, Kind.API)
    with django_assert_num_queries(0):
        note_use(key)
