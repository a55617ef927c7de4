"""Which open tasks ask for a word on a day, for what reason, and since which day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from conclusions.models import Duty
from conclusions.reading.dates import months_later
from departments.models import Department
from departments.rights import Rights
from tasks.calendar import DAY, SOON_DAYS, Day
from tasks.entry_days import ENTERED
from tasks.helping import share_helpers
from tasks.ladder import LadderRow, Rung, first_steps
from tasks.models import Coordination, Event, HelpPart, Task
from tasks.querysets import open_standings
from tasks.steps_ahead import share_steps
from tasks.verbs import GIVING, NO_NEWS
from tasks.workflow import WORKABLE, Status

# About a day that the paper gives, which may lie before the paper came in.
FROM_THE_PAPER = (Rung.LATE, Rung.RECURRING, Rung.REVIEW, Rung.OLD)
OLD_MONTHS = 3  # “giao quá 3 tháng chưa có kết quả”, the provinces' own list


@dataclass(frozen=True)
class Reason:
    """Why a task asks for a word, and the day from which its steps are counted."""

    why: Rung
    since: date


@dataclass(frozen=True)
class Found:
    """Tasks in their order, found by who is told of them without looking through all."""

    tasks: list[Task]
    by_lead: dict[int, list[int]]  # places in `tasks`
    by_assignee: dict[int | None, list[int]]
    by_overseer: dict[int | None, list[int]]

    @classmethod
    def of(cls, tasks: list[Task]) -> "Found":
        found = cls(tasks, defaultdict(list), defaultdict(list), defaultdict(list))
        for place, task in enumerate(tasks):
            found.by_lead[task.lead_id].append(place)
            found.by_assignee[task.assignee_id].append(place)
            found.by_overseer[task.lead.overseen_by_id].append(place)
        return found

    def own(self, rights: Rights) -> list[Task]:
        """What the person's unit leads or they were handed; that of one they stand in for too."""
        places = {place for unit in rights.chief_of_ids for place in self.by_lead.get(unit, ())}
        places.update(place for pk in rights.ids for place in self.by_assignee.get(pk, ()))
        return self._at(places)

    def overseen(self, rights: Rights) -> list[Task]:
        """What the units lead that are in the charge of the person, or of one they stand in for."""
        leaders = {person.pk for person in rights.people if person.is_leader}
        return self._at(place for pk in leaders for place in self.by_overseer.get(pk, ()))

    def led_by(self, units: Iterable[int]) -> list[Task]:
        return self._at(place for unit in units for place in self.by_lead.get(unit, ()))

    def _at(self, places: Iterable[int]) -> list[Task]:
        return [self.tasks[place] for place in sorted(set(places))]


@dataclass(frozen=True)
class Window:
    """The days that a reason may be about on one day, for the ladder to have a step for it."""

    soon_by: date  # deadlines up to it
    review_by: date
    quiet_since: date | None  # last news up to it; None where silence is not asked about

    @classmethod
    def of(cls, day: Day, first: dict[Rung, int]) -> "Window":
        soon = max(SOON_DAYS, -first.get(Rung.SOON, 0))
        review = -min(first.get(Rung.RECURRING, 0), first.get(Rung.REVIEW, 0), 0)
        quiet = first.get(Rung.SILENT)
        return cls(
            _last_within(day, soon),
            _last_within(day, review),
            None if quiet is None else _before(day, quiet),
        )


