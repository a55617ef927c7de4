"""The outbox of reminders: at most one digest a person a working day, planned, sent, and kept.

The rows are the mail to send and the in-app list at once. Planning or sending twice is harmless:
a digest is unique by person and day, and is leased to one sender before its letter leaves
(tasks.delivery).
"""

import json
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from departments.models import Membership, User
from departments.rights import with_rights
from tasks.models import DayOff, Digest, Reminder
from tasks.reminder_lines import Agenda, DigestLine

State = Digest.State
WAITING = (State.PENDING, State.SENDING)

# What reads the elements of an array in JSON; both call them `value`.
EACH = {"postgresql": "json_array_elements", "sqlite": "json_each"}
NEW_DIGESTS = """
    INSERT INTO tasks_digest (recipient_id, day, state, attempts, next_try, trouble)
    SELECT CAST(CAST(told.value AS text) AS bigint), %s, 'pending', 0, %s, ''
    FROM {each}(%s) AS told WHERE true ON CONFLICT DO NOTHING
"""
NEW_LINES = """
    INSERT INTO tasks_reminder (digest_id, task_id, rung)
    SELECT digest.id, CAST(told.value ->> 1 AS bigint), told.value ->> 2
    FROM {each}(%s) AS told CROSS JOIN tasks_digest AS digest -- in this order, for SQLite
    WHERE digest.recipient_id = CAST(told.value ->> 0 AS bigint) AND digest.day = %s
    AND digest.state = 'pending' ON CONFLICT DO NOTHING
"""

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
    _write(fresh, day, now)
    return len(fresh)


def _write(told: dict[int, list[DigestLine]], day: date, now: datetime) -> None:
    """The digests of these people with their lines, each table in one statement; another planner
    may be a moment ahead, and its rows stay. The ORM would make SQLite ask once for each 140
    people and 250 lines, and took as long for it as finding them all (measured)."""
    lines = [(person, line.task.pk, line.rung) for person, lines in told.items() for line in lines]
    ops = connection.ops
    on, at = ops.adapt_datefield_value(day), ops.adapt_datetimefield_value(now)
    each = EACH[connection.vendor]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(NEW_DIGESTS.format(each=each), [on, at, json.dumps(list(told))])
        cursor.execute(NEW_LINES.format(each=each), [json.dumps(lines), on])


def prune(day: date) -> int:
    """Clear away what was told longer ago than KEEP_REMINDERS_DAYS, seen or not: what is still
    open has been told again since. How many digests went."""
    old = Digest.objects.filter(day__lt=day - timedelta(days=settings.KEEP_REMINDERS_DAYS))
    with transaction.atomic():
        Reminder.objects.filter(digest__in=old).delete()
        return old.delete()[0]
