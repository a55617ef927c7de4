"""How often units asked for more time, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Self

from django.db.models import Count, Q, QuerySet, Sum

from departments.at_once import rows
from departments.models import Department
from reports.figures.counts import one_decimal
from reports.figures.row_sets import asked_time, extended_twice
from tasks.calendar import Day
from tasks.models import Extension
from tasks.querysets import TaskQuerySet

State = Extension.State
# Requests that a number of the table counts, by its name in an address: the list is filtered by the
# same condition.
REQUESTS = {
    "luot": ("Số lượt đề nghị", Q()),
    "dong-y": ("Đồng ý", Q(state=State.GRANTED)),
    "khong": ("Không đồng ý", Q(state=State.REFUSED)),
    "sau-han": ("Đề nghị sau khi quá hạn", Q(asked_late=True)),
}
COUNTED = {
    "asked": REQUESTS["luot"][1],
    "granted": REQUESTS["dong-y"][1],
    "refused": REQUESTS["khong"][1],
    "late": REQUESTS["sau-han"][1],
    "waiting": Q(state=State.ASKED),
    "lapsed": Q(state=State.LAPSED),
}


@dataclass(frozen=True)
class AskedTime:
    """Of one unit's tasks, or of several units'."""

    tasks: int = 0
    asked: int = 0
    granted: int = 0
    refused: int = 0
    late: int = 0
    twice: int = 0
    days: int = 0  # working days granted, all together
    waiting: int = 0
    lapsed: int = 0

    @property
    def mean_days(self) -> str:
        """Working days of a request granted on average, “23”, “7,5”; empty where none was."""
        if not self.granted:
            return ""
        return one_decimal(self.days, self.granted).removesuffix(",0")

    def __add__(self, other: Self) -> Self:
        return type(self)(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def requests_of(tasks: TaskQuerySet) -> QuerySet[Extension]:
    """All requests for time of these tasks."""
    return Extension.objects.filter(task__in=tasks.order_by().values("pk"))


def asked_time_of(tasks: TaskQuerySet, day: Day) -> dict[int, AskedTime]:
    """By the unit that leads now; a unit whose tasks nobody asked time for is not in it."""
    counts = {name: Count("pk", filter=condition) for name, condition in COUNTED.items()}
    given = Sum("days", filter=COUNTED["granted"], default=0)
    rows = requests_of(tasks).order_by().values("task__lead").annotate(**counts, days=given)
    asking, twice = _by_lead(asked_time(tasks, day)), _by_lead(extended_twice(tasks, day))
    found = {}
    for row in rows:
        lead = row.pop("task__lead")
        found[lead] = AskedTime(tasks=asking.get(lead, 0), twice=twice.get(lead, 0), **row)
    return found


def _by_lead(tasks: TaskQuerySet) -> dict[int, int]:
    return dict(tasks.order_by().values_list("lead").annotate(Count("pk")))


def shown_units(found: Iterable[int]) -> list[Department]:
    """Every active unit in the notice's order, the unions last; one closed since only where it is
    among those found."""
    keys = set(found)
    shown = [
        unit
        for unit in rows("units")
        if unit.pk in keys or (unit.active and unit.kind in Department.WORKING)
    ]
    return sorted(shown, key=lambda unit: unit.kind == Department.Kind.UNION)