@dataclass(frozen=True)
class Pressing:
    """The open tasks that ask for a word, by reason; `late_apart` are overdue too, but reported or
    declined: they wait for a word of others than their unit."""

    found: dict[Rung, Found]
    since: dict[tuple[int, Rung], date]
    given_again: dict[int, date]  # of those not accepted that came from another unit, or back
    late_apart: Found
    day: Day

    @classmethod
    def on(cls, day: Day, among: Q, ladder: tuple[LadderRow, ...]) -> "Pressing":
        """Those of the tasks that the condition names, as far as the ladder has steps."""
        window = Window.of(day, first_steps(ladder))
        tasks = list(_candidates(day, window).filter(among).by_urgency())
        share_helpers(tasks)
        share_steps(tasks)
        given, again = _given([task for task in tasks if task.status == Status.ASSIGNED])
        returned = _returned([task for task in tasks if task.returned])
        found: dict[Rung, list[Task]] = defaultdict(list)
        since: dict[tuple[int, Rung], date] = {}
        for task in tasks:
            came = timezone.localdate(task.came_at) if task.came_at else None
            if came == day.on:  # the day it comes in is for reading it
                continue
            for reason in _reasons(task, day, window, given, returned):
                found[reason.why].append(task)
                since[task.pk, reason.why] = _counted_from(task, reason, came, day)
        apart = [t for t in tasks if t.status not in WORKABLE and t.kind_on(day) == "late"]
        by_rung = {rung: Found.of(some) for rung, some in found.items()}
        return cls(by_rung, since, again, Found.of(apart), day)

    @property
    def units(self) -> set[int]:
        """Of which somebody is to be told: those that lead, and those whose help is missing."""
        leads = {task.lead_id for found in self.found.values() for task in found.tasks}
        return leads | set(self.missing_of)

    @cached_property
    def missing_of(self) -> dict[int, list[int]]:
        """By unit, the places in `of(Rung.HELP_LATE)` of the tasks that its help is missing in."""
        found: dict[int, list[int]] = defaultdict(list)
        for place, task in enumerate(self.of(Rung.HELP_LATE).tasks):
            for part in missing_parts(task, self.day):
                found[part.unit.pk].append(place)
        return found

    def missing_from(self, units: Iterable[int]) -> list[Task]:
        tasks = self.of(Rung.HELP_LATE).tasks
        places = {place for unit in units for place in self.missing_of.get(unit, ())}
        return [tasks[place] for place in sorted(places)]

    def of(self, why: Rung) -> Found:
        return self.found.get(why) or Found.of([])


def missing_parts(task: Task, day: Day) -> list[HelpPart]:
    """The help that was asked for by a day which has gone by, and is not done."""
    if not task.help_missing:
        return []
    parts = (part for part in task.parts if part.needed_by and not part.done_on)
    return [part for part in parts if day.since(part.needed_by)]


def is_union(task: Task) -> bool:
    """Unions are no subordinate units: they are reminded gently."""
    return task.lead.kind == Department.Kind.UNION


def _candidates(day: Day, window: Window) -> QuerySet:
    standing = open_standings(day)
    said = Event.objects.filter(task=OuterRef("pk")).exclude(verb__in=NO_NEWS)
    last = said.order_by("-at", "-pk").values("at")[:1]
    tasks = Task.objects.for_table().prefetch_related("lead", "extensions").open()
    came = Event.objects.filter(task=OuterRef("pk"), verb__in=ENTERED).order_by("at", "pk")
    tasks = tasks.annotate(
        last_at=Subquery(last, output_field=DateTimeField()),
        came_at=Subquery(came.values("at")[:1], output_field=DateTimeField()),
    )
    asked = Q(status=Status.ASSIGNED) | standing["late"] | Q(returned=True)
    soon = Q(status__in=WORKABLE, due_on__lte=window.soon_by)
    undated = Q(due_on=None) & (
        Q(review_on__lte=window.review_by) | Q(issued_on__lte=_months_before(day.on))
    )
    quiet = Q(last_at__date__lte=window.quiet_since) if window.quiet_since else Q(pk__in=[])
    asked_help = Coordination.objects.filter(is_open=True, done_on=None, needed_by__lt=day.on)
    missing = Q(pk__in=asked_help.values("task"))
    ties = Duty.after.through.objects.filter(to_duty=OuterRef("duty"))
    # Told with the row, for of most there is neither, and then nothing more is asked.
    tasks = tasks.annotate(
        help_missing=Exists(asked_help.filter(task=OuterRef("pk"))), waited_for=Exists(ties)
    )
    return tasks.filter(asked | soon | undated | quiet | missing)


