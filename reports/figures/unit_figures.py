"""Figures of the register: where tasks stand, by unit; pages, prints and sheets read these."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from django.db.models import Count

from departments.at_once import rows
from departments.compiled import CompiledRows, answers
from departments.models import Department, Membership
from reports.figures.counts import (
    CountedGroup,
    Standing,
    SummaryRow,
    grouped_counts,
    one_decimal,
)
from tasks.calendar import Day
from tasks.models.ended_count import EndedCountQuerySet
from tasks.querysets import CLOCKED, TaskQuerySet
from tasks.workflow import Status

UNION = Department.Kind.UNION


@dataclass(frozen=True)
class UnitFigures:
    """One unit, or the unions together: where its tasks stand."""

    units: tuple[Department, ...]
    standing: Standing
    row: SummaryRow
    people: int  # with an active account

    @property
    def name(self) -> str:
        return ", ".join(unit.name for unit in self.units)

    @property
    def short(self) -> str:
        return ", ".join(unit.short for unit in self.units)

    @property
    def is_union(self) -> bool:
        return self.units[0].kind == UNION

    @property
    def each(self) -> str:
        """Open tasks for each person, “2,3”; empty where the unit has nobody."""
        return one_decimal(self.standing.open, self.people) if self.people else ""

    def __add__(self, other: "UnitFigures") -> "UnitFigures":
        return UnitFigures(
            self.units + other.units,
            self.standing + other.standing,
            self.row + other.row,
            self.people + other.people,
        )


@dataclass(frozen=True)
class DayAhead:
    """A day of the chart: how many running tasks end on it."""

    day: date
    working: bool
    holiday: bool
    soon: int
    time: int

    @property
    def count(self) -> int:
        return self.soon + self.time


@dataclass(frozen=True)
class Figures:
    """All figures of a set of tasks on one day."""

    day: Day
    groups: tuple[CountedGroup, ...]
    departments: tuple[Department, ...]
    people: dict[int, int]  # of each unit that has any

    def among(self, units: Iterable[Department]) -> "Figures":
        """The figures of these units alone."""
        keys = {unit.pk for unit in units}
        groups = tuple(group for group in self.groups if group.lead in keys)
        departments = tuple(unit for unit in self.departments if unit.pk in keys)
        return Figures(self.day, groups, departments, self.people)

    @cached_property
    def units(self) -> tuple[UnitFigures, ...]:
        """Every unit in the notice's order, the unions last."""
        led: dict[int, list[CountedGroup]] = {}
        for group in self.groups:
            led.setdefault(group.lead, []).append(group)
        in_order = sorted(self.departments, key=lambda unit: unit.kind == UNION)
        return tuple(
            UnitFigures(
                (unit,),
                Standing.of(groups, self.day),
                SummaryRow.of(groups),
                self.people.get(unit.pk, 0),
            )
            for unit in in_order
            for groups in [led.get(unit.pk, [])]
        )

    @cached_property
    def compared(self) -> tuple[UnitFigures, ...]:
        """Units by number overdue, then the longest overdue, then the notice's order."""
        units = [u for u in self.units if not u.is_union]
        return tuple(sorted(units, key=lambda u: (-u.standing.counts["late"], -u.standing.longest)))

    @cached_property
    def unions(self) -> UnitFigures | None:
        """The unions together, outside the comparison; None where none has work."""
        unions = [u for u in self.units if u.is_union and u.standing.total]
        return sum(unions[1:], unions[0]) if unions else None

    @cached_property
    def busiest(self) -> tuple[UnitFigures, ...]:
        return tuple(sorted(self.compared, key=lambda u: -u.standing.open))

    @property
    def mean_open(self) -> float:
        """Open tasks of a compared unit on average."""
        return sum(u.standing.open for u in self.compared) / max(len(self.compared), 1)

    @property
    def mean_words(self) -> str:
        return one_decimal(sum(u.standing.open for u in self.compared), len(self.compared) or 1)

    @cached_property
    def whole(self) -> Standing:
        return sum((u.standing for u in self.units), Standing())

    @cached_property
    def total(self) -> SummaryRow:
        return sum((u.row for u in self.units), SummaryRow())

    @property
    def late_units(self) -> int:
        return sum(1 for u in self.units if u.standing.counts["late"])

    @property
    def paused(self) -> int:
        return self._of_status(Status.PAUSED)

    @property
    def withdrawn(self) -> int:
        return self._of_status(Status.WITHDRAWN)

    def _of_status(self, status: str) -> int:
        return sum(group.count for group in self.groups if group.status == status)

    @cached_property
    def _ending(self) -> Counter[date]:
        ending: Counter[date] = Counter()
        for group in self.groups:
            if group.status in CLOCKED and group.due_on:
                ending[group.due_on] += group.count
        return ending

    def ending_on(self, day: date) -> int:
        """How many running tasks end on that day, one of the AHEAD coming ones."""
        return self._ending[day]

    def days_ahead(self, days: Iterable[date]) -> list[DayAhead]:
        """The coming days; a day is coloured as the tasks that end on it are."""
        calendar, soon_before = self.day.calendar, self.day.soon_before
        return [
            DayAhead(
                day,
                calendar.is_working(day),
                day in calendar.off,
                self.ending_on(day) * (day < soon_before),
                self.ending_on(day) * (day >= soon_before),
            )
            for day in days
        ]


def figures_of(*parts: TaskQuerySet, day: Day, ended: EndedCountQuerySet | None = None) -> Figures:
    """The figures of these tasks on that day; parts and `ended` as for grouped_counts."""
    counted = CompiledRows.of(grouped_counts(*parts, day=day, ended=ended))
    groups, people = answers(counted, people_by_unit())
    return figures_from(groups, people, day)


@cache
def people_by_unit() -> CompiledRows:
    """Units that have people, and how many of them have an active account."""
    active = Membership.objects.filter(user__is_active=True).order_by().values_list("department")
    return CompiledRows.of(active.annotate(count=Count("pk")))


def figures_from(
    groups: Iterable[tuple[Any, ...]], people: Iterable[tuple[int, int]], day: Day
) -> Figures:
    """The figures of what was answered to grouped_counts and people_by_unit.

    Every active unit has its row, a unit closed since then only where it has tasks.
    """
    counted = tuple(CountedGroup(*row) for row in groups)
    led = {group.lead for group in counted}
    units = tuple(
        unit
        for unit in rows("units")
        if unit.pk in led or (unit.active and unit.kind in Department.WORKING)
    )
    return Figures(day, counted, units, dict(people))
