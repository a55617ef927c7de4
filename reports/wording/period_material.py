"""What a report on a period is drafted from, read from the record in a fixed number of queries."""

from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property

from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils import timezone

from departments.agency_words import AgencyWords
from reports.figures.counts import SummaryRow
from reports.figures.filters import RegisterFilter
from reports.figures.row_sets import left_undated, long_late, old_undated
from reports.figures.summary_columns import LEFT_LATE, counted, left
from reports.figures.unit_figures import Figures, figures_of
from tasks.calendar import DAY, Day
from tasks.models import Event, Evidence, OpenQuestion, Task
from tasks.periods import Period, Span
from tasks.querysets import TaskQuerySet
from tasks.workflow import Status

READ = 120  # of each kind: far more than is told of, however many years of work there are
CONFIRMING = ("confirm", "close_period")
ASKED = ("request_extension", "decline", "cause")


@dataclass(frozen=True)
class PeriodMaterial:
    """The figures of a period, and the tasks that its report may tell of in words."""

    chosen: RegisterFilter
    words: AgencyWords
    figures: Figures
    notices: int
    left_undated: int
    long_late: int
    old_undated: int

    @cached_property
    def done(self) -> list[Task]:
        """What was confirmed in the period, of whatever notice."""
        return _told(_confirmed(self.chosen))

    @cached_property
    def unfinished(self) -> list[Task]:
        return _told(_pressing(self.chosen.figured, self.day))

    @cached_property
    def pressing(self) -> list[Task]:
        """Open work that is overdue, key or carried before, of whatever notice up to the period's
        end."""
        given = self.chosen.queryset.open().filter(issued_on__lte=self.period.last)
        return _told(_pressing(given, self.day))

    @cached_property
    def obstacles(self) -> list[Task]:
        return _told(_with_obstacles(left(self.chosen.figured, self.day)))

    @cached_property
    def asking(self) -> list[Task]:
        return _told(_asking(self.chosen.figured))

    @property
    def day(self) -> Day:
        return self.chosen.day

    @property
    def row(self) -> SummaryRow:
        return self.figures.total

    @property
    def period(self) -> Span:
        return self.chosen.period or Period(self.day.on.year)

    @property
    def is_over(self) -> bool:
        return self.period.last <= self.day.on


def material_of(chosen: RegisterFilter, words: AgencyWords) -> PeriodMaterial:
    """Of the tasks that the filter finds; `chosen` has all tasks of the reader behind it. What is
    told in words is read when it is first asked for."""
    tasks, day = chosen.figured, chosen.day
    return PeriodMaterial(
        chosen=chosen,
        words=words,
        figures=figures_of(*chosen.parts, day=day, ended=chosen.ended),
        notices=counted(tasks, day).order_by().values("notice").distinct().count(),
        left_undated=left_undated(tasks, day).count(),
        long_late=long_late(tasks, day).count(),
        old_undated=old_undated(chosen.queryset, day).count(),
    )


def _confirmed(chosen: RegisterFilter) -> TaskQuerySet:
    """Key work and what came with a paper first: the others may be many."""
    period = chosen.period or Period(chosen.on.year)
    first, last = (
        timezone.make_aware(datetime.combine(day, time.min))
        for day in (period.first, period.last + DAY)
    )
    events = Event.objects.filter(task=OuterRef("pk"))
    papers = Evidence.objects.filter(event__task=OuterRef("pk")).exclude(document_number="")
    confirmed = events.filter(
        verb__in=CONFIRMING, to_status=Status.DONE, at__gte=first, at__lt=last
    )
    done = chosen.queryset.filter(Exists(confirmed), status=Status.DONE)
    return done.annotate(paper=Exists(papers)).order_by("-duty__key", "-paper", "issued_on", "pk")


def _pressing(tasks: TaskQuerySet, day: Day) -> TaskQuerySet:
    standing = left(tasks, day).with_standing(day)
    pressing = Q(kind__in=LEFT_LATE) | Q(duty__key=True) | Q(carried_times__gt=0)
    return standing.filter(pressing).order_by(F("due_on").asc(nulls_last=True), "pk")


def _with_obstacles(tasks: TaskQuerySet) -> TaskQuerySet:
    told = Event.objects.filter(task=OuterRef("pk"), verb="obstacle")
    return tasks.open().filter(Exists(told)).order_by("issued_on", "notice", "pk")


def _asking(tasks: TaskQuerySet) -> TaskQuerySet:
    asked = OpenQuestion.objects.filter(task=OuterRef("pk"), asked__in=ASKED)
    return tasks.filter(Exists(asked)).order_by("issued_on", "notice", "pk")


def _told(tasks: TaskQuerySet) -> list[Task]:
    """With what a sentence of them is made from."""
    events = Event.objects.telling().prefetch_related("evidence")
    return list(tasks.for_rows().prefetch_related(Prefetch("events", events), "lead")[:READ])
