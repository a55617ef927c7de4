"""What waits for a person to decide: reports, requests for time, units to change, obstacles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from departments.models import User
from tasks import permissions
from tasks.models import DayOff, Event, Task
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
    """
    people = permissions.principals(user)
    found = {
        "confirm": _to_confirm(user, people),
        "extend": _to_extend(user, people),
        "reassign": _to_reassign(people),
        "obstacle": _stuck(people),
    }
    return [line for kind, tasks in found.items() for line in _lines(kind, tasks)]


def _lines(kind: str, tasks: Iterable[Task]) -> list[Waiting]:
    tasks = {task.pk: task for task in tasks}
    if not tasks:
        return []
    asking = Event.objects.filter(task__in=tasks, verb=ASKING[kind]).select_related("actor")
    last = {event.task_id: event for event in asking.order_by("at", "pk")}
    lines = [Waiting(kind, tasks[pk], event) for pk, event in last.items()]
    return sorted(lines, key=lambda line: (line.since, line.task.pk))


def _rows() -> TaskQuerySet:
    return Task.objects.for_rows()


def _to_confirm(user: User, people: list[User]) -> Iterator[Task]:
    tasks = _rows().filter(status=Status.AWAITING, confirmer__in=people)
    return (task for task in tasks if permissions.acting_as(user, "confirm", task))


def _to_extend(user: User, people: list[User]) -> Iterator[Task]:
    """Short requests wait for the deputy in charge too; nobody decides their own."""
    asked = _rows().open().with_open_extension().prefetch_related("extensions__asked")
    calendar = DayOff.objects.calendar()
    all_of_them = any(person.is_director for person in people)
    for task in asked.select_related("lead__overseen_by"):
        extension = permissions.open_extension(task)
        short = permissions.within_deputy_days(extension, calendar)
        mine = (
            all_of_them
            or task.assigned_by_id in {p.pk for p in people}
            or (short and _oversees(people, task))
        )
        if mine and extension.asked.actor_id != user.pk:
            yield task


def _oversees(people: list[User], task: Task) -> bool:
    return any(p.is_leader and p.pk == task.lead.overseen_by_id for p in people)


def _to_reassign(people: list[User]) -> TaskQuerySet:
    declined = _rows().filter(status=Status.DECLINED)
    if any(person.is_director for person in people):
        return declined
    return declined.filter(confirmer__in=people)


def _stuck(people: list[User]) -> TaskQuerySet:
    """Obstacles go to the director, and to the deputy in charge or who assigned the work."""
    stuck = _rows().stuck()
    if any(person.is_director for person in people):
        return stuck
    leaders = [person for person in people if person.is_leader]
    return stuck.filter(Q(lead__overseen_by__in=leaders) | Q(assigned_by__in=leaders))
