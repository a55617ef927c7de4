"""Several tasks for one move at once: which of them it is the person's to move, what it will come
to, and why some must stay."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from departments.models import User
from departments.papertext import paper_date
from departments.rights import Rights
from tasks import permissions
from tasks.models import Task
from tasks.move_words import body_of
from tasks.rows import TaskRow
from tasks.verbs import OF_MANY
from tasks.workflow import Actor

MOST = 200  # tasks in one go: each is moved by itself


@dataclass(frozen=True)
class ManyAct:
    """A move of several tasks, as the bar over a list offers it."""

    verb: str

    @property
    def label(self) -> str:
        return OF_MANY[self.verb].label


@dataclass(frozen=True)
class StayingTask:
    """A task that is not moved, and why."""

    task: Task
    reason: str


@dataclass(frozen=True)
class ManyTasks:
    """What was picked for one move: what can be moved, and what stays."""

    verb: str
    rows: list[TaskRow]
    staying: list[StayingTask]

    @classmethod
    def of(cls, rows: Iterable[TaskRow], verb: str, user: User) -> "ManyTasks":
        told = [(row, permissions.refusal(user, verb, row.task)) for row in rows]
        staying = [StayingTask(row.task, why) for row, why in told if why]
        return cls(verb, [row for row, why in told if not why], staying)

    @property
    def tasks(self) -> list[Task]:
        return [row.task for row in self.rows]

    @property
    def lines(self) -> list[tuple[TaskRow, str]]:
        """Each task that can be moved, with the one fact that the move is about."""
        return [(row, fact_of(self.verb, row)) for row in self.rows]

    @property
    def effects(self) -> list[tuple[str, int]]:
        """What the move does, once for all tasks of which it does the same."""
        bodies = (body_of(self.verb, task) for task in self.tasks)
        return list(Counter(body for body in bodies if body).items())


def acts_of(user: User, task: Task) -> set[str]:
    """The moves of several tasks that are this person's to make of this one, as it stands."""
    return {
        verb
        for verb, move in OF_MANY.items()
        if task.status in move.sources and permissions.acting_as(user, verb, task)
    }


def offered(user: User, tasks: Iterable[Task]) -> tuple[list[ManyAct], set[int]]:
    """What a list offers to do with several of these tasks, and the keys of those that may be
    picked for some of it."""
    theirs = {task.pk: acts_of(user, task) for task in tasks}
    some = set().union(*theirs.values())
    return [ManyAct(verb) for verb in OF_MANY if verb in some], {pk for pk in theirs if theirs[pk]}


def likely(user: User, verb: str) -> Q:
    """What can be of the person's to move so, for a long list to be read no further than that; the
    predicate decides."""
    rights, move = Rights.of(user), OF_MANY[verb]
    states = Q(status__in=sorted(move.sources))
    if move.actors == (Actor.UNIT_CHIEF,):
        return states & Q(lead__in=rights.chief_of_ids)
    if Actor.CONFIRMER in move.actors and not rights.is_director:
        return states & Q(confirmer__in=rights.ids)
    return states


def fact_of(verb: str, row: TaskRow) -> str:
    """What the person looks at before making this move of the task."""
    task = row.task
    match verb:
        case "confirm":
            return f"báo cáo ngày {paper_date(task.reported_on)}: {task.result}"
        case "request_extension":
            nth = f"xin gia hạn lần {task.extended + 1}"
            return f"thời hạn đang là {paper_date(task.due_on)}; {nth}"
        case "hand" | "nudge":
            return f"đang giao {task.assignee}" if task.assignee else "chưa phân công"
    return f"giao ngày {paper_date(row.given_on)}"
