"""The first screen of the leaders: who is latest, what is about to slip, who is overloaded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import OuterRef, Subquery, prefetch_related_objects
from django.utils import timezone

from conclusions.models import Conclusion
from departments.agency_text import in_agency_words
from departments.at_once import rows
from departments.compiled import NO_ROWS, CompiledRows, instance_of
from departments.models import Department
from departments.rights import Rights
from reports.figures.coming_days import day_chart_of
from reports.figures.counts import AHEAD
from reports.figures.filters import WHOLE_AGENCY, DashboardFilter, FigureFilter
from reports.figures.links import FigureLinks
from reports.figures.unit_figures import Figures, UnitFigures
from reports.figures.views.figures_page import FiguresView, chosen_in
from tasks.calendar import SOON_DAYS, Day
from tasks.deadline_words import DeadlineWords, deadline_of
from tasks.decisions import Waiting, longest_waiting, longest_waiting_of
from tasks.directives import side_by_side
from tasks.models import Event, Task, Timeliness
from tasks.querysets import TaskQuerySet, told_of_duty
from tasks.rows import SILENT_PRESSED
from tasks.steps_ahead import share_steps, wait_of
from tasks.workflow import Status, Step

UNITS_SHOWN = 7  # rows that fit the first screen, the unions' row included
FEW_UNITS = 4  # leave room below them for what is late there
BUSIEST_SHOWN = 3
COMING_SHOWN, COMING_READ = 4, 24  # directives, and tasks of which they may be
# What a coming task's line is told from, besides its LAST word and step.
COMING = (
    *("id", "lead_id", "first_id", "status", "original_due_on", "due_on", "moved_by", "extended"),
    *("carried_times", "counted_on", "carried_on", "duty_id", "duty__title", "duty__phrase"),
    *("duty__day_check", "duty__position", "duty__item_id"),
)
LAST = ("last_at", "step")


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


@dataclass(frozen=True)
class ComingDirective:
    """What is near of one directive: the task told, and whose the others are."""

    first: ComingTask
    units: tuple[Department, ...]

    @property
    def whose(self) -> str:
        """“QLKH”, “3 đơn vị (QLKH, TTra, TTUD)”."""
        signs = ", ".join(unit.sign for unit in self.units)
        return f"{len(self.units)} đơn vị ({signs})" if len(self.units) > 1 else signs


class Dashboard(FiguresView):
    template_name = "reports/dashboard.html"
    filterset = DashboardFilter

    @cached_property
    def in_charge(self) -> tuple[Department, ...]:
        return in_charge_of(Rights.of(self.request.user))

    def among(self, chosen: FigureFilter) -> tuple[Department, ...]:
        whole = isinstance(chosen, DashboardFilter) and chosen.whole_agency
        return () if whole else self.in_charge

    def questions(self, chosen: FigureFilter) -> tuple[CompiledRows, ...]:
        units = tuple(unit.pk for unit in self.among(chosen))
        near = late = NO_ROWS
        if chosen.form.is_valid():
            near = coming_in(chosen.key, chosen.day, units)
            if 0 < len(units) <= FEW_UNITS:
                late = late_in(chosen.key, chosen.day, units)
        return near, late, *longest_waiting_of(Rights.of(self.request.user).plain)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        figures, links = context["figures"], context["links"]
        near, late, *waiting = context["told"]
        near, asked = coming_directives(near, figures), pending(waiting, figures.day)
        shown = UNITS_SHOWN - bool(figures.unions)
        room = FEW_UNITS + 1 - len(links.among)
        drafts = list(Conclusion.objects.to_approve(self.request.user).only("title"))
        among, summary = [unit.pk for unit in links.among], links.page("reports:summary")
        register = links.page("reports:register", don_vi=among)
        days = [figures.day.on + timedelta(days=n) for n in range(AHEAD)]
        late_units, today, row = (
            figures.late_units,
            figures.ending_on(figures.day.on),
            figures.total,
        )
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
            "latest": coming_directives(late, figures)[:room],
            "beyond_soon": any(item.first.time.kind != "soon" for item in near),
            "unseen_soon": figures.whole.counts["soon"] > sum(len(item.units) for item in near),
            "asked": asked,
            "drafts": drafts,
            "waiting": sum(kind.count for kind in asked) + len(drafts),
            "summary_url": summary,
            "register_url": register,
            # The official table is the whole agency's; of some units the register holds the rows.
            "rate_url": register if among else summary,
            "in_charge": self.in_charge,
            "among": links.among,
            "whole_agency": WHOLE_AGENCY,
        }


def unit_line_of(unit: UnitFigures, links: FigureLinks) -> UnitLine:
    parts = links.parts(*unit.units)
    return UnitLine(unit, parts, parts["late"], links.rows("open", *unit.units))


def pending(answered: list[list[tuple[Any, ...]]], day: Day) -> list[PendingKind]:
    """By kind, in the list's order; days are working days since the oldest was asked."""
    return [
        PendingKind(
            kind.first.label, kind.first, kind.count, day.since(timezone.localdate(kind.since))
        )
        for kind in longest_waiting(answered)
    ]


