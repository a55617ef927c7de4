"""Which open tasks ask for a word on a day, for what reason, and since which day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import DateTimeField, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from conclusions.models import Duty
from conclusions.reading.dates import months_later
from departments.models import Department
from departments.rights import Rights
from tasks.calendar import Day
from tasks.helping import share_helpers
from tasks.ladder import Rung
from tasks.models import Event, Task
from tasks.querysets import open_standings
from tasks.verbs import GIVING, NO_NEWS
from tasks.workflow import WORKABLE, Status

SILENT_DAYS = 10  # working days without a word; lists say so of the same work
OLD_MONTHS = 3  # “giao quá 3 tháng chưa có kết quả”, the provinces' own list
LOOK_AHEAD = 3  # working days before a day of recurring work that it is first asked for


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
class Pressing:
    """The open tasks that ask for a word, by reason; `late_apart` are overdue too, but reported or
    declined: they wait for a word of others than their unit."""

    found: dict[Rung, Found]
    since: dict[tuple[int, Rung], date]
    given_again: dict[int, date]  # of those not accepted that came from another unit, or back
    late_apart: Found

    @classmethod
    def on(cls, day: Day, among: Q) -> "Pressing":
        """Those of the tasks that the condition names."""
        tasks = list(_candidates(day).filter(among).by_urgency())
        share_helpers(tasks)
        given, again = _given([task for task in tasks if task.status == Status.ASSIGNED])
        returned = _returned([task for task in tasks if task.returned])
        found: dict[Rung, list[Task]] = defaultdict(list)
        since: dict[tuple[int, Rung], date] = {}
        for task in tasks:
            for reason in _reasons(task, day, given, returned):
                found[reason.why].append(task)
                since[task.pk, reason.why] = reason.since
        apart = [t for t in tasks if t.status not in WORKABLE and t.kind_on(day) == "late"]
        by_rung = {rung: Found.of(some) for rung, some in found.items()}
        return cls(by_rung, since, again, Found.of(apart))

    def of(self, why: Rung) -> Found:
        return self.found.get(why) or Found.of([])


def is_union(task: Task) -> bool:
    """Unions are no subordinate units: they are reminded gently."""
    return task.lead.kind == Department.Kind.UNION


def _candidates(day: Day) -> QuerySet:
    standing = open_standings(day)
    quiet_since = _before(day, SILENT_DAYS)
    said = Event.objects.filter(task=OuterRef("pk")).exclude(verb__in=NO_NEWS)
    last = said.order_by("-at", "-pk").values("at")[:1]
    tasks = Task.objects.for_table().prefetch_related("lead", "extensions").open()
    tasks = tasks.annotate(last_at=Subquery(last, output_field=DateTimeField()))
    asked = Q(status=Status.ASSIGNED) | standing["late"] | standing["soon"] | Q(returned=True)
    undated = Q(due_on=None) & (
        Q(review_on__lte=day.calendar.after(day.on, LOOK_AHEAD))
        | Q(issued_on__lte=_months_before(day.on))
    )
    return tasks.filter(asked | undated | Q(last_at__date__lte=quiet_since))


def _reasons(
    task: Task, day: Day, given: dict[int, date], returned: dict[int, date]
) -> Iterable[Reason]:
    """What its unit is to do something about; each line of a letter is told for one of them."""
    if task.status not in WORKABLE:  # who is to speak is not the unit
        return
    kind = task.kind_on(day)
    if kind in ("late", "soon"):
        yield Reason(Rung(kind), task.due_on)
    if task.pk in returned:
        yield Reason(Rung.RETURNED, returned[task.pk])
    # The day it is given is for reading it.
    if task.pk in given and day.since(given[task.pk]) >= 1:
        yield Reason(Rung.UNACCEPTED, given[task.pk])
    if kind == "none":
        yield from _undated(task, day)
    last = timezone.localdate(task.last_at)
    if kind not in ("late", "soon") and day.since(last) >= SILENT_DAYS:
        yield Reason(Rung.SILENT, last)


def _undated(task: Task, day: Day) -> Iterable[Reason]:
    recurring = task.duty.deadline == Duty.Deadline.RECURRING
    if task.review_on:
        yield Reason(Rung.RECURRING if recurring else Rung.REVIEW, task.review_on)
    old = months_later(task.conclusion.issued_on, OLD_MONTHS)
    if task.duty.deadline == Duty.Deadline.NONE and old <= day.on:
        yield Reason(Rung.OLD, old)


def _given(tasks: list[Task]) -> tuple[dict[int, date], dict[int, date]]:
    """Since when each has waited to be accepted; and the same of those alone whose wait began
    otherwise than with their notice."""
    last: dict[int, Event] = {}
    if tasks:
        events = Event.objects.filter(task__in=tasks, verb__in=GIVING).order_by("at", "pk")
        last = {event.task_id: event for event in events}
    days = {pk: timezone.localdate(event.at) for pk, event in last.items()}
    return days, {pk: days[pk] for pk, event in last.items() if event.verb != "issue"}


def _returned(tasks: list[Task]) -> dict[int, date]:
    """When each report was sent back the last time."""
    events = Event.objects.filter(task__in=tasks, verb="send_back").order_by("at", "pk")
    return {event.task_id: timezone.localdate(event.at) for event in events} if tasks else {}


def _before(day: Day, count: int) -> date:
    """The last day that lies at least so many working days back."""
    on = day.on
    while day.since(on) < count:
        on = on.fromordinal(on.toordinal() - 1)
    return on


def _months_before(on: date) -> date:
    """No later than OLD_MONTHS ago, by any month's length."""
    return months_later(on, -OLD_MONTHS)
