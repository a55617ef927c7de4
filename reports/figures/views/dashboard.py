"""The first screen of the leaders: who is latest, what is about to slip, who is overloaded."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from departments.agency_text import in_agency_words
from reports.figures.coming_days import day_chart_of
from reports.figures.counts import AHEAD
from reports.figures.links import FigureLinks
from reports.figures.unit_figures import Figures, UnitFigures
from reports.figures.views.figures_page import FiguresView
from tasks.calendar import SOON_DAYS
from tasks.deadline_words import DeadlineWords, deadline_of
from tasks.decisions import Question, Waiting, named_of, questions_for
from tasks.models import Event, Task, Timeliness
from tasks.querysets import CLOCKED, TaskQuerySet
from tasks.rows import SILENT_PRESSED
from tasks.workflow import Status, Step

UNITS_SHOWN = 7  # rows that fit the first screen, the unions' row included
BUSIEST_SHOWN = 3
COMING_SHOWN = 4


@dataclass(frozen=True)
class UnitLine:
    """One unit on the page, with the links to its rows."""

    figures: UnitFigures
    parts: dict[str, str]
    late: str
    open: str


@dataclass(frozen=True)
class PendingKind:
    """What waits for a decision of one kind: its oldest, how many, since when."""

    label: str
    first: Waiting
    count: int
    days: int

    @property
    def others(self) -> int:
        return self.count - 1


@dataclass(frozen=True)
class ComingTask:
    """A task whose day is near, how it stands, and the one thing most worth knowing of it."""

    task: Task
    time: Timeliness
    deadline: DeadlineWords
    note: str


class Dashboard(FiguresView):
    template_name = "reports/dashboard.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        figures, links = context["figures"], context["links"]
        waiting = questions_for(self.request.user)
        shown = UNITS_SHOWN - bool(figures.unions)
        days = [figures.day.on + timedelta(days=n) for n in range(AHEAD)]
        late_units, today, row = (
            figures.late_units,
            figures.ending_on(figures.day.on),
            figures.total,
        )
        near = coming(context["filter"].qs, figures)
        return context | {
            "late_where": f"ở {late_units} đơn vị" if late_units else "",
            "ending_today": f"{today} hôm nay" if today else "",
            "rate": f"{row.rate}%" if row.judged else "–",
            "rate_of": f"{row.done_on_time}/{row.judged}" if row.judged else "",
            "urls": links.parts() | {"open": links.rows("open")},
            "lines": [unit_line_of(unit, links) for unit in figures.compared[:shown]],
            "unions": unit_line_of(figures.unions, links) if figures.unions else None,
            "others": len(figures.compared[shown:]),
            "scale": max((u.standing.open for u in figures.units), default=1) or 1,
            "busiest": [unit_line_of(unit, links) for unit in figures.busiest[:BUSIEST_SHOWN]],
            "most": figures.busiest[0].standing.open if figures.busiest else 0,
            "day_chart": day_chart_of(figures.days_ahead(days), figures.day.on),
            "soon_days": SOON_DAYS,
            "coming": near,
            "unseen_soon": figures.whole.counts["soon"] > len(near),
            "asked": pending_of(waiting, figures),
            "waiting": len(waiting),
            "summary_url": links.page("reports:summary"),
            "register_url": links.page("reports:register"),
        }


def unit_line_of(unit: UnitFigures, links: FigureLinks) -> UnitLine:
    parts = links.parts(*unit.units)
    return UnitLine(unit, parts, parts["late"], links.rows("open", *unit.units))


def pending_of(questions: list[Question], figures: Figures) -> list[PendingKind]:
    """By kind, in the list's order; days are working days since the oldest was asked."""
    kinds = [list(found) for _, found in groupby(questions, key=lambda one: one.asked)]
    oldest = {one.asked: one for one in named_of(found[0] for found in kinds)}
    return [
        PendingKind(
            first.label,
            oldest[first.asked],
            len(found),
            figures.day.since(timezone.localdate(first.since)),
        )
        for found in kinds
        if (first := found[0]).asked in oldest
    ]


def coming(tasks: TaskQuerySet, figures: Figures) -> list[ComingTask]:
    """The next running tasks to end, and what is most worth knowing of each; one query."""
    events = Event.objects.filter(task=OuterRef("pk")).order_by("-at", "-pk")
    running = tasks.filter(status__in=CLOCKED, due_on__gte=figures.day.late_before).annotate(
        last_at=Subquery(events.values("at")[:1]),
        step=Subquery(events.exclude(step="").values("step")[:1]),
    )
    rows = running.by_urgency().select_related("duty").with_first()[:COMING_SHOWN]
    return [
        ComingTask(task, task.timeliness(figures.day), deadline_of(task), note_of(task, figures))
        for task in rows
    ]


def note_of(task: Task, figures: Figures) -> str:
    """What asks for attention first: not taken up, no word, else how far it is."""
    silent = figures.day.since(timezone.localdate(task.last_at))
    if task.status == Status.ASSIGNED:
        return "chờ tiếp nhận"
    if silent >= SILENT_PRESSED:
        return f"{silent} ngày làm việc chưa cập nhật"
    return f"bước: {in_agency_words(Step(task.step).label)}" if task.step else ""
