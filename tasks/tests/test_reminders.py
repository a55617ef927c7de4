"""One digest a person a working day, planned once, sent once, and again only under its own id."""

from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext

from departments.models import Delegation, Department, Membership, User
from tasks import delivery, reminders
from tasks.delivery import MAX_TRIES, PAUSES, send_waiting
from tasks.models import DayOff, Digest, Notification, Reminder
from tasks.reminders import plan
from tasks.tests.factories import a_task, at, do

DAY = date(2024, 4, 11)  # a Thursday
MORNING, MINUTE = at(DAY, 8), timedelta(minutes=1)
State = Digest.State


class Dying(EmailBackend):
    """A process killed between the letter's leaving and our noting it."""

    def send_messages(self, messages):
        super().send_messages(messages)
        raise SystemExit


class Unreachable(EmailBackend):
    def send_messages(self, messages):
        raise SMTPServerDisconnected("connection lost")


class Refusing(EmailBackend):
    def send_messages(self, messages):
        raise SMTPRecipientsRefused({messages[0].to[0]: (550, b"no such user")})


@pytest.fixture
def late(cast, units):
    """TTUD's report of 5 April, four working days overdue."""
    return a_task(
        cast,
        units["TTUD"],
        deadline="before",
        named_on=date(2024, 4, 5),
        phrase="trước ngày 05/4/2024",
        title="Báo cáo tồn tại, vướng mắc",
    )


@pytest.fixture
def digest(late, cast):
    """Of all that are told of it, one."""
    plan(DAY, MORNING)
    Digest.objects.exclude(recipient=cast["ttud.dung"]).delete()
    return Digest.objects.get(recipient=cast["ttud.dung"])


def told() -> list[tuple[str, str]]:
    rows = Reminder.objects.order_by("digest__recipient__username")
    return list(rows.values_list("digest__recipient__username", "rung"))


def test_overdue_task_is_told_to_its_chiefs_their_leader_and_who_chases(late):
    assert plan(DAY, MORNING) == 5

    assert told() == [
        ("hcth.huong", "chase"),
        ("hcth.tam", "chase"),
        ("pgd.nga", "late"),
        ("ttud.dung", "late"),
        ("ttud.my", "late"),
    ]


def test_planning_twice_a_day_adds_nothing(late):
    plan(DAY, MORNING)
    before = list(Digest.objects.values_list("pk", "recipient", "state"))

    assert plan(DAY, at(DAY, 14)) == 0

    assert list(Digest.objects.values_list("pk", "recipient", "state")) == before
    assert Reminder.objects.count() == 5


def test_day_off_brings_no_digest(late):
    DayOff.objects.update_or_create(day=DAY, defaults={"worked": False})

    assert plan(DAY, MORNING) == 0

    assert Digest.objects.count() == 0


def test_make_up_saturday_brings_one(late):
    """The sixth working day after the deadline: the director is told, too."""
    DayOff.objects.update_or_create(day=date(2024, 4, 13), defaults={"worked": True})

    assert plan(date(2024, 4, 13), at(date(2024, 4, 13))) == 6


def test_standstill_of_days_is_caught_up_with_one_digest(late, cast):
    plan(date(2024, 4, 9), at(date(2024, 4, 9)))

    plan(DAY, MORNING)
    sent = send_waiting(DAY, MORNING)

    states = Digest.objects.filter(recipient=cast["ttud.dung"]).order_by("day")
    assert list(states.values_list("day", "state")) == [
        (date(2024, 4, 9), State.CANCELLED),
        (DAY, State.SENT),
    ]
    assert sent == len(mail.outbox) == 5


def test_digest_is_sent_once(digest):
    assert send_waiting(DAY, MORNING)
    assert not send_waiting(DAY, MORNING)

    digest.refresh_from_db()
    assert (digest.state, digest.attempts, digest.lease_until) == (State.SENT, 1, None)
    assert [(letter.to, letter.cc, letter.bcc) for letter in mail.outbox] == [
        (["ttud.dung@skhcn.example"], [], [])
    ]