def in_charge_of(rights: Rights) -> tuple[Department, ...]:
    """The units in the charge of a deputy director, or of the one stood in for; a director's are
    all, and whoever is in charge of none is shown all."""
    leaders = {person.pk for person in rights.people if person.is_leader}
    if rights.is_director:
        return ()
    return tuple(unit for unit in rows("units") if unit.works and unit.overseen_by_id in leaders)


@lru_cache(maxsize=500)
def coming_in(key: str, day: Day, units: tuple[int, ...] = ()) -> CompiledRows:
    """What asks for the next running tasks to end, of these units or of all: columns of COMING and
    LAST."""
    running = chosen_in(key, day).open.running().filter(due_on__gte=day.late_before)
    return _told_in(running.led_by(units) if units else running)


@lru_cache(maxsize=500)
def late_in(key: str, day: Day, units: tuple[int, ...]) -> CompiledRows:
    """What of these units is overdue and runs on, the longest first; columns as of `coming_in`."""
    return _told_in(chosen_in(key, day).open.running().late(day).led_by(units))


def _told_in(running: TaskQuerySet) -> CompiledRows:
    events = Event.objects.filter(task=OuterRef("pk")).order_by("-at", "-pk")
    told = running.annotate(
        last_at=Subquery(events.values("at")[:1]),
        step=Subquery(events.exclude(step="").values("step")[:1]),
        title=told_of_duty("title"),
        phrase=told_of_duty("phrase"),
        day_check=told_of_duty("day_check"),
        position=told_of_duty("position"),
        item=told_of_duty("item"),
    )
    of_duty = ("title", "phrase", "day_check", "position", "item")
    nearest = told.by_urgency().values_list(*COMING[: -len(of_duty)], *of_duty, *LAST)
    return CompiledRows.of(nearest[:COMING_READ])


def coming(answered: Iterable[tuple[Any, ...]], figures: Figures) -> list[ComingTask]:
    """Those tasks, and what is most worth knowing of each."""
    tasks = [instance_of(Task, dict(zip((*COMING, *LAST), row, strict=True))) for row in answered]
    if carried := [task for task in tasks if task.first_id]:
        prefetch_related_objects(carried, Task.objects.firsts())
    share_steps(tasks)
    return [
        ComingTask(task, task.timeliness(figures.day), deadline_of(task), note_of(task, figures))
        for task in tasks
    ]


def coming_directives(
    answered: Iterable[tuple[Any, ...]], figures: Figures
) -> list[ComingDirective]:
    """The next directives to end, each once however many units it was given to."""
    found = side_by_side(coming(answered, figures), lambda one: one.task)[:COMING_SHOWN]
    return [
        ComingDirective(some.rows[0], tuple(one.task.lead for one in some.rows)) for some in found
    ]


def note_of(task: Task, figures: Figures) -> str:
    """What asks for attention first: whose result is missing, not taken up, no word, else how far
    it is."""
    if wait := wait_of(task, figures.day):
        return wait.words
    silent = figures.day.since(timezone.localdate(task.last_at))
    if task.status == Status.ASSIGNED:
        return "chờ tiếp nhận"
    if silent >= SILENT_PRESSED:
        return f"{silent} ngày làm việc chưa cập nhật"
    return f"bước: {in_agency_words(Step(task.step).label)}" if task.step else ""
