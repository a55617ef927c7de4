"""Letters about changed accounts: to the address of before, once, one bad one stopping no other."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from departments.account_letters import MOST_TRIES, PAUSE, send_waiting
from departments.accounts import noting
from departments.journals import AccountChange


@pytest.fixture
def changed(cast):
    """Two facts of one account changed by one saving."""
    person = cast["ttud.dat"]
    with noting([person], by=cast["hcth.son"]):
        person.email, person.is_active = "moi@skhcn.example", False
        person.save()
    return person


def states():
    return list(AccountChange.objects.order_by("pk").values_list("letter", "attempts"))


def test_one_saving_is_one_letter_to_the_old_address(changed):
    at = timezone.localtime(AccountChange.objects.first().at)

    sent = send_waiting(timezone.now())

    (letter,) = mail.outbox
    assert (sent, letter.to) == (1, ["ttud.dat@skhcn.example"])
    assert letter.subject == "Tài khoản ttud.dat: thay đổi thư điện tử, đang dùng"
    assert letter.body.splitlines()[:5] == [
        "Kính gửi: Đồng chí Châu Tấn Đạt",
        "",
        f"Lúc {at:%H giờ %M} ngày {at:%d}/{at.month if at.month > 2 else f'{at:%m}'}/{at.year}, "
        "Võ Thanh Sơn thay đổi tài khoản ttud.dat:",
        "- Thư điện tử: từ “ttud.dat@skhcn.example” thành “moi@skhcn.example”.",
        "- Đang dùng: từ “đang dùng” thành “ngừng dùng”.",
    ]
    assert states() == [("sent", 1), ("sent", 1)]


def test_letter_is_not_sent_twice(changed):
    send_waiting(timezone.now())

    assert (send_waiting(timezone.now()), len(mail.outbox)) == (0, 1)


def test_account_without_address_has_no_letter(cast):
    person = cast["ttud.my"]
    person.email = ""
    person.save()

    with noting([person], by=cast["hcth.son"]):
        person.email = "my@skhcn.example"
        person.save()

    assert states() == [("none", 0)]


def test_letter_that_cannot_be_sent_waits_longer_each_time_and_ends_marked(changed, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    now, tries = timezone.now(), []

    for _ in range(MOST_TRIES):
        send_waiting(now)
        tries.append(AccountChange.objects.first().next_try - now)
        assert send_waiting(now + tries[-1] - timedelta(seconds=1)) == 0
        now += tries[-1]

    assert tries == [PAUSE * 4**n for n in range(MOST_TRIES)]
    assert states() == [("failed", MOST_TRIES)] * 2


def test_one_bad_letter_does_not_stop_the_others(changed, cast):
    AccountChange.objects.update(letter_to="a@x.example\nBcc: b@x.example")
    with noting([cast["ttud.my"]], by=cast["hcth.son"]):
        cast["ttud.my"].username = "ttud.diem.my"
        cast["ttud.my"].save()

    sent = send_waiting(timezone.now())

    assert (sent, [letter.to for letter in mail.outbox]) == (1, [["ttud.my@skhcn.example"]])
    assert states() == [("pending", 1), ("pending", 1), ("sent", 1)]