def test_digest_leased_by_another_sender_is_left_alone(digest):
    Digest.objects.update(state=State.SENDING, lease_until=MORNING + timedelta(seconds=1))

    assert not send_waiting(DAY, MORNING)

    assert mail.outbox == []


def test_letter_repeated_after_a_kill_has_the_same_id(digest, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Dying"
    with pytest.raises(SystemExit):
        send_waiting(DAY, MORNING)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    too_early = send_waiting(DAY, MORNING + timedelta(minutes=1))
    repeated = send_waiting(DAY, MORNING + delivery.LEASE + timedelta(seconds=1))

    digest.refresh_from_db()
    assert (too_early, repeated, digest.state) == (False, True, State.SENT)
    ids = [letter.message()["Message-ID"] for letter in mail.outbox]
    assert ids == [f"<nhac-viec.{digest.recipient_id}.20240411@127.0.0.1>"] * 2


def test_task_reported_since_the_morning_is_not_told(digest, late, cast):
    do(late, "report", cast["ttud.dung"], on=DAY, result="Đã gửi báo cáo")

    assert not send_waiting(DAY, MORNING)

    digest.refresh_from_db()
    assert (digest.state, mail.outbox) == (State.CANCELLED, [])


@pytest.mark.parametrize(
    ("lost", "state"),
    [({"email": ""}, State.IN_APP), ({"is_active": False}, State.CANCELLED)],
)
def test_person_without_address_or_account_is_sent_no_letter(digest, cast, lost, state):
    type(digest.recipient).objects.filter(pk=cast["ttud.dung"].pk).update(**lost)
    digest = Digest.objects.get(pk=digest.pk)

    assert not send_waiting(DAY, MORNING)

    digest.refresh_from_db()
    assert (digest.state, digest.reminders.count(), mail.outbox) == (state, 1, [])


def test_unreachable_server_is_tried_again_after_growing_pauses(digest, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Unreachable"
    now, waits = MORNING, []

    for _ in range(MAX_TRIES):
        send_waiting(DAY, now)
        digest.refresh_from_db()
        if digest.state == State.PENDING:
            waits.append((digest.next_try - now) // MINUTE * MINUTE)
            assert not send_waiting(DAY, digest.next_try - timedelta(seconds=1))
            now = digest.next_try

    assert waits == PAUSES
    assert (digest.state, digest.attempts) == (State.FAILED, MAX_TRIES)


def test_address_refused_for_good_is_not_tried_again(digest, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"

    send_waiting(DAY, MORNING)

    digest.refresh_from_db()
    assert (digest.state, digest.attempts) == (State.FAILED, 1)


def test_digest_whose_sender_died_at_each_try_is_given_up(digest):
    Digest.objects.filter(pk=digest.pk).update(
        state=State.SENDING, attempts=MAX_TRIES, lease_until=MORNING
    )

    send_waiting(DAY, MORNING + timedelta(minutes=1))

    digest.refresh_from_db()
    assert digest.state == State.FAILED


@pytest.mark.parametrize(
    ("hour", "minute", "open"),
    [(7, 29, False), (7, 30, True), (16, 59, True), (17, 0, False), (23, 0, False)],
)
def test_people_are_written_to_in_office_hours(hour, minute, open):
    now = at(DAY, 12).replace(hour=(hour - 7) % 24, minute=minute)

    assert reminders.is_office_hour(now) is open


def test_person_who_left_their_post_is_not_planned_for(late, cast):
    Membership.objects.filter(user=cast["ttud.my"]).delete()

    plan(DAY, MORNING)

    assert [name for name, _ in told()] == ["hcth.huong", "hcth.tam", "pgd.nga", "ttud.dung"]


def test_old_reminders_are_cleared_away_with_their_digests(late, cast, settings):
    settings.KEEP_REMINDERS_DAYS = 30
    plan(DAY, MORNING)
    do(late, "withdraw", cast["giamdoc"], on=DAY, note="Trùng")
    left = []

    for age in (30, 31):
        reminders.prune(DAY + timedelta(days=age))
        left.append((Digest.objects.count(), Reminder.objects.count()))

    assert left == [(5, 5), (0, 0)]


def test_what_was_told_of_open_work_is_kept_for_no_step_to_be_told_twice(late, cast, settings):
    settings.KEEP_REMINDERS_DAYS = 1
    do(late, "accept", cast["ttud.dung"])
    friday = DAY + timedelta(days=1)
    plan(DAY, MORNING)
    send_waiting(DAY, MORNING)

    reminders.prune(DAY + timedelta(days=4))

    assert (Digest.objects.count(), Notification.objects.count()) == (5, 0)
    plan(friday, at(friday, 8))
    assert list(Digest.objects.filter(day=friday).values_list("recipient__username")) == [
        ("giamdoc",)  # the fifth day late is the first step of the director's
    ]


def test_news_of_an_old_letter_is_not_told_again(late, settings, cast):
    """Nor does clearing away the letter make news of what stood in it."""
    settings.KEEP_REMINDERS_DAYS = 1
    do(late, "remark", cast["giamdoc"], on=DAY, note="Khẩn trương")
    plan(DAY, MORNING)
    Reminder.objects.all().delete()

    reminders.prune(DAY + timedelta(days=2))

    assert not Notification.objects.filter(digest=None).exists()


def test_planning_takes_as_many_queries_for_many_people_and_tasks(cast, units):
    """Three of everything against one; people with posts, stand-ins, lines and decisions."""
    always = {"starts_on": date(2000, 1, 1), "ends_on": date(2099, 1, 1)}
    a_task(cast, units["TTUD"], number="1/TB", deadline="before", named_on=date(2024, 4, 5))
    do(a_task(cast, units["TTUD"], number="2/TB"), "report", cast["ttud.dung"], result="Xong")
    Delegation.objects.create(giver=cast["ttud.dung"], taker=cast["ttud.dat"], **always)
    few = queries_of(DAY)

    for code, head in (("QLKH", "qlkh.anh"), ("QLTĐC", "tdc.quan"), ("TTra", "ttra.thu")):
        a_task(
            cast, units[code], number=f"1/TB-{head}", deadline="before", named_on=date(2024, 4, 5)
        )
        reported = a_task(cast, units[code], number=f"1/QĐ-{head}")
        do(reported, "report", head_of(units[code]), result="Xong")
        Delegation.objects.create(giver=cast["ttud.my"], taker=cast[head], **always)
        new = User.objects.create(username=f"{head}.2", full_name="Người mới")
        Membership.objects.create(user=new, department=units[code], role="deputy")

    assert (queries_of(DAY), Digest.objects.count() > 8) == (few, True)


def head_of(unit: Department) -> User:
    return Membership.objects.filter(department=unit).order_by("pk").first().user


def queries_of(day: date) -> int:
    """How many it takes to plan the day anew."""
    Digest.objects.all().delete()
    with CaptureQueriesContext(connection) as queries:
        plan(day, at(day, 8))
    return len(queries)


def test_new_work_that_was_to_be_accepted_is_no_news_the_next_day(cast, units):
    """“Chờ tiếp nhận” on the first day has told it."""
    a_task(cast, units["TTUD"], issued_on=date(2024, 4, 10))
    found = []
    for day in (DAY, date(2024, 4, 12)):
        plan(day, at(day, 8))
        found += reminders.agenda_of_everyone(date(2024, 4, 12))
        Digest.objects.filter(day=day).update(state=State.SENT)

    assert [one.news for one in found] == []
    assert Notification.objects.filter(news="given", digest=None).count() == 0
