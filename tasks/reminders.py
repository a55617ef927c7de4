"""The outbox of reminders: at most one digest a person a working day, planned, sent, and kept.

The rows are the mail to send and the in-app list at once. Planning or sending twice is harmless:
a digest is unique by person and day, and is leased to one sender before its letter leaves
(tasks.delivery).
"""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from departments.models import Membership, User
from departments.rights import with_rights
from tasks.models import DayOff, Digest, Reminder
from tasks.reminder_lines import Agenda, DigestLine

State = Digest.State
WAITING = (State.PENDING, State.SENDING)

FIRST, LAST = time(7, 30), time(17, 0)  # nobody is written to outside office hours


def is_office_hour(now: datetime) -> bool:
    return FIRST <= timezone.localtime(now).time() < LAST


def agenda_of_everyone(day: date) -> list[tuple[User, list[DigestLine], int]]:
    """Everybody with something to be told on that day, and how many of their overdue tasks wait for
    a decision (Agenda.late_elsewhere); nobody on a day off."""
    if not DayOff.objects.calendar().is_working(day):
        return []
    agenda = Agenda.of(day)
    told = ((person, agenda.lines_for(person)) for person in _everyone(day))
    return [
        (person, lines, agenda.late_elsewhere(person, lines)) for person, lines in told if lines
    ]


def _everyone(day: date) -> list[User]:
    """Who may be told something, with their rights on that day and today."""
    posts = Membership.objects.values("user")
    people = User.objects.filter(is_active=True, pk__in=posts).order_by("pk")
    return with_rights(people.only(*User.NAMED), day, timezone.localdate())


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
        digests = Digest.objects.filter(day=day, state=State.PENDING)
        Reminder.objects.bulk_create(
            [
                Reminder(digest=digest, task=line.task, rung=line.rung)
                for digest in digests
                for line in fresh.get(digest.recipient_id, ())
            ],
            ignore_conflicts=True,
        )
    return len(fresh)


def prune(day: date) -> int:
    """Clear away what was told longer ago than KEEP_REMINDERS_DAYS, seen or not: what is still
    open has been told again since. How many digests went."""
    old = Digest.objects.filter(day__lt=day - timedelta(days=settings.KEEP_REMINDERS_DAYS))
    with transaction.atomic():
        Reminder.objects.filter(digest__in=old).delete()
        return old.delete()[0]
