"""Questions to the database compiled once and answered together, each as an array of rows in JSON:
of one with many parts Django takes longer to build and to compile it than the database to answer,
and what a page needs of many tables costs one way to the database.

What is compiled holds text and plain values alone, so threads and requests may share it. It is kept
by functions with an `lru_cache` whose arguments are all that the question depends on.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, models

Reader = Callable[[Any], Any]
# What stands in a queryset for a key that is told each time it is read: by a number no row has.
Keys = Mapping[int, int | None]


def _moment(told: str) -> datetime:
    """SQLite keeps moments without their zone, which is UTC."""
    found = datetime.fromisoformat(told)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


# What JSON does not tell as Python has it.
READERS: dict[str, Reader] = {
    "BooleanField": bool,
    "DateField": date.fromisoformat,
    "DateTimeField": _moment,
}


@dataclass(frozen=True)
class CompiledRows:
    """One question: SQL for an array of its rows in JSON, and how its columns are read."""

    sql: str  # empty where no row can answer it
    parameters: tuple[Any, ...]
    readers: tuple[tuple[int, Reader], ...]
    model: type[models.Model] | None = None  # of rows that are a model's own columns,
    names: tuple[str, ...] = ()  # and these columns

    @classmethod
    def of(cls, queryset: models.QuerySet) -> "CompiledRows":
        """Of a queryset of tuples, by `values_list`, or of one model's own columns."""
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        compiler.setup_query()
        columns = [column for column, _, _ in compiler.select]
        kinds = [column.output_field.get_internal_type() for column in columns]
        readers = tuple((n, READERS[kind]) for n, kind in enumerate(kinds) if kind in READERS)
        model, names = None, ()
        if not queryset.query.values_select and not queryset.query.combinator:
            model, names = queryset.model, tuple(column.target.attname for column in columns)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return cls("", (), readers, model, names)
        return cls(_as_json(kinds, sql), tuple(parameters), readers, model, names)

    def rows(self, told: str) -> list[Any]:
        """As the queryset gives them."""
        found = json.loads(told) if told else []
        for row in found:
            for place, read in self.readers:
                if row[place] is not None:
                    row[place] = read(row[place])
        if self.model is None:
            return [tuple(row) for row in found]
        return [self.model.from_db(DEFAULT_DB_ALIAS, self.names, row) for row in found]


NO_ROWS = CompiledRows("", (), ())


def _as_json(kinds: list[str], sql: str) -> str:
    columns = [f"c{n}" for n in range(len(kinds))]
    head = f"WITH found({', '.join(columns)}) AS ({sql}) SELECT"
    if connection.vendor == "postgresql":
        row = f"json_build_array({', '.join(columns)})"
        return f"{head} COALESCE(json_agg({row}), '[]')::text FROM found"
    # To SQLite a column of JSON is text like any other.
    told = [
        f"json({column})" if kind == "JSONField" else column
        for column, kind in zip(columns, kinds, strict=True)
    ]
    return f"{head} json_group_array(json_array({', '.join(told)})) FROM found"


def texts(questions: Iterable[CompiledRows], keys: Keys | None = None) -> list[str]:
    """The rows of each as the database wrote them, all of them in one query."""
    questions = list(questions)
    asked = [question for question in questions if question.sql]
    if not asked:
        return [""] * len(questions)
    given = [value for question in asked for value in question.parameters]
    if keys:
        given = [keys.get(one, one) if isinstance(one, int) else one for one in given]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(f'({question.sql})' for question in asked)}", given)
        told = iter(cursor.fetchone())
    return [next(told) if question.sql else "" for question in questions]


def answers(*questions: CompiledRows, keys: Keys | None = None) -> list[list[Any]]:
    """The rows of each question, all of them in one query."""
    told = zip(questions, texts(questions, keys), strict=True)
    return [question.rows(text) for question, text in told]


def instance_of(model: type[models.Model], told: dict[str, Any]) -> Any:
    """The row of which this is told, by column, or by key and column (`duty__title`), and what else
    is told with it; the rest of it is read when it is asked for."""
    own: dict[str, Any] = {}
    related: dict[str, dict[str, Any]] = {}
    for name, value in told.items():
        key, _, column = name.rpartition("__")
        (related.setdefault(key, {}) if key else own)[column] = value
    columns = [one.attname for one in model._meta.concrete_fields if one.attname in own]
    row = model.from_db(DEFAULT_DB_ALIAS, columns, [own.pop(column) for column in columns])
    row.__dict__.update(own)
    for key, values in related.items():
        field = model._meta.get_field(key)
        setattr(
            row, key, instance_of(field.related_model, values | {"id": getattr(row, field.attname)})
        )
    return row