def _reasons(
    task: Task, day: Day, window: Window, given: dict[int, date], returned: dict[int, date]
) -> Iterable[Reason]:
    """What its unit is to do something about; each line of a letter is told for one of them."""
    if task.status not in WORKABLE:  # who is to speak is not the unit
        return
    kind = task.kind_on(day)
    if kind == "late":
        yield Reason(Rung.LATE, task.due_on)
    elif task.due_on and task.due_on <= window.soon_by:
        yield Reason(Rung.SOON, task.due_on)
    if task.pk in returned:
        yield Reason(Rung.RETURNED, returned[task.pk])
    # The day it is given is for reading it.
    if task.pk in given and day.since(given[task.pk]) >= 1:
        yield Reason(Rung.UNACCEPTED, given[task.pk])
    if missing := missing_parts(task, day):
        yield Reason(Rung.HELP_LATE, min(part.needed_by for part in missing))
    if kind == "none":
        yield from _undated(task, day, window)
    last = timezone.localdate(task.last_at)
    if kind not in ("late", "soon") and window.quiet_since and last <= window.quiet_since:
        yield Reason(Rung.SILENT, last)


def _counted_from(task: Task, reason: Reason, came: date | None, day: Day) -> date:
    """Of work that was late or due to be looked at before it came in here, the day it came in: a
    paper of last quarter asks its units first, and their leaders days later, as any other. What
    was carried on has been asked about before."""
    began_here = task.continues_id is None and came is not None and came <= day.on
    if began_here and reason.why in FROM_THE_PAPER:
        return max(reason.since, came)
    return reason.since


def _undated(task: Task, day: Day, window: Window) -> Iterable[Reason]:
    recurring = task.duty.deadline == Duty.Deadline.RECURRING
    if task.review_on and task.review_on <= window.review_by:
        yield Reason(Rung.RECURRING if recurring else Rung.REVIEW, task.review_on)
    old = months_later(task.conclusion.issued_on, OLD_MONTHS)
    if task.duty.deadline == Duty.Deadline.NONE and old <= day.on:
        yield Reason(Rung.OLD, old)


def _given(tasks: list[Task]) -> tuple[dict[int, date], dict[int, date]]:
    """Since when each has waited to be accepted; and the same of those alone whose wait began
    otherwise than with their notice."""
    last = _last_of(tasks, GIVING)
    days = _days_of(last)
    return days, {pk: days[pk] for pk, event in last.items() if event.verb != "issue"}


def _returned(tasks: list[Task]) -> dict[int, date]:
    """When each report was sent back the last time."""
    return _days_of(_last_of(tasks, ("send_back",)))


def _last_of(tasks: list[Task], verbs: Iterable[str]) -> dict[int, Event]:
    """By task, the last event of these verbs; no query where there is no task."""
    if not tasks:
        return {}
    events = Event.objects.filter(task__in=tasks, verb__in=verbs).order_by("at", "pk")
    return {event.task_id: event for event in events}


def _days_of(events: dict[int, Event]) -> dict[int, date]:
    return {pk: timezone.localdate(event.at) for pk, event in events.items()}


def _before(day: Day, count: int) -> date:
    """The last day that lies at least so many working days back."""
    on = day.on
    while day.since(on) < count:
        on -= DAY
    return on


def _last_within(day: Day, count: int) -> date:
    """The last day with at most so many working days up to it, days off after it included."""
    return day.calendar.after(day.on, count + 1) - DAY


def _months_before(on: date) -> date:
    """No earlier than the last day of issue that is OLD_MONTHS old, by any month's length: what is
    issued on 30/11 is so on 28/02."""
    return months_later(on, -OLD_MONTHS) + 3 * DAY
