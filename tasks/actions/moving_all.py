"""One move of several tasks: each by itself, so that one refusal keeps nobody else's waiting."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from conclusions.actions import Refused
from departments.models import User
from departments.papertext import paper_date
from tasks.actions.claiming import StalePage
from tasks.actions.moving import move
from tasks.models import Task


@dataclass
class Outcome:
    """The tasks that were moved, and those that were not, each with the reason."""

    moved: list[Task] = field(default_factory=list)
    refused: list[tuple[Task, str]] = field(default_factory=list)


def move_all(picked: Iterable[tuple[Task, int]], verb: str, *, by: User, **fields: Any) -> Outcome:
    """Make the move of every task that is still as the person saw it (its version); `fields` are
    told once for all of them. The same click once more finds moved what it has moved."""
    outcome = Outcome()
    for task, seen in picked:
        try:
            move(task, verb, by=by, seen=seen, **fields)
        except Refused as refusal:
            if isinstance(refusal, StalePage) and _is_same_click(refusal, by, seen, fields):
                outcome.moved.append(task)
            else:
                outcome.refused.append((task, str(refusal)))
        else:
            outcome.moved.append(task)
    return outcome


@transaction.atomic
def move_with_mates(
    task: Task, verb: str, mates: Iterable[tuple[int, int]], *, by: User, **fields: Any
) -> list[Task]:
    """Make the move of the task and of its duty's tasks of other units (keys, with the versions
    that the person saw), all or none; returns those others. Raises as `move` for the task itself,
    Refused naming the unit where one of the others cannot be moved."""
    move(task, verb, by=by, **fields)
    fields.pop("seen", None)
    others = Task.objects.for_moves().filter(duty=task.duty_id).in_bulk([key for key, _ in mates])
    for key, seen in mates:
        other = others[key]
        try:
            move(other, verb, by=by, seen=seen, **fields)
        except Refused as refusal:
            raise Refused(
                f"{other.lead.short}: {' '.join(refusal.messages)} Chưa sửa cho đơn vị nào."
            ) from refusal
    return list(others.values())


def _is_same_click(stale: StalePage, by: User, seen: int, fields: dict[str, Any]) -> bool:
    """Whether this very person has made this very move, word for word, of what they saw."""
    last = stale.event
    told = last.detail | {"note": last.note}
    return (last.actor_id, last.verb, stale.task.version) == (by.pk, stale.verb, seen + 1) and all(
        str(told.get(name, "")) == _as_told(value) for name, value in fields.items()
    )


def _as_told(value: Any) -> str:
    """As the history tells it."""
    return paper_date(value) if isinstance(value, date) else str(value or "")
