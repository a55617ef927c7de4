"""Small tasks for tests, made the way the product makes them."""

from datetime import UTC, date, datetime

from conclusions.tests.factories import a_directive, a_draft
from tasks.actions import issue, move


def at(day: date, hour: int = 9) -> datetime:
    """That hour of the day at Hà Nội, seven hours ahead of UTC."""
    return datetime(day.year, day.month, day.day, hour - 7, tzinfo=UTC)


def a_task(cast, lead, *, issued_on=date(2024, 4, 3), number="598/TB-SKHCN", **duty):
    """One task of one unit, just issued by the office on `issued_on`."""
    draft = a_draft(cast["giamdoc"], number=number, issued_on=issued_on)
    a_directive(draft, lead, **duty)
    return issue(draft, by=cast["hcth.son"], now=at(issued_on))[0]


def deadline_given_by(task, verb, due_on=None, *, extended=0):
    """Tells on the task which move gave its deadline, as the moves do; another day if named."""
    changes = {"moved_by": verb, "extended": extended} | ({"due_on": due_on} if due_on else {})
    type(task).objects.filter(pk=task.pk).update(**changes)
    task.refresh_from_db()


def do(task, verb, by, *, on=date(2024, 4, 4), **fields):
    """Make a move on a day, as the task stands."""
    return move(task, verb, by=by, now=at(on), **fields)
