"""What waits for a person to decide: reports, requests for time, units to change, obstacles.

The questions and what decides them are rows of the table of moves; whose they are is the answer of
`permissions`, the same that a button asks.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import (
    Count,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Window,
    prefetch_related_objects,
)

from departments.compiled import CompiledRows, answers, instance_of
from departments.models import User
from departments.rights import PlainRights, Rights, know_posts
from tasks import permissions
from tasks.models import Event, OpenQuestion, Task
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


QUESTION = ("asked", "task", "at")  # columns of a Question


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
    (rows,) = answers(_waiting(Rights.of(user, on).plain))
    return _in_order(rows)


@lru_cache(maxsize=1000)
def _waiting(rights: PlainRights) -> CompiledRows:
    return CompiledRows.of(_questions(_conditions(rights)))


def _conditions(rights: PlainRights) -> dict[str, Q]:
    """By the verb that asks: which questions wait for whoever has these rights."""
    return {asked: permissions.waiting_condition(rights, ANSWERS[asked][0]) for asked in ASKING}


def _questions(among: dict[str, Q]) -> QuerySet:
    """By the verb that asks: the questions that the condition names, as rows of a Question."""
    found = [_asked(asked, condition).values_list(*QUESTION) for asked, condition in among.items()]
    return found[0].union(*found[1:], all=True)


def _in_order(rows: Iterable[tuple[Any, ...]]) -> list[Question]:
    order = list(ASKING)
    asked = (Question(*row) for row in rows)
    return sorted(asked, key=lambda one: (order.index(one.asked), one.since, one.task))


def _asked(asked: str, condition: Q) -> QuerySet[OpenQuestion]:
    """The questions of one verb that the condition names."""
    return OpenQuestion.objects.order_by().filter(condition, asked=asked)


@dataclass(frozen=True)
class LongestWaiting:
    """Of what waits of one kind: the one asked first, since when, and how many there are."""

    first: Waiting
    since: datetime
    count: int

    @property
    def others(self) -> int:
        return self.count - 1


NAMING = ("id", "lead_id", "result", "duty_id", "duty__title")  # what names a task, and its report


@lru_cache(maxsize=1000)
def longest_waiting_of(rights: PlainRights) -> tuple[CompiledRows, ...]:
    """What asks for the longest waiting of each kind, for whoever has these rights."""
    asked = (_first(asked, condition) for asked, condition in _conditions(rights).items())
    return tuple(CompiledRows.of(first) for first in asked)


def _first(asked: str, condition: Q) -> QuerySet:
    # Of the one row that is told, for of a table joined all rows are read.
    event = Event.objects.filter(pk=OuterRef("event"))
    task = Task.objects.filter(pk=OuterRef("task"))
    waiting = _asked(asked, condition).annotate(
        count=Window(Count("pk")),
        words=Subquery(event.values("note")),
        detail=Subquery(event.values("detail")),
        **{f"of_{place}": Subquery(task.values(name)) for place, name in enumerate(NAMING[1:])},
    )
    named = ("task_id", *(f"of_{place}" for place, _ in enumerate(NAMING[1:])))
    return waiting.values_list("asked", "at", "count", "words", "detail", *named).order_by(
        "at", "task_id"
    )[:1]


def longest_waiting(answered: Iterable[list[tuple]]) -> list[LongestWaiting]:
    """What was answered to longest_waiting_of, in its order; a kind of which nothing waits is left
    out."""
    return [_longest(*row) for rows in answered for row in rows]


def _longest(
    asked: str, since: datetime, count: int, note: str, detail: dict[str, Any], *named: Any
) -> LongestWaiting:
    task = instance_of(Task, dict(zip(NAMING, named, strict=True)))
    event = instance_of(Event, {"verb": asked, "note": note, "detail": detail})
    return LongestWaiting(Waiting(asked, task, event), since, count)


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
    asking = OpenQuestion.objects.filter(task__in=tasks).values("event")
    events = Event.objects.filter(pk__in=asking).select_related("actor", "acting_for")
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
class AgencyQuestions:
    """What is asked in the agency, read once for many people: in the order of questions_for, and
    found by whom the tasks name."""

    asked: list[Waiting]
    by_name: dict[int, list[int]]  # places in `asked`

    @classmethod
    def of_everyone(cls) -> "AgencyQuestions":
        return cls._among(Q())

    @classmethod
    def of(cls, people: Iterable[User], on: date) -> "AgencyQuestions":
        """Those alone that may wait for one of these people, or for one they stand in for."""
        rights = [Rights.of(person, on) for person in people]
        if any(one.is_director for one in rights):
            return cls.of_everyone()
        named = permissions.asked_by_name_condition(set().union(*(one.ids for one in rights)))
        return cls._among(named)

    @classmethod
    def _among(cls, condition: Q) -> "AgencyQuestions":
        found = OpenQuestion.objects.order_by().filter(condition)
        asked = waiting_of(_in_order(found.values_list(*QUESTION)))
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
