"""What waits for a person to decide: reports, requests for time, units to change, obstacles.

The questions and what decides them are rows of the table of moves; whose they are is the answer of
`permissions`, the same that a button asks.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import CharField, DateTimeField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from departments.models import User
from tasks import permissions
from tasks.models import Event, Task
from tasks.querysets import TaskQuerySet
from tasks.verbs import ANSWERS, ASKING


@dataclass(frozen=True)
class Question:
    """That something is asked: the verb that asks, of which task and since when."""

    asked: str
    task: int
    since: datetime

    @property
    def label(self) -> str:
        return ASKING[self.asked].waits_as


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


def questions_for(user: User, on: date | None = None) -> list[Question]:
    """Everything that waits for this person, or for one they stand in for on that day (today by
    default): by question, oldest first; one query, whose rows are few and narrow."""
    found = [_asked(user, asked, on) for asked in ASKING]
    rows = found[0].union(*found[1:], all=True)
    order = list(ASKING)
    asked = (Question(*row) for row in rows)
    return sorted(asked, key=lambda one: (order.index(one.asked), one.since, one.task))


def _asked(user: User, asked: str, on: date | None) -> TaskQuerySet:
    """The questions of one verb that the person is to decide, as rows of a Question."""
    told = Event.objects.filter(task=OuterRef("pk"), verb=asked).order_by("-at", "-pk")
    # Of the many reports the day is enough, and stands on the task itself.
    reported = Cast("reported_on", DateTimeField())
    since = reported if asked == "report" else Subquery(told.values("at")[:1])
    tasks = ASKING[asked].waits_in(Task.objects.order_by())
    return (
        tasks.filter(permissions.waiting_condition(user, ANSWERS[asked][0], on))
        .annotate(asked=Value(asked, CharField()), since=since)
        .values_list("asked", "pk", "since")
    )


def named_of(questions: Iterable[Question]) -> list[Waiting]:
    """The questions with their events, and of the tasks what names them; in one query."""
    questions = list(questions)
    events = _asking({one.task for one in questions}).select_related("task__duty")
    told = {(event.task_id, event.verb): event for event in events.defer("task__words")}
    found = (told.get((one.task, one.asked)) for one in questions)
    return [Waiting(event.verb, event.task, event) for event in found if event]


def _asking(tasks: Container[int]) -> QuerySet[Event]:
    """What was asked of those tasks; of a verb the last comes last."""
    return Event.objects.filter(task__in=tasks, verb__in=ASKING).order_by("at", "pk")


def waiting_of(questions: Iterable[Question]) -> list[Waiting]:
    """The questions with their tasks and events, in their order; helpers decide nothing."""
    questions = list(questions)
    tasks = (
        Task.objects.for_rows()
        .prefetch_related(None)
        .with_first()
        .prefetch_related("extensions")
        .in_bulk({one.task for one in questions})
    )
    events = _asking(tasks).select_related("actor")
    told = {(event.task_id, event.verb): event for event in events}
    for (pk, asked), event in told.items():
        permissions.know_asker(tasks[pk], asked, event.actor_id, event.acting_for_id)
    return [
        Waiting(one.asked, tasks[one.task], told[one.task, one.asked])
        for one in questions
        if (one.task, one.asked) in told
    ]


def waiting_for(user: User, on: date | None = None) -> list[Waiting]:
    """All of it, with tasks and events."""
    return waiting_of(questions_for(user, on))
