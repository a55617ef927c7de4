"""Tasks counted by the month of their notice and by unit, one question for however many months."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, QuerySet, Sum, Value, When
from django.db.models.functions import TruncMonth

from reports.figures.counts import OPEN_KINDS, CountedGroup, SummaryRow
from tasks.calendar import Day
from tasks.models import EndedCount, Task
from tasks.querysets import TaskQuerySet
from tasks.workflow import Status

MonthOfUnit = tuple[date, int]  # the month's first day, the unit
COLUMNS = ("month", "lead", "status", "kind", "dated")


def month_counts(first: date, last: date, day: Day) -> dict[MonthOfUnit, SummaryRow]:
    """The row of each month and unit that was given work from `first`, a month's first day, to
    `last`, a month's last; each month as the official table of that month alone has it."""
    groups: dict[MonthOfUnit, list[CountedGroup]] = defaultdict(list)
    for month, lead, status, kind, dated, count in _counted(first, last, day):
        groups[month, lead].append(CountedGroup(lead, status, kind, dated, None, None, count))
    return {key: SummaryRow.of(found) for key, found in groups.items()}


def _counted(first: date, last: date, day: Day) -> Iterator[tuple[Any, ...]]:
    given = Task.objects.filter(issued_on__range=(first, last))
    given = given.annotate(month=TruncMonth("issued_on"))
    yield from _grouped(given.open().with_standing(day, OPEN_KINDS))
    carried = given.in_status(Status.CARRIED).exclude(Exists(_in_same_month()))
    yield from _grouped(carried.with_standing(day, ("off_late",)))
    yield from _ended(first, last)


def _in_same_month() -> TaskQuerySet:
    """What carries a task on within its own month counts in its place."""
    again = Task.objects.annotate(again=TruncMonth("issued_on"))
    return again.filter(continues=OuterRef("pk"), again=OuterRef("month"))


def _grouped(tasks: TaskQuerySet) -> QuerySet:
    dated = Case(When(due_on__isnull=False, then=Value(True)), default=Value(False))
    found = tasks.order_by().annotate(dated=dated)
    return found.values_list(*COLUMNS).annotate(count=Count("pk"))


def _ended(first: date, last: date) -> QuerySet:
    late = When(status=Status.DONE, late=True, then=Value("done_late"))
    done = When(status=Status.DONE, then=Value("done"))
    found = EndedCount.objects.given_in(first, last).order_by()
    found = found.annotate(kind=Case(late, done, default=Value("off")))
    return found.values_list(*COLUMNS).annotate(total=Sum("count")).exclude(total=0)
