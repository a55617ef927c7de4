"""One move of several tasks: each by itself, so that one refusal keeps nobody else's waiting."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from conclusions.actions import Refused
from departments.models import User
from tasks.actions.moving import move
from tasks.models import Task


@dataclass
class Outcome:
    """The tasks that were moved, and those that were not, each with the reason."""

    moved: list[Task] = field(default_factory=list)
    refused: list[tuple[Task, str]] = field(default_factory=list)


def move_all(picked: Iterable[tuple[Task, int]], verb: str, *, by: User, **fields: Any) -> Outcome:
    """Make the move of every task that is still as the person saw it (its version); `fields` are
    told once for all of them."""
    outcome = Outcome()
    for task, seen in picked:
        try:
            move(task, verb, by=by, seen=seen, **fields)
        except Refused as refusal:
            outcome.refused.append((task, str(refusal)))
        else:
            outcome.moved.append(task)
    return outcome
