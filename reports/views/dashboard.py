"""The first screen of the leaders: who is latest, what is about to slip, who is overloaded."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from reports.figures import Figures, UnitFigures
from reports.links import Doors
from reports.strip import strip_of
from reports.views.figures import FiguresView
from tasks.decisions import Waiting, waiting_for
from tasks.models import Event, Task, Timeliness
from tasks.querysets import CLOCKED, TaskQuerySet
from tasks.rows import SILENT_PRESSED
from tasks.workflow import Status, Step

UNITS_SHOWN = 7  # rows that fit the first screen, the unions' row included
BUSIEST_SHOWN = 3
COMING_SHOWN = 4
STRIP_DAYS = 16


@dataclass(frozen=True)
class Line:
    """One unit on the page, with the doors to its rows."""

    figures: UnitFigures
    parts: dict[str, str]
    late: str
    open: str


@dataclass(frozen=True)
class Asked:
    """What waits for a decision of one kind: its oldest, how many, since when."""

    label: str
    first: Waiting
    count: int
    days: int

    @property
    def others(self) -> int:
        return self.count - 1


@dataclass(frozen=True)
class Coming:
    """A task whose day is near, how it stands, and the one thing most worth knowing of it."""

    task: Task
    time: Timeliness
    note: str


class Dashboard(FiguresView):
    template_name = "reports/dashboard.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        figures, doors = context["figures"], context["doors"]
        waiting = waiting_for(self.request.user)
        shown = UNITS_SHOWN - bool(figures.unions)
        days = [figures.on + timedelta(days=n) for n in range(STRIP_DAYS)]
        late_units, today, row = figures.late_units, figures.ending_on(figures.on), figures.total
        return context | {
            "late_where": f"ở {late_units} đơn vị" if late_units else "",
            "ending_today": f"{today} hôm nay" if today else "",
            "rate": f"{row.rate}%" if row.judged else "–",
            "rate_of": f"{row.done_on_time}/{row.judged}" if row.judged else "",
            "urls": doors.parts() | {"open": doors.rows("open")},
            "lines": [line_of(unit, doors) for unit in figures.compared[:shown]],
            "unions": line_of(figures.unions, doors) if figures.unions else None,
            "others": len(figures.compared[shown:]),
            "scale": max((u.standing.open for u in figures.units), default=1) or 1,
            "busiest": [line_of(unit, doors) for unit in figures.busiest[:BUSIEST_SHOWN]],
            "most": figures.busiest[0].standing.open if figures.busiest else 0,
            "strip": strip_of(figures.days_ahead(days), figures.on),
            "coming": coming(context["filter"].qs, figures),
            "asked": asked_of(waiting, figures),
            "waiting": len(waiting),
            "summary_url": doors.page("reports:summary"),
            "register_url": doors.page("reports:register"),
        }


def line_of(unit: UnitFigures, doors: Doors) -> Line:
    parts = doors.parts(*unit.units)
    return Line(unit, parts, parts["late"], doors.rows("open", *unit.units))


def asked_of(waiting: list[Waiting], figures: Figures) -> list[Asked]:
    """By kind, in the list's order; days are working days since the oldest was asked."""
    return [
        Asked(
            rows[0].label,
            rows[0],
            len(rows),
            figures.calendar.between(timezone.localdate(rows[0].since), figures.on),
        )
        for _, found in groupby(waiting, key=lambda one: one.kind)
        for rows in [list(found)]
    ]


def coming(tasks: TaskQuerySet, figures: Figures) -> list[Coming]:
    """The next running tasks to end, and what is most worth knowing of each; one query."""
    on, calendar = figures.on, figures.calendar
    events = Event.objects.filter(task=OuterRef("pk")).order_by("-at", "-pk")
    running = tasks.filter(status__in=CLOCKED, due_on__gte=calendar.late_before(on)).annotate(
        last_at=Subquery(events.values("at")[:1]),
        step=Subquery(events.exclude(step="").values("step")[:1]),
    )
    rows = running.by_urgency().select_related("duty", "lead")[:COMING_SHOWN]
    return [Coming(task, task.timeliness(on, calendar), note_of(task, figures)) for task in rows]


def note_of(task: Task, figures: Figures) -> str:
    """What asks for attention first: not taken up, no word, else how far it is."""
    silent = figures.calendar.between(timezone.localdate(task.last_at), figures.on)
    if task.status == Status.ASSIGNED:
        return "chờ tiếp nhận"
    if silent >= SILENT_PRESSED:
        return f"{silent} ngày làm việc chưa cập nhật"
    if task.step:
        return f"bước: {Step(task.step).label}"
    return "đã gia hạn" if task.is_moved else ""
