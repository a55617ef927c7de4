"""Several querysets read in one query, each told by the database as an array of its rows in JSON:
what a page needs of many tables costs one way to the database, and SQL that is compiled once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, models
from django.utils import timezone

# What stands in a queryset for a key that is told each time it is read: by a number no row has.
Keys = Mapping[int, int | None]


@dataclass(frozen=True)
class JsonRows:
    """What asks for one queryset: SQL for an array of its rows in JSON; none of an empty one."""

    model: type[models.Model] | None  # of rows that are a model's own columns
    columns: tuple[tuple[str, models.Field], ...]
    sql: str
    parameters: tuple[Any, ...]

    def rows(self, text: str) -> list[Any]:
        """Instances of the model; of `values_list` its tuples."""
        found = [
            [_value(field, row[name]) for name, field in self.columns]
            for row in (json.loads(text) if text else [])
        ]
        if self.model is None:
            return [tuple(row) for row in found]
        names = [field.attname for _, field in self.columns]
        return [self.model.from_db(DEFAULT_DB_ALIAS, names, row) for row in found]


def json_rows(queryset: models.QuerySet) -> JsonRows:
    """The queryset compiled, of one model's own columns or of `values_list`."""
    model = None if queryset.query.values_select else queryset.model
    compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.setup_query()
    columns = tuple(
        (alias, column.output_field) if alias else (column.target.column, column.target)
        for column, _, alias in compiler.select
    )
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return JsonRows(model, columns, "", ())
    return JsonRows(model, columns, _as_json(columns, sql), tuple(parameters))


def texts_of(queries: Mapping[str, JsonRows], keys: Keys | None = None) -> dict[str, str]:
    """The rows of each as the database wrote them, all read in one query."""
    asked = {name: query for name, query in queries.items() if query.sql}
    told = ", ".join(f"({query.sql}) AS {name}" for name, query in asked.items())
    given = [one for query in asked.values() for one in query.parameters]
    if keys:
        given = [keys.get(one, one) if isinstance(one, int) else one for one in given]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {told}", given)
        found = dict(zip(asked, cursor.fetchone(), strict=True))
    return {name: found.get(name, "") for name in queries}


def rows_of_each(queries: Mapping[str, JsonRows], keys: Keys) -> dict[str, list[Any]]:
    """The rows of each, all read in one query."""
    return {name: queries[name].rows(text) for name, text in texts_of(queries, keys).items()}


def _as_json(columns: tuple[tuple[str, models.Field], ...], sql: str) -> str:
    """SQLite has to be told the columns, and which of them hold JSON already."""
    if connection.vendor == "postgresql":
        return f"SELECT COALESCE(json_agg(row_to_json(rows)), '[]')::text FROM ({sql}) rows"
    told = [
        f"'{name}', " + (f'json("{name}")' if isinstance(field, models.JSONField) else f'"{name}"')
        for name, field in columns
    ]
    return f"SELECT json_group_array(json_object({', '.join(told)})) FROM ({sql})"


def _value(field: models.Field, told: Any) -> Any:
    """What JSON tells of a column, as the product knows it: days, hours and yes or no."""
    value = field.to_python(told)
    if isinstance(value, datetime) and timezone.is_naive(value):
        return value.replace(tzinfo=UTC)  # SQLite keeps hours without their zone
    return value
