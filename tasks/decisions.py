"""What waits for a person to decide: reports, requests for time, units to change, obstacles.

The questions and what decides them are rows of the table of moves; whose they are is the answer of
`permissions`, the same that a button asks.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from departments.models import Membership, User
from departments.rights import Rights
from tasks import permissions
from tasks.models import Event, Extension, Task
from tasks.querysets import TaskQuerySet
from tasks.verbs import ANSWERS, ASKING
from tasks.workflow import Status


@dataclass(frozen=True)
class Waiting:
    """One task waiting for a decision, the event that asks for it, and since when."""

    asked: str  # the verb that asks
    task: Task
    event: Event

    @property
    def label(self) -> str:
        return ASKING[self.asked].waits_as

    @property
    def verbs(self) -> tuple[str, ...]:
        """What decides it, the natural one first."""
        return ANSWERS[self.asked]

    @property
    def since(self) -> datetime:
        return self.event.at

    @property
    def words(self) -> str:
        """What is asked, in a few words."""
        return ASKING[self.asked].waits_short(self.task, self.event)


def waiting_for(user: User) -> list[Waiting]:
    """Everything that waits for this person, or for one they stand in for: by question, oldest
    first. Takes a fixed number of queries, for pages that only count it; helpers are left to pages
    that show rows.
    """
    tasks = {task.pk: task for task in candidates(Rights.of(user))}
    events = Event.objects.filter(task__in=tasks, verb__in=ASKING).select_related("actor")
    told = {(event.verb, event.task_id): event for event in events.order_by("at", "pk")}
    for (asked, pk), event in told.items():
        permissions.know_asker(tasks[pk], asked, event.actor_id, event.acting_for_id)
    lines = [
        Waiting(asked, tasks[pk], event)
        for (asked, pk), event in told.items()
        if waits(user, asked, tasks[pk])
    ]
    order = list(ASKING)
    return sorted(lines, key=lambda line: (order.index(line.asked), line.since, line.task.pk))


def waits(user: User, asked: str, task: Task) -> bool:
    """Whether the question stands, and the person is asked to decide it."""
    if not ASKING[asked].waits_while(task):
        return False
    return permissions.waits_for(user, ANSWERS[asked][0], task)


def candidates(rights: Rights) -> TaskQuerySet:
    """Open tasks with a question that may be theirs; a narrower net than all open work, for whose
    question it is `waits` alone says."""
    stuck = Q(pk__in=Task.objects.stuck().values("pk"))
    asked = Extension.objects.filter(task=OuterRef("pk"), state=Extension.State.ASKED)
    # Of the many reports only those that the table asks about: of the own to confirm, and for the
    # director of those that their confirmer may confirm no more.
    own_unit = Membership.objects.filter(user=OuterRef("confirmer"), department=OuterRef("lead"))
    unable = Q(confirmer__is_active=False) | Q(Exists(own_unit))
    theirs = Q(confirmer__in=rights.ids) | (unable if rights.is_director else Q(pk__in=[]))
    reports = Q(status=Status.AWAITING) & theirs
    return (
        Task.objects.for_rows()
        .prefetch_related(None)
        .prefetch_related("extensions__asked")
        .select_related("lead__overseen_by")
        .open()
        .annotate(is_stuck=stuck)
        .filter(reports | Q(status=Status.DECLINED) | Exists(asked) | stuck)
    )
