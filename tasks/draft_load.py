"""What a draft adds to each unit's open work: by weeks where it has a day, else as a number."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count

from conclusions.models import Duty
from departments.models import Department
from tasks.actions.issuing import carried_by, due_day
from tasks.calendar import DAY, Day
from tasks.models import Task

WEEKS = 6  # the first weeks the draft has deadlines in; later ones are told together
BUSIEST = 3  # units named in the review
ON_ONE_DAY = 2  # deadlines of a unit on one day, from which on they are told
LATER, UNDATED, OTHER = "later", "undated", "other"


@dataclass(frozen=True)
class AddedTask:
    """One task that issuing would make."""

    duty: Duty
    unit: Department
    due: date | None


@dataclass(frozen=True)
class SumWithDraft:
    """How much is there, and how much the draft adds."""

    held: int
    added: int

    @property
    def total(self) -> int:
        return self.held + self.added


@dataclass(frozen=True)
class UnitLoad:
    """One unit's open work with the draft: all of it, the undated, and by the draft's weeks."""

    unit: Department
    all: SumWithDraft
    late: int
    undated: SumWithDraft
    weeks: tuple[SumWithDraft, ...]
    later: SumWithDraft


@dataclass(frozen=True)
class SameDay:
    """A unit's deadlines that fall on one day, of which the draft gives some."""

    unit: Department
    day: date
    duties: tuple[Duty, ...]
    held: int


class DraftLoad:
    """The tasks that these duties of a draft would make, beside the open work of their units. What
    issuing ends as carried on is counted in the draft's alone."""

    def __init__(self, duties: list[Duty], day: Day, *, strict: bool) -> None:
        self.day = day
        self.added = [
            AddedTask(duty, unit, due_day(duty, before_excludes_day=strict))
            for duty in duties
            for unit in duty.leads.all()
        ]
        units = {one.unit for one in self.added}
        self.units = sorted(units, key=lambda unit: (unit.position, unit.pk))
        carried = [task.pk for task in carried_by(duties)]
        self.open = Task.objects.open().filter(lead__in=self.units).exclude(pk__in=carried)

    @cached_property
    def weeks(self) -> list[date]:
        """The Mondays of the first weeks in which the draft has deadlines."""
        return sorted({monday(one.due) for one in self.added if one.due})[:WEEKS]

    @cached_property
    def has_later(self) -> bool:
        return any(one.due and monday(one.due) not in self.weeks for one in self.added)

    @cached_property
    def rows(self) -> list[UnitLoad]:
        """In the agency's order of units."""
        held, added, late = self._held, self._added, self._late
        return [self._row(unit, held, added, late[unit.pk]) for unit in self.units]

    @property
    def busiest(self) -> list[UnitLoad]:
        """The units that would have most open work."""
        return sorted(self.rows, key=lambda row: -row.all.total)[:BUSIEST]

    @cached_property
    def same_days(self) -> list[SameDay]:
        """By day, the units in the agency's order."""
        found: dict[tuple[date, int], list[AddedTask]] = {}
        for one in self.added:
            if one.due:
                found.setdefault((one.due, one.unit.pk), []).append(one)
        told = [
            SameDay(some[0].unit, due, tuple(one.duty for one in some), self._held[unit, due])
            for (due, unit), some in found.items()
        ]
        clashes = [one for one in told if len(one.duties) + one.held >= ON_ONE_DAY]
        return sorted(clashes, key=lambda one: (one.day, one.unit.position, one.unit.pk))

    @cached_property
    def _held(self) -> Counter[tuple[int, date | None]]:
        found = self.open.order_by().values_list("lead", "due_on").annotate(Count("pk"))
        return Counter({(unit, due): count for unit, due, count in found})

    @cached_property
    def _added(self) -> Counter[tuple[int, date | None]]:
        return Counter((one.unit.pk, one.due) for one in self.added)

    @cached_property
    def _late(self) -> Counter[int]:
        late = self.open.late(self.day).order_by()
        return Counter(dict(late.values_list("lead").annotate(Count("pk"))))

    def _row(self, unit: Department, held: Counter, added: Counter, late: int) -> UnitLoad:
        before, more = (_by_place(told, unit, self.weeks) for told in (held, added))
        places = (*self.weeks, LATER, UNDATED)
        told = {place: SumWithDraft(before[place], more[place]) for place in places}
        return UnitLoad(
            unit=unit,
            all=SumWithDraft(before.total(), more.total()),
            late=late,
            undated=told[UNDATED],
            weeks=tuple(told[week] for week in self.weeks),
            later=told[LATER],
        )


def _by_place(
    told: Counter[tuple[int, date | None]], unit: Department, weeks: list[date]
) -> Counter[date | str]:
    """How many of the unit's fall in which week, behind them all, on no day, or elsewhere."""
    counts: Counter[date | str] = Counter()
    for (lead, due), count in told.items():
        if lead == unit.pk:
            counts[_place(due, weeks)] += count
    return counts


def _place(due: date | None, weeks: list[date]) -> date | str:
    if due is None:
        return UNDATED
    week = monday(due)
    if week in weeks:
        return week
    return LATER if weeks and week > weeks[-1] else OTHER


def monday(day: date) -> date:
    return day - DAY * day.weekday()
