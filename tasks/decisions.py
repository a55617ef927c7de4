"""What waits for a person to decide: reports, requests for time, units to change, obstacles.

The questions and what decides them are rows of the table of moves; whose they are is the answer of
`permissions`, the same that a button asks.
"""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import (
    CharField,
    DateTimeField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    prefetch_related_objects,
)
from django.db.models.functions import Cast

from departments.models import User
from departments.rights import Rights, know_posts
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
    return _questions(
        {asked: permissions.waiting_condition(user, ANSWERS[asked][0], on) for asked in ASKING}
    )


def _questions(among: dict[str, Q]) -> list[Question]:
    """By the verb that asks: the questions of the tasks that the condition names."""
    found = [_asked(asked, condition) for asked, condition in among.items()]
    rows = found[0].union(*found[1:], all=True)
    order = list(ASKING)
    asked = (Question(*row) for row in rows)
    return sorted(asked, key=lambda one: (order.index(one.asked), one.since, one.task))


def _asked(asked: str, condition: Q) -> TaskQuerySet:
    """The questions of one verb among those tasks, as rows of a Question."""
    told = Event.objects.filter(task=OuterRef("pk"), verb=asked).order_by("-at", "-pk")
    # Of the many reports the day is enough, and stands on the task itself.
    reported = Cast("reported_on", DateTimeField())
    since = reported if asked == "report" else Subquery(told.values("at")[:1])
    tasks = ASKING[asked].waits_in(Task.objects.order_by())
    return (
        tasks.filter(condition)
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


@dataclass(frozen=True)
class OpenQuestions:
    """What is asked in the agency, read once for many people: in the order of questions_for, and
    found by whom the tasks name."""

    asked: list[Waiting]
    by_name: dict[int, list[int]]  # places in `asked`

    @classmethod
    def of_everyone(cls) -> "OpenQuestions":
        return cls._among(permissions.ANY)

    @classmethod
    def of(cls, people: Iterable[User], on: date) -> "OpenQuestions":
        """Those alone that may wait for one of these people, or for one they stand in for."""
        rights = [Rights.of(person, on) for person in people]
        if any(one.is_director for one in rights):
            return cls.of_everyone()
        named = permissions.asked_by_name_condition(set().union(*(one.ids for one in rights)))
        # Most people are asked nothing, and their names are told to the database once.
        tasks = list(Task.objects.open().filter(named).values_list("pk", flat=True))
        return cls._among(Q(pk__in=tasks)) if tasks else cls([], {})

    @classmethod
    def _among(cls, condition: Q) -> "OpenQuestions":
        asked = waiting_of(_questions(dict.fromkeys(ASKING, condition)))
        tasks = list({one.task.pk: one.task for one in asked}.values())
        prefetch_related_objects(tasks, "lead", "confirmer", "extensions__asked")
        know_posts({task.confirmer_id: task.confirmer for task in tasks}.values())
        by_name: dict[int, list[int]] = defaultdict(list)
        for place, one in enumerate(asked):
            for name in permissions.asked_by_name(one.task):
                by_name[name].append(place)
        return cls(asked, by_name)

    def for_one(self, user: User, on: date) -> list[Waiting]:
        """The same as waiting_for(user, on) (tested), by the predicate that a button asks."""
        rights = Rights.of(user, on)
        if rights.is_director:
            found = self.asked
        else:
            named = set().union(*(self.by_name.get(pk, ()) for pk in rights.ids))
            found = [self.asked[place] for place in sorted(named)]
        return [
            one for one in found if permissions.waits_for(user, ANSWERS[one.asked][0], one.task, on)
        ]
