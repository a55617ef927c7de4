"""A batch is sent over one connection until the time is up; what is wrong with one letter, or with
the server, is that letter's or the server's alone."""

from datetime import date, timedelta
from smtplib import SMTPDataError, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext

from departments.models import Agency, Department, Membership, User
from tasks import delivery
from tasks.delivery import claim, send_waiting
from tasks.models import Digest
from tasks.reminders import plan
from tasks.tests.factories import a_task, at

DAY = date(2024, 4, 11)  # a Thursday
MORNING = at(DAY, 8)
State = Digest.State


class Server(EmailBackend):
    """Counts its connections; says what it was told to of each letter, in order, or takes it."""

    opened = 0
    answers: list[Exception | None] = []

    def open(self):
        type(self).opened += 1

    def send_messages(self, messages):
        answer = self.answers.pop(0) if self.answers else None
        if answer:
            raise answer
        return super().send_messages(messages)


class Gone(EmailBackend):
    def open(self):
        raise ConnectionRefusedError("no server")


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Server"
    Server.opened, Server.answers = 0, []
    return Server


@pytest.fixture
def planned(cast, units):
    """Digests of the deputy director in charge, TTUD's head and its deputy, and of the heads of
    the office, in this order."""
    a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 5))
    plan(DAY, MORNING)
    return ["pgd.nga", "ttud.dung", "ttud.my", "hcth.tam", "hcth.huong"]


def states() -> dict[str, tuple[str, int]]:
    rows = Digest.objects.values_list("recipient__username", "state", "attempts")
    return {name: (state, attempts) for name, state, attempts in rows}


def test_many_letters_go_over_one_connection(planned, server):
    sent = send_waiting(DAY, MORNING)

    assert (sent, len(mail.outbox), server.opened) == (5, 5, 1)


def test_each_letter_more_takes_one_query_more(planned, units):
    with CaptureQueriesContext(connection) as five:
        send_waiting(DAY, MORNING)
    for number in range(5):
        new = User.objects.create(username=f"moi.{number}", email=f"moi.{number}@a.vn")
        Membership.objects.create(user=new, department=units["TTUD"], role="deputy")
    Digest.objects.all().delete()
    plan(DAY, MORNING)

    with CaptureQueriesContext(connection) as ten:
        sent = send_waiting(DAY, MORNING)

    assert (sent, len(ten) - len(five)) == (10, 5)


def test_letter_refused_fails_alone_and_says_why(planned, server):
    server.answers = [None, SMTPDataError(554, b"spam")]

    assert send_waiting(DAY, MORNING) == 4

    assert states() == dict.fromkeys(planned, (State.SENT, 1)) | {"ttud.dung": (State.FAILED, 1)}
    assert Digest.objects.get(recipient__username="ttud.dung").trouble == (
        "Máy chủ thư không nhận thư: (554, b'spam')"
    )
    assert server.opened == 2


def test_letter_that_cannot_be_made_fails_alone(planned, cast):
    Department.objects.filter(code="TTUD").update(short_name="TT\nỨng dụng")

    assert send_waiting(DAY, MORNING) == 3

    failed = dict.fromkeys(["ttud.dung", "ttud.my"], (State.FAILED, 1))
    assert states() == dict.fromkeys(planned, (State.SENT, 1)) | failed
    trouble = Digest.objects.get(recipient=cast["ttud.dung"]).trouble
    assert trouble.partition(":")[0] == "Không lập được thư"


def test_server_that_hung_up_gets_the_letter_again_at_once(planned, server):
    server.answers = [None, SMTPServerDisconnected("too many letters")]

    assert send_waiting(DAY, MORNING) == 5

    assert server.opened == 2
    assert states() == dict.fromkeys(planned, (State.SENT, 1))


def test_without_a_server_one_letter_is_put_off_and_the_rest_waits_untried(planned, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Gone"

    assert send_waiting(DAY, MORNING) == 0

    assert states() == dict.fromkeys(planned, (State.PENDING, 0)) | {"pgd.nga": (State.PENDING, 1)}
    waiting = delivery.waiting(DAY, MORNING + timedelta(seconds=1))
    assert [digest.recipient.username for digest in waiting] == planned[1:]
    assert Digest.objects.get(recipient__username="pgd.nga").trouble == (
        "Không kết nối được máy chủ thư: no server"
    )


def test_letter_that_left_after_all_tells_of_no_trouble(planned, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Gone"
    send_waiting(DAY, MORNING)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert send_waiting(DAY, MORNING + timedelta(minutes=6)) == 5

    assert set(Digest.objects.values_list("state", "trouble")) == {(State.SENT, "")}


def test_sending_ends_when_its_time_is_up(planned):
    assert send_waiting(DAY, MORNING, most=timedelta(0)) == 0

    assert states() == dict.fromkeys(planned, (State.PENDING, 0))


def test_what_a_batch_had_no_time_for_is_given_back_untried(planned, monkeypatch):
    """Of each batch the first letter is sent, however little time there is."""
    monkeypatch.setattr(delivery, "FRESH", timedelta(0))

    assert send_waiting(DAY, MORNING) == 5

    assert states() == dict.fromkeys(planned, (State.SENT, 1))


@pytest.mark.parametrize(
    ("died", "batches"),
    [
        ([1, 1], [slice(2, 5), slice(0, 2)]),
        ([2, 2], [slice(2, 5), slice(0, 2)]),
        ([3, 3], [slice(2, 5), slice(0, 1), slice(1, 2)]),
        ([2, 1], [slice(2, 5), slice(1, 2), slice(0, 1)]),
        ([5, 1, 1, 3], [slice(4, 5), slice(1, 3), slice(0, 1), slice(3, 4)]),
        ([6, 1], [slice(2, 5), slice(1, 2)]),  # tried as often as any
    ],
)
def test_digests_whose_sender_died_come_after_the_others_and_alone_the_third_time(
    planned, died, batches
):
    for name, attempts in zip(planned, died, strict=False):
        left = Digest.objects.filter(recipient__username=name)
        lapsed = MORNING - timedelta(minutes=1)
        left.update(state=State.SENDING, attempts=attempts, lease_until=lapsed)

    claimed = [[digest.recipient.username for digest in claim(DAY, MORNING)] for _ in range(6)]

    assert [batch for batch in claimed if batch] == [planned[some] for some in batches]


def test_left_behind_come_a_few_at_a_time_within_the_hours_limit(planned, monkeypatch):
    Digest.objects.update(
        state=State.SENDING, attempts=1, lease_until=MORNING - timedelta(minutes=1)
    )
    monkeypatch.setattr(delivery, "LEFT_BEHIND", {1: 2})
    Agency.objects.update(letters_an_hour=3)

    assert [len(claim(DAY, MORNING)) for _ in range(4)] == [2, 1, 0, 0]


def test_lines_are_looked_at_again_before_each_batch(planned, cast):
    """The head has left the unit, and nobody oversees it any more."""
    Membership.objects.filter(user=cast["ttud.dung"]).delete()
    Department.objects.filter(code="TTUD").update(overseen_by=None)

    send_waiting(DAY, MORNING)

    assert {name: state for name, (state, _) in states().items()} == {
        "pgd.nga": State.CANCELLED,
        "ttud.dung": State.CANCELLED,
        "ttud.my": State.SENT,
        "hcth.tam": State.SENT,
        "hcth.huong": State.SENT,
    }
