"""Tasks counted: one grouping by unit, state, kind and days, and what it comes to in a row."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Self

from django.db.models import Case, Count, DateField, F, Min, Q, QuerySet, Sum, Value, When

from tasks.calendar import Day
from tasks.models.ended_count import EndedCountQuerySet
from tasks.querysets import CLOCKED, TaskQuerySet
from tasks.workflow import Status

AHEAD = 16  # days, from today on, of which figures tell how much ends on each
OPEN_KINDS = ("late", "soon", "time", "none")


@dataclass(frozen=True)
class CountedGroup:
    """How many tasks of one unit stand alike; the days are told only of what they differ for."""

    lead: int
    status: str
    kind: str  # of Timeliness
    dated: bool
    due_on: date | None  # of what ends soon, and of what was reported late
    counted_on: date | None
    count: int
    oldest: date | None = None  # the first deadline among them

    def late_days(self, day: Day) -> int:
        """Working days overdue of the one overdue longest, as Task.late_days counts them."""
        if self.kind != "late" or self.oldest is None:
            return 0
        return max(1, day.calendar.between(self.oldest, self.counted_on or day.on))


def grouped_counts(
    *parts: TaskQuerySet, day: Day, ended: EndedCountQuerySet | None = None
) -> QuerySet:
    """The tasks of some parts, none of them in two, counted by unit, state, kind and days: rows of
    a CountedGroup.

    Days are told apart only of the AHEAD coming days, and of what was reported late. `ended` counts
    are read in place of the tasks they count; so what this costs follows the open work, not the
    years of finished work.
    """
    counted = [_live(tasks, day) for tasks in parts]
    if ended is not None:
        counted.append(_kept(ended))
    return counted[0].union(*counted[1:], all=True) if counted[1:] else counted[0]


def _live(tasks: TaskQuerySet, day: Day) -> QuerySet:
    """Rows of a CountedGroup; of tasks whose standing is told already, by that."""
    coming = Q(status__in=CLOCKED, due_on__range=(day.on, day.on + timedelta(days=AHEAD)))
    reported_late = Q(status=Status.AWAITING, due_on__lt=F("counted_on"))
    told = coming | reported_late
    standing = tasks if "kind" in tasks.query.annotations else tasks.with_standing(day)
    return (
        standing.order_by()
        .annotate(
            dated=Q(due_on__isnull=False),
            due=Case(When(told, then=F("due_on")), output_field=DateField()),
            counted=Case(When(reported_late, then=F("counted_on")), output_field=DateField()),
        )
        .values_list("lead", "status", "kind", "dated", "due", "counted")
        .annotate(
            count=Count("*"), oldest=Min("due_on")
        )  # every column stands in task_open_counted
    )


def _kept(ended: EndedCountQuerySet) -> QuerySet:
    """The same rows of ended work, as Task.kind_on tells their kinds, which no day changes any
    more."""
    late = When(status=Status.DONE, late=True, then=Value("done_late"))
    done = When(status=Status.DONE, then=Value("done"))
    no_day = Value(None, DateField())
    return (
        ended.order_by()
        .annotate(kind=Case(late, done, default=Value("off")), due=no_day, counted=no_day)
        .values_list("lead", "status", "kind", "dated", "due", "counted")
        .annotate(total=Sum("count"), oldest=no_day)
        .exclude(total=0)
    )


@dataclass(frozen=True)
class Standing:
    """Tasks by kind of timeliness, and the working days of the one overdue longest."""

    counts: Counter[str] = field(default_factory=Counter)
    longest: int = 0

    @classmethod
    def of(cls, groups: Iterable[CountedGroup], day: Day) -> Self:
        counts: Counter[str] = Counter()
        longest = 0
        for group in groups:
            counts[group.kind] += group.count
            longest = max(longest, group.late_days(day))
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
    def of(cls, groups: Iterable[CountedGroup]) -> Self:
        counts: Counter[str] = Counter()
        for group in groups:
            if group.status in (Status.WITHDRAWN, Status.PAUSED):
                continue
            late = group.kind.endswith("late")
            if group.status == Status.DONE:
                place = "done_late" if late else "done_on_time"
            else:
                place = "left_late" if late else "left_in_time"
            counts[place] += group.count
            counts["dated" if group.dated else "undated"] += group.count
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
