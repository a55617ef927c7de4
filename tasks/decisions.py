"""What waits for a person to decide: reports, requests for time, units to change, obstacles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, FilteredRelation, Q

from departments.models import User
from tasks import permissions
from tasks.models import DayOff, Event, Extension, Task
from tasks.querysets import TaskQuerySet
from tasks.workflow import Status

KINDS = {
    "confirm": "Xác nhận hoàn thành",
    "extend": "Gia hạn",
    "reassign": "Giao lại",
    "obstacle": "Vướng mắc, xin ý kiến",
}
# The moves that decide each kind, the natural one first.
VERBS = {
    "confirm": ("confirm", "send_back"),
    "extend": ("grant_extension", "refuse_extension"),
    "reassign": ("reassign", "keep"),
    "obstacle": ("remark",),
}
ASKING = {
    "confirm": "report",
    "extend": "request_extension",
    "reassign": "decline",
    "obstacle": "obstacle",
}


@dataclass(frozen=True)
class Waiting:
    """One task waiting for a decision, the event that asks for it, and since when."""

    kind: str
    task: Task
    event: Event

    @property
    def label(self) -> str:
        return KINDS[self.kind]

    @property
    def since(self) -> datetime:
        return self.event.at

    @property
    def words(self) -> str:
        """What is asked, in a few words."""
        detail = self.event.detail
        match self.kind:
            case "confirm":
                return self.task.result
            case "extend":
                return f"xin đến {detail['new_due_on']}"
            case "reassign":
                return f"đề xuất {detail['lead']}"
        return self.event.note


def waiting_for(user: User) -> list[Waiting]:
    """Everything that waits for this person, or for one they stand in for: by kind, oldest first.

    The director finds every request and every declined task; reports only where they confirm.
    Takes two queries, for pages that only count it; helpers are left to pages that show rows.
    """
    people = permissions.principals(user)
    tasks = {task.pk: task for task in _candidates(people)}
    asking = {verb: kind for kind, verb in ASKING.items()}
    events = Event.objects.filter(task__in=tasks, verb__in=asking).select_related("actor")
    told = {(asking[event.verb], event.task_id): event for event in events.order_by("at", "pk")}
    short = set() if _director(people) else _within_deputy_days(tasks.values())
    lines = [
        Waiting(kind, tasks[pk], event)
        for (kind, pk), event in told.items()
        if WAITS[kind](user, people, tasks[pk], short)
    ]
    order = list(KINDS)
    return sorted(lines, key=lambda line: (order.index(line.kind), line.since, line.task.pk))


def _candidates(people: list[User]) -> TaskQuerySet:
    """Open tasks that may wait for these people, each with its open request and its obstacle."""
    stuck = Q(pk__in=Task.objects.stuck().values("pk"))
    request = FilteredRelation("extensions", condition=Q(extensions__state=Extension.State.ASKED))
    theirs = Q(status=Status.AWAITING, confirmer__in=people)
    asks = theirs | Q(status=Status.DECLINED) | Q(request__isnull=False) | stuck
    return (
        Task.objects.for_rows()
        .prefetch_related(None)
        .select_related("lead__overseen_by")
        .open()
        .annotate(
            request=request,
            request_to=F("request__new_due_on"),
            request_by=F("request__asked__actor"),
            is_stuck=stuck,
        )
        .filter(asks)
    )


def _within_deputy_days(tasks: Iterable[Task]) -> set[int]:
    """The tasks whose request a deputy director may grant."""
    asked = [task for task in tasks if task.request_to]
    calendar = DayOff.objects.calendar() if asked else None
    return {
        task.pk
        for task in asked
        if calendar.between(task.due_on, task.request_to) <= permissions.DEPUTY_DAYS
    }


def _director(people: list[User]) -> bool:
    return any(person.is_director for person in people)


def _oversees(people: list[User], task: Task) -> bool:
    return any(p.is_leader and p.pk == task.lead.overseen_by_id for p in people)


def _to_confirm(user: User, people: list[User], task: Task, short: set[int]) -> bool:
    theirs = task.status == Status.AWAITING and task.confirmer_id in {p.pk for p in people}
    return theirs and permissions.acting_as(user, "confirm", task) is not None


def _to_extend(user: User, people: list[User], task: Task, short: set[int]) -> bool:
    """Short requests wait for the deputy in charge too; nobody decides their own."""
    if task.request_to is None or task.request_by == user.pk:
        return False
    assigned = task.assigned_by_id in {p.pk for p in people}
    return _director(people) or assigned or (task.pk in short and _oversees(people, task))


def _to_reassign(user: User, people: list[User], task: Task, short: set[int]) -> bool:
    if task.status != Status.DECLINED:
        return False
    return _director(people) or task.confirmer_id in {p.pk for p in people}


def _stuck(user: User, people: list[User], task: Task, short: set[int]) -> bool:
    """Obstacles go to the director, and to the deputy in charge or who assigned the work."""
    if not task.is_stuck:
        return False
    assigned = task.assigned_by_id in {p.pk for p in people if p.is_leader}
    return _director(people) or assigned or _oversees(people, task)


WAITS = {
    "confirm": _to_confirm,
    "extend": _to_extend,
    "reassign": _to_reassign,
    "obstacle": _stuck,
}
