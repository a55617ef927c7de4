"""Rows of one directive put under one heading, where a list would say its title again and again."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from tasks.models import Task

Row = TypeVar("Row")


@dataclass(frozen=True)
class DirectiveRows(Generic[Row]):
    """Rows of what one directive asks; of several units they stand under its title."""

    task: Task  # of the first
    rows: Sequence[Row]

    @property
    def is_shared(self) -> bool:
        return len(self.rows) > 1

    @property
    def count(self) -> str:
        return f"{len(self.rows)} đơn vị"


def side_by_side(rows: Iterable[Row], task_of: Callable[[Row], Task]) -> list[DirectiveRows[Row]]:
    """In the list's own order: rows that lie apart stay apart."""
    found = groupby(rows, key=lambda row: task_of(row).duty_id)
    return [_directive(list(some), task_of) for _, some in found]


def gathered(rows: Iterable[Row], task_of: Callable[[Row], Task]) -> list[DirectiveRows[Row]]:
    """Each directive at the place of its first row."""
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(task_of(row).duty_id, []).append(row)
    return [_directive(some, task_of) for some in found.values()]


def _directive(rows: list[Row], task_of: Callable[[Row], Task]) -> DirectiveRows[Row]:
    return DirectiveRows(task_of(rows[0]), rows)
