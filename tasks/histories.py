"""What lists need of tasks' histories, summed up by the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from operator import itemgetter
from typing import Self

from django.db.models import Count, Max
from django.utils import timezone

from departments.agency_text import in_agency_words
from tasks import permissions
from tasks.drafts import DRAFT, is_over
from tasks.models import Event, Task
from tasks.verbs import GIVING, MOVES, NO_NEWS, OWN_QUESTIONS
from tasks.workflow import Status, Step


@dataclass
class History:
    """What a list needs of a task's events."""

    last_at: datetime | None = None
    given_at: datetime | None = None
    reassigned_at: datetime | None = None
    step: str = ""  # a Step
    sent_back: int = 0
    drafted_at: datetime | None = None  # the draft of a report that waits to be sent

    @cached_property
    def last_on(self) -> date | None:
        return timezone.localdate(self.last_at) if self.last_at else None

    @classmethod
    def of(cls, events: Iterable[Event]) -> Self:
        """The history that these events tell, newest first."""
        history = cls()
        for event in reversed(list(events)):
            history.add(event.verb, event.step, event.at)
        return history

    def add(self, verb: str, step: str, at: datetime, times: int = 1) -> None:
        """The events of one verb and step, by the time of the last of them: oldest first."""
        if verb not in NO_NEWS:
            self.last_at = at
        if verb in GIVING:
            self.given_at = at
        self.step = step or self.step
        if verb == DRAFT:
            self.drafted_at = at
        elif is_over(verb, MOVES[verb].target or Status.IN_PROGRESS):
            self.drafted_at = None
        match verb:
            case "send_back":
                self.sent_back += times
            case "reassign":  # how far the former unit had come is not the new one's
                self.step, self.reassigned_at = "", at


def histories(tasks: Iterable[Task]) -> dict[int, History]:
    """The history of each task, in one query; tells each task too who asked last for a decision.

    A task may hold hundreds of updates: those of one verb, step and person are read as one row.
    """
    known = {task.pk: task for task in tasks}
    found = {pk: History() for pk in known}
    alike = (
        Event.objects.filter(task__in=found)
        .order_by()
        .values_list("task_id", "verb", "step", "actor_id", "acting_for_id")
        .annotate(last_at=Max("at"), last=Max("pk"), times=Count("pk"))
    )
    for pk, verb, step, actor, acting_for, at, _, times in sorted(alike, key=itemgetter(5, 6)):
        found[pk].add(verb, step, at, times)
        if verb in OWN_QUESTIONS:
            permissions.know_asker(known[pk], verb, actor, acting_for)
    return found


def step_words() -> dict[str, str]:
    """What a row says of each step; “Đang thực hiện” says no more than the status does."""
    silent = {"": "", Step.UNDERWAY.value: ""}
    return {step.value: in_agency_words(step.label) for step in Step} | silent
