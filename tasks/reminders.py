"""The outbox of reminders: at most one digest a person a working day, planned, sent, and kept.

The rows are the mail to send and the in-app list at once. Planning or sending twice is harmless:
a digest is unique by person and day, and is leased to one sender before its letter leaves
(tasks.delivery).
"""

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from departments.models import Membership, User
from departments.rights import with_rights
from tasks.limits import FIRST_LETTER, LAST_LETTER
from tasks.models import DayOff, Digest, Event, Notification, Reminder, Task
from tasks.news_lines import NewsLine, untold
from tasks.persons_day import PersonsDay, without_given
from tasks.reminder_lines import Agenda

State = Digest.State
WAITING = (State.PENDING, State.SENDING)

# What reads the elements of an array in JSON; both call them `value`.
EACH = {"postgresql": "json_array_elements", "sqlite": "json_each"}
DATE = {"postgresql": "date", "sqlite": "text"}
NEW_DIGESTS = """
    INSERT INTO tasks_digest (recipient_id, day, state, attempts, next_try, trouble, let_through)
    SELECT CAST(CAST(told.value AS text) AS bigint), %s, 'pending', 0, %s, '', false
    FROM {each}(%s) AS told WHERE true ON CONFLICT DO NOTHING
"""
NEW_LINES = """
    INSERT INTO tasks_reminder (digest_id, task_id, rung, since, step)
    SELECT digest.id, CAST(told.value ->> 1 AS bigint), told.value ->> 2,
           CAST(told.value ->> 3 AS {date}), CAST(told.value ->> 4 AS smallint)
    FROM {each}(%s) AS told CROSS JOIN tasks_digest AS digest -- in this order, for SQLite
    WHERE digest.recipient_id = CAST(told.value ->> 0 AS bigint) AND digest.day = %s
    AND digest.state = 'pending' ON CONFLICT DO NOTHING
"""
# What no letter holds yet goes into the day's.
NEW_NEWS = """
    UPDATE tasks_notification SET digest_id = (
        SELECT digest.id FROM tasks_digest AS digest
        WHERE digest.recipient_id = tasks_notification.recipient_id AND digest.day = %s
        AND digest.state = 'pending'
    )
    WHERE digest_id IS NULL
    AND id IN (SELECT CAST(CAST(told.value AS text) AS bigint) FROM {each}(%s) AS told)
"""

IN_A_LATER_ONE = "Chưa gửi; việc còn phải nhắc nằm trong thư sau."


def is_office_hour(now: datetime) -> bool:
    return FIRST_LETTER <= timezone.localtime(now).time() < LAST_LETTER


def is_begun(day: date) -> bool:
    """Whether anybody's digest of that day is written."""
    return Digest.objects.filter(day=day).exists()


def agenda_of_everyone(day: date) -> list[PersonsDay]:
    """Everybody with something to be told on that day; nobody on a day off."""
    if not DayOff.objects.calendar().is_working(day):
        return []
    people = _everyone(day)
    return _told(people, Agenda.of(day), untold(people, day))


def agenda_of_tasks(tasks: Iterable[Task], events: Iterable[Event], day: date) -> list[PersonsDay]:
    """The same of these tasks, questions aside, and of these lines of histories."""
    people = _everyone(day)
    agenda = Agenda.of_tasks(Q(pk__in=[task.pk for task in tasks]), day)
    return _told(people, agenda, untold(people, day, Q(event__in=events)))


def _told(people: list[User], agenda: Agenda, news: dict[int, list[NewsLine]]) -> list[PersonsDay]:
    found = []
    for person in people:
        lines, told = agenda.lines_for(person), news.get(person.pk, [])
        if lines or told:
            elsewhere = agenda.late_elsewhere(person, lines)
            fresh = without_given(told, lines)
            said = [one for one in told if one not in fresh]
            found.append(PersonsDay(person, lines, elsewhere, fresh, said))
    return found


def _everyone(day: date) -> list[User]:
    """Who may be told something, with their rights on that day and today."""
    posts = Membership.objects.values("user")
    people = User.objects.filter(is_active=True, pk__in=posts).order_by("pk")
    return with_rights(people.only(*User.NAMED, "quiet_headings"), day, timezone.localdate())


def plan(day: date, now: datetime) -> int:
    """Write the day's digests that are not there yet; the number written.

    After days of standstill, of this machine or of the mail server, this is still one digest: what
    an earlier one would have said and is still true stands in today's, so unsent earlier ones are
    given up.
    """
    given_up = Digest.objects.filter(day__lt=day, state__in=(*WAITING, State.HELD))
    given_up.filter(attempts=0).update(state=State.CANCELLED, trouble=IN_A_LATER_ONE)
    given_up.filter(attempts__gt=0).update(state=State.FAILED, lease_until=None, next_try=None)
    lost = Digest.objects.never_left().filter(day__lt=day).order_by()
    Notification.objects.filter(digest__in=lost, read_at=None).update(digest=None)
    planned = set(Digest.objects.filter(day=day).values_list("recipient_id", flat=True))
    fresh = [one for one in agenda_of_everyone(day) if one.person.pk not in planned]
    _write(fresh, day, now)
    return len(fresh)


def _write(told: list[PersonsDay], day: date, now: datetime) -> None:
    """The digests of these people with their lines, each table in one statement; another planner
    may be a moment ahead, and its rows stay. The ORM would make SQLite ask once for each 140
    people and 250 lines, and took as long for it as finding them all (measured)."""
    people = [one.person.pk for one in told]
    lines = [
        (one.person.pk, line.task.pk, line.rung, line.since.isoformat(), line.step)
        for one in told
        for line in one.lines
    ]
    # What a line says already is told with it, and not the next day.
    news = [line.notification for one in told for line in (*one.news, *one.said_already)]
    ops = connection.ops
    on, at = ops.adapt_datefield_value(day), ops.adapt_datetimefield_value(now)
    each, day_type = EACH[connection.vendor], DATE[connection.vendor]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(NEW_DIGESTS.format(each=each), [on, at, json.dumps(people)])
        cursor.execute(NEW_LINES.format(each=each, date=day_type), [json.dumps(lines), on])
        cursor.execute(NEW_NEWS.format(each=each), [on, json.dumps(news)])


def prune(day: date) -> int:
    """Clear away what was told longer ago than KEEP_REMINDERS_DAYS, seen or not. What was told of
    work still open is kept: by it no step is told twice. How many digests went."""
    first = day - timedelta(days=settings.KEEP_REMINDERS_DAYS)
    old = Digest.objects.filter(day__lt=first)
    with transaction.atomic():
        Notification.objects.filter(at__date__lt=first).delete()
        Reminder.objects.filter(digest__in=old).exclude(task__status__is_open=True).delete()
        return old.exclude(pk__in=Reminder.objects.values("digest")).delete()[0]
