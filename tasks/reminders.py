"""The outbox of reminders: at most one digest a person a working day, planned, then sent.

The rows are the mail to send and the in-app list at once. Planning or sending twice is harmless:
a digest is unique by person and day, and is leased by one conditional UPDATE before its letter
leaves. The letter itself goes at least once: after a kill between sending and noting it, the same
one goes again, under the same Message-ID.
"""

from datetime import date, datetime, time, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from departments.models import User
from tasks.letters import letter
from tasks.models import DayOff, Digest, Reminder
from tasks.reminder_lines import Agenda, DigestLine

State = Digest.State
WAITING = (State.PENDING, State.SENDING)

FIRST, LAST = time(7, 30), time(17, 0)  # nobody is written to outside office hours
LEASE = timedelta(minutes=3)  # longer than a sending that gives up by itself
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 120)]  # after each failed try
MAX_TRIES = len(PAUSES) + 1
BATCH = 100  # digests a tick, so that a tick stays short


def is_office_hour(now: datetime) -> bool:
    return FIRST <= timezone.localtime(now).time() < LAST


def agenda_of_everyone(day: date) -> list[tuple[User, list[DigestLine], int]]:
    """Everybody with something to be told on that day, and how many of their overdue tasks wait for
    a decision (Agenda.late_elsewhere); nobody on a day off."""
    if not DayOff.objects.calendar().is_working(day):
        return []
    agenda = Agenda.of(day)
    people = User.objects.filter(is_active=True, memberships__isnull=False).distinct()
    told = ((person, agenda.lines_for(person)) for person in people.order_by("pk"))
    return [
        (person, lines, agenda.late_elsewhere(person, lines)) for person, lines in told if lines
    ]


def plan(day: date, now: datetime) -> int:
    """Write the day's digests that are not there yet; the number written.

    After days of standstill this is still one digest: what an earlier one would have said and is
    still true stands in today's, so unsent earlier ones are given up.
    """
    given_up = Digest.objects.filter(day__lt=day, state__in=WAITING)
    given_up.filter(attempts=0).update(state=State.CANCELLED)
    given_up.filter(attempts__gt=0).update(state=State.FAILED, lease_until=None)
    planned = set(Digest.objects.filter(day=day).values_list("recipient_id", flat=True))
    fresh = {p.pk: lines for p, lines, _ in agenda_of_everyone(day) if p.pk not in planned}
    with transaction.atomic():
        Digest.objects.bulk_create(
            [Digest(recipient_id=person, day=day, next_try=now) for person in fresh],
            ignore_conflicts=True,  # another planner may be a moment ahead
        )
        digests = Digest.objects.filter(day=day, recipient__in=fresh, state=State.PENDING)
        Reminder.objects.bulk_create(
            [
                Reminder(digest=digest, task=line.task, rung=line.rung)
                for digest in digests
                for line in fresh[digest.recipient_id]
            ],
            ignore_conflicts=True,
        )
    return len(fresh)


def waiting(day: date, now: datetime) -> QuerySet[Digest]:
    """The day's digests that may be sent now: planned, their pause over, leased by nobody."""
    free = Q(lease_until=None) | Q(lease_until__lt=now)
    ready = Digest.objects.filter(free, day=day, state__in=WAITING, next_try__lte=now)
    return ready.order_by("next_try", "pk")


def send_waiting(day: date, now: datetime) -> int:
    """Send what may be sent; the number of letters that left."""
    given_up = waiting(day, now).filter(attempts__gte=MAX_TRIES)
    given_up.update(state=State.FAILED, lease_until=None)
    return sum(deliver(digest, timezone.now()) for digest in waiting(day, now)[:BATCH])


def deliver(digest: Digest, now: datetime) -> bool:
    """Claim the digest, look again at each of its lines, and send what still holds.

    True where a letter left. Two senders at once: the conditional UPDATE lets one through.
    """
    claimed = waiting(digest.day, now).order_by().filter(pk=digest.pk, attempts__lt=MAX_TRIES)
    lease = now + LEASE
    if not claimed.update(state=State.SENDING, lease_until=lease, attempts=F("attempts") + 1):
        return False
    digest.refresh_from_db()
    lines, elsewhere = lines_that_hold(digest)
    if not lines or not digest.recipient.is_active:
        _close(digest, State.CANCELLED)
        return False
    if not digest.recipient.email:
        _close(digest, State.IN_APP)
        return False
    try:
        letter(digest, lines, now, elsewhere).send()
    except (SMTPException, OSError) as error:
        _put_off(digest, error, now)
        return False
    _close(digest, State.SENT, sent_at=timezone.now())
    return True


def lines_that_hold(digest: Digest) -> tuple[list[DigestLine], int]:
    """The lines planned this morning that are still true at this moment, and how many overdue tasks
    they leave out (Agenda.late_elsewhere)."""
    planned = set(digest.reminders.values_list("task_id", "rung"))
    agenda = Agenda.of(digest.day)
    lines = agenda.lines_for(digest.recipient)
    hold = [line for line in lines if (line.task.pk, line.rung) in planned]
    return hold, agenda.late_elsewhere(digest.recipient, lines)


def _put_off(digest: Digest, error: Exception, now: datetime) -> None:
    """Try again after a pause; not at all where the server refuses the address for good."""
    if _is_final(error) or digest.attempts >= MAX_TRIES:
        _close(digest, State.FAILED)
    else:
        _close(digest, State.PENDING, next_try=now + PAUSES[digest.attempts - 1])


def _is_final(error: Exception) -> bool:
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, SMTPResponseException) and error.smtp_code >= 500


def _close(digest: Digest, state: State, **fields) -> None:
    """Give the lease back; a later sender that took over in the meantime is not disturbed."""
    mine = Digest.objects.filter(pk=digest.pk, lease_until=digest.lease_until)
    mine.update(state=state, lease_until=None, **fields)
