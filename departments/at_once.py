"""What nearly every page reads, small tables and the person's rights: read in one query and kept as
long as one request is answered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import models
from django.utils import timezone

from departments.compiled import CompiledRows, texts

Read = Callable[[int | None, date], models.QuerySet]

# By group and name, each room's own; asked with the key of who is signed in, and the day.
_small: dict[str, dict[str, Read]] = {}
EVERYWHERE = "everywhere"


@dataclass
class KeptRows:
    """Whose request it is, and what it has read so far: as text, and as rows once asked for."""

    person: Callable[[], Any]
    texts: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[Any]] = field(default_factory=dict)


_kept: ContextVar[KeptRows | None] = ContextVar("kept", default=None)


def small(name: str, group: str = EVERYWHERE) -> Callable[[Read], Read]:
    """Marks what reads a small table: a queryset of one model's own columns, which depends on the
    person and the day alone. All of a group are read at once."""

    def register(read: Read) -> Read:
        _small.setdefault(group, {})[name] = read
        return read

    return register


@contextmanager
def kept(person: Callable[[], Any]) -> Iterator[None]:
    """As long as this lasts, small tables stay as they were read first, for that person."""
    token = _kept.set(KeptRows(person))
    try:
        yield
    finally:
        _kept.reset(token)


def is_kept_for(person: Any) -> bool:
    """Whether what is kept is of this very person."""
    memory = _kept.get()
    return memory is not None and memory.person().pk == person.pk


def rows(name: str, person: Any = None) -> list[Any]:
    """The rows of a small table. The first asking within `kept` reads all of its group at once;
    outside it, this one alone and anew."""
    memory = _kept.get()
    if memory is None:
        return list(_small[_group_of(name)][name](person and person.pk, timezone.localdate()))
    if name not in memory.rows:
        memory.rows[name] = rows_told(name, text_of(name))
    return memory.rows[name]


def rows_told(name: str, text: str) -> list[Any]:
    """The rows that `text_of` tells."""
    return _query(name, None, date.min).rows(text)


def text_of(name: str) -> str | None:
    """The rows as the database wrote them, a name for exactly these rows; None outside `kept`."""
    memory = _kept.get()
    if memory is None:
        return None
    if name not in memory.texts:
        memory.texts |= _read(_group_of(name), memory.person().pk)
    return memory.texts[name]


def kept_row(name: str, key: Any) -> Any:
    """The row of that key, of what is kept; None outside `kept`, or where there is none."""
    if _kept.get() is None:
        return None
    return next((row for row in rows(name) if row.pk == key), None)


def _group_of(name: str) -> str:
    return next(group for group, reads in _small.items() if name in reads)


def _read(group: str, person: int | None) -> dict[str, str]:
    """The rows of a whole group, in one query."""
    today = timezone.localdate()
    names = list(_small[group])
    told = texts(_query(name, person, today) for name in names)
    return dict(zip(names, told, strict=True))


@lru_cache(maxsize=2000)  # of each person and day; to compile it anew costs more than to run it
def _query(name: str, person: int | None, today: date) -> CompiledRows:
    return CompiledRows.of(_small[_group_of(name)][name](person, today))
