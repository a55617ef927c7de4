"""Tasks counted: one grouping by unit, state and days, and what it comes to in a row."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from django.db.models import Case, Count, DateField, F, OuterRef, Q, Subquery, When

from tasks.calendar import WorkCalendar
from tasks.models import Task
from tasks.querysets import TaskQuerySet
from tasks.workflow import Status

OPEN_KINDS = ("late", "soon", "time", "none")


@dataclass(frozen=True)
class CountedGroup:
    """How many tasks of one unit stand alike; `stopped_on` is the day their clock stands at."""

    lead: int
    status: str
    dated: bool
    due_on: date | None
    stopped_on: date | None
    count: int


@dataclass(frozen=True)
class JudgedGroup:
    """A group as it stands on a day: its kind of timeliness, and working days over the deadline."""

    group: CountedGroup
    kind: str
    days: int


def judged(group: CountedGroup, on: date, calendar: WorkCalendar) -> JudgedGroup:
    """late | soon | time | none | done | done_late | off: as the page of such a task says it.

    A carried task's clock stood on the day it was carried.
    """
    alike = Task(status=group.status, due_on=group.due_on, reported_on=group.stopped_on)
    time = alike.timeliness(on, calendar)
    carried = group.status == Status.CARRIED
    return JudgedGroup(group, time.kind, alike.late_days(on, calendar) if carried else time.days)


def groups_of(tasks: TaskQuerySet) -> list[CountedGroup]:
    """The tasks counted by unit, state and days, in one query.

    Work that is undated, withdrawn or done by its day needs no days told apart, so the number of
    groups follows the open and the late work, not the years of finished work.
    """
    done_in_time = Q(status=Status.DONE, reported_on__lte=F("due_on"))
    plain = Q(due_on=None) | Q(status=Status.WITHDRAWN) | done_in_time
    successor = Task.objects.filter(continues=OuterRef("pk")).order_by("pk")
    carried_on = successor.values("duty__item__conclusion__issued_on")[:1]
    rows = (
        tasks.order_by()
        .annotate(
            dated=Q(due_on__isnull=False),
            due=Case(When(plain, then=None), default=F("due_on"), output_field=DateField()),
            stopped=Case(
                When(plain, then=None),
                When(status=Status.CARRIED, then=Subquery(carried_on)),
                default=F("reported_on"),
                output_field=DateField(),
            ),
        )
        .values_list("lead", "status", "dated", "due", "stopped")
        .annotate(count=Count("pk"))
    )
    return [CountedGroup(*row) for row in rows]


@dataclass(frozen=True)
class Standing:
    """Tasks by kind of timeliness, and the working days of the one overdue longest."""

    counts: Counter = field(default_factory=Counter)
    longest: int = 0

    @classmethod
    def of(cls, groups: Iterable[JudgedGroup]) -> Self:
        counts, longest = Counter(), 0
        for one in groups:
            counts[one.kind] += one.group.count
            longest = max(longest, one.days if one.kind == "late" else 0)
        return cls(counts, longest)

    @property
    def open(self) -> int:
        return sum(self.counts[kind] for kind in OPEN_KINDS)

    @property
    def done(self) -> int:
        return self.counts["done"] + self.counts["done_late"]

    @property
    def total(self) -> int:
        return self.open + self.done

    @property
    def open_counts(self) -> dict[str, int]:
        return {kind: self.counts[kind] for kind in OPEN_KINDS}

    def __add__(self, other: "Standing") -> "Standing":
        return Standing(self.counts + other.counts, max(self.longest, other.longest))


@dataclass(frozen=True)
class SummaryRow:
    """One row of the official table; withdrawn and paused work is not in it."""

    dated: int = 0
    undated: int = 0
    done_on_time: int = 0
    done_late: int = 0
    left_in_time: int = 0
    left_late: int = 0

    @classmethod
    def of(cls, groups: Iterable[JudgedGroup]) -> Self:
        counts = Counter()
        for one in groups:
            if one.group.status in (Status.WITHDRAWN, Status.PAUSED):
                continue
            done, late = one.group.status == Status.DONE, one.days > 0
            if done:
                place = "done_late" if late else "done_on_time"
            else:
                place = "left_late" if late else "left_in_time"
            counts[place] += one.group.count
            counts["dated" if one.group.dated else "undated"] += one.group.count
        return cls(**counts)

    @property
    def total(self) -> int:
        return self.dated + self.undated

    @property
    def done(self) -> int:
        return self.done_on_time + self.done_late

    @property
    def left(self) -> int:
        return self.left_in_time + self.left_late

    @property
    def judged(self) -> int:
        """What the rate is counted over: work done, and work overdue and not done."""
        return self.done + self.left_late

    @property
    def rate(self) -> str:
        """Done on time of judged, “84,4”, half up; “–” where there is nothing to judge."""
        if not self.judged:
            return "–"
        return one_decimal(100 * self.done_on_time, self.judged)

    def __add__(self, other: "SummaryRow") -> "SummaryRow":
        return SummaryRow(
            *(getattr(self, name) + getattr(other, name) for name in self.__match_args__)
        )


def one_decimal(count: int, of: int) -> str:
    """count / of with one decimal, half up: “84,4”."""
    tenths = (20 * count + of) // (2 * of)
    return f"{tenths // 10},{tenths % 10}"
