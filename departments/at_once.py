"""What nearly every page reads, small tables and the person's rights: read in one query and kept as
long as one request is answered."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, models
from django.utils import timezone

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
        text = text_of(name)
        memory.rows[name] = _query(name, None, date.min).instances(text) if text else []
    return memory.rows[name]


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
    queries = {name: _query(name, person, today) for name in _small[group]}
    asked = {name: query for name, query in queries.items() if query.sql}
    told = ", ".join(f"({query.sql}) AS {name}" for name, query in asked.items())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {told}", [one for q in asked.values() for one in q.parameters])
        found = dict(zip(asked, cursor.fetchone(), strict=True))
    return {name: found.get(name, "") for name in queries}


@dataclass(frozen=True)
class SmallQuery:
    """What asks for one small table: SQL for an array of its rows in JSON."""

    model: type[models.Model]
    fields: tuple[models.Field, ...]
    sql: str
    parameters: tuple[Any, ...]

    def instances(self, text: str) -> list[Any]:
        names = [one.attname for one in self.fields]
        return [
            self.model.from_db(
                DEFAULT_DB_ALIAS, names, [one.to_python(row[one.column]) for one in self.fields]
            )
            for row in json.loads(text)
        ]


@lru_cache(maxsize=2000)  # of each person and day; to compile it anew costs more than to run it
def _query(name: str, person: int | None, today: date) -> SmallQuery:
    queryset = _small[_group_of(name)][name](person, today)
    fields = _fields(queryset)
    try:
        sql, parameters = queryset.query.sql_with_params()
    except EmptyResultSet:
        return SmallQuery(queryset.model, fields, "", ())
    return SmallQuery(queryset.model, fields, _as_json(fields, sql), tuple(parameters))


def _as_json(fields: tuple[models.Field, ...], sql: str) -> str:
    """SQLite has to be told the columns."""
    if connection.vendor == "postgresql":
        return f"SELECT COALESCE(json_agg(row_to_json(rows)), '[]')::text FROM ({sql}) rows"
    pairs = ", ".join(f"'{one.column}', \"{one.column}\"" for one in fields)
    return f"SELECT json_group_array(json_object({pairs})) FROM ({sql})"


def _fields(queryset: models.QuerySet) -> tuple[models.Field, ...]:
    """The model's columns, or those that `only` names."""
    named, deferred = queryset.query.deferred_loading
    columns = queryset.model._meta.concrete_fields
    return tuple(one for one in columns if deferred or one.primary_key or one.name in named)
