"""Many rows at once, with their keys given beforehand, for rows that name each other."""

from collections.abc import Iterable
from typing import TypeVar

from django.core.management.color import no_style
from django.db import connection, models

BATCH = 20_000  # rows kept before they are written: what the memory of a load comes to


Row = TypeVar("Row", bound=models.Model)


class BulkWriter:
    """Rows of some models, written model by model in the order they were named.

    `add` gives a row its key and keeps it; `flush` writes what is kept, `finish` the rest, and lets
    the database go on after the last key.
    """

    def __init__(self, *kinds: type[models.Model]) -> None:
        self.kept: dict[type[models.Model], list[models.Model]] = {kind: [] for kind in kinds}
        self.last = {kind: _last_key(kind) for kind in kinds}

    def add(self, row: Row) -> Row:
        kind = type(row)
        self.last[kind] += 1
        row.pk = self.last[kind]
        self.kept[kind].append(row)
        return row

    def flush(self, *, least: int = BATCH) -> None:
        """Write all that is kept, where it has come to `least` rows."""
        if sum(map(len, self.kept.values())) < least:
            return
        for kind, rows in self.kept.items():
            _write(kind, rows)
            rows.clear()

    def finish(self) -> None:
        self.flush(least=1)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self.kept)):
                cursor.execute(statement)


def _last_key(kind: type[models.Model]) -> int:
    return kind._default_manager.aggregate(last=models.Max("pk"))["last"] or 0


def _write(kind: type[models.Model], rows: Iterable[models.Model]) -> None:
    """PostgreSQL takes rows fastest by COPY, SQLite by one statement over and over."""
    fields = kind._meta.concrete_fields
    quote = connection.ops.quote_name
    table, columns = quote(kind._meta.db_table), ", ".join(quote(f.column) for f in fields)
    values = (
        [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
        for row in rows
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)
