"""A column of words to search, kept by the model itself, and the index behind it.

PostgreSQL finds them by trigrams (pg_trgm), SQLite by a table of trigrams beside the table (FTS5).
Both are laid after every migration: they are the database's own, and SQLite drops what hangs on a
table that it rebuilds.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import DatabaseError, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q

from departments.at_once import rows as kept_rows
from departments.searching import OR, SearchWords, searched

WINDOW = 3000  # rows walked in their order before the index is asked
FEW = 500  # rows that are named by their keys
LEAST = 3  # letters: shorter words have no trigram


class WordsField(models.TextField):
    """Holds the `searched` words of other fields, `of`, anew with every save of the row.

    Without `of` it holds those of the text it is given. `indexed` where the table grows with the
    years; `only` is which rows are ever looked in, as SQL that begins with the column it asks, for
    the index to leave out the others.
    Rows changed by an update of a queryset keep their words.
    """

    def __init__(
        self, *, of: tuple[str, ...] = (), indexed: bool = False, only: str = "", **kwargs
    ) -> None:
        self.of, self.indexed, self.only = tuple(of), indexed, only
        super().__init__(**{"default": "", "editable": False, "blank": True} | kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return (
            name,
            path,
            args,
            kwargs
            | {
                "of": self.of,
                "indexed": self.indexed,
                "only": self.only,
            },
        )

    def words_of(self, row: models.Model) -> str:
        given = [getattr(row, name) for name in self.of or (self.attname,)]
        return searched(" ".join(map(str, given)))

    def pre_save(self, model_instance, add):
        words = self.words_of(model_instance)
        setattr(model_instance, self.attname, words)
        return words


@WordsField.register_lookup
class Holds(models.Lookup):
    """`words__holds=(" ke hoach ", " quy ")`: the letters of each part stand somewhere in the
    words, in that order."""

    lookup_name = "holds"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        return self._like(compiler, connection, self.rhs)

    def as_sqlite(self, compiler, connection):
        field = self.lhs.output_field
        long = [part for part in self.rhs if field.indexed and _is_long(part)]
        if not long:
            return self._like(compiler, connection, self.rhs)
        quote = compiler.quote_name_unless_alias
        table = _beside(field.model._meta.db_table)
        key = f"{quote(self.lhs.alias)}.{quote(field.model._meta.pk.column)}"
        found = f'{key} IN (SELECT rowid FROM "{table}" WHERE "{table}" MATCH %s)'
        # Asked for at once: lists of the rows of each word would be made, common ones in full.
        all_long = " AND ".join(_any_of(part) for part in long)
        short = [part for part in self.rhs if part not in long]
        if not short:
            return found, [all_long]
        also, params = self._like(compiler, connection, short)
        return f"({found} AND {also})", [all_long, *params]

    def _like(self, compiler, connection, parts):
        column, params = self.process_lhs(compiler, connection)
        likes, looked_for = _likes(column, parts)
        return f"({likes})", [one for like in looked_for for one in (*params, like)]


def _likes(column: str, parts: Iterable[str]) -> tuple[str, list[str]]:
    """That a column holds the parts, or what may stand for each; folded words hold no sign that
    LIKE knows."""
    ways = [part.split(OR) for part in parts]
    each = [" OR ".join([f"{column} LIKE %s"] * len(one)) for one in ways]
    return " AND ".join(f"({one})" for one in each), [f"%{way}%" for one in ways for way in one]


def _is_long(part: str) -> bool:
    return all(len(way) >= LEAST for way in part.split(OR))


def _any_of(part: str) -> str:
    """As FTS5 asks for a part."""
    ways = " OR ".join(f'"{way}"' for way in part.split(OR))
    return f"({ways})"


def holding(parts: Iterable[str]) -> Q:
    """Rows whose words hold all the parts; none where there are no parts to hold."""
    parts = tuple(parts)
    return Q(words__holds=parts) if parts else Q(pk__in=[])


class HeldRow(NamedTuple):
    """A row that holds what was looked for: its key, its words, and one more of its fields."""

    pk: int
    words: str
    kind: str


def held_rows(rows: models.QuerySet, parts: list[str], kind: str, *, most: int) -> list[HeldRow]:
    """The first `most` rows, in their order, that hold the parts; `kind` names the field told."""
    held = rows.filter(holding(parts))[:most]
    return [HeldRow(*row) for row in held.values_list("pk", "words", kind)]


def newest_holding(
    rows: models.QuerySet, parts: list[str], kind: str
) -> tuple[list[HeldRow], bool]:
    """Those of the first WINDOW rows that hold the parts, and whether they are known to be all.

    Of common words the index names a good part of a whole table, though the planner, who takes
    words for independent, expects a few; so the order is walked first, behind a limit that it does
    not look through.
    """
    if not parts:
        return [], True
    first = rows.values_list("pk", "words", kind)[:WINDOW]
    try:
        sql, params = first.query.sql_with_params()
    except EmptyResultSet:  # rows of nobody
        return [], True
    likes, looked_for = _likes("held.words", parts)
    with connections[rows.db].cursor() as cursor:
        cursor.execute(
            f"WITH held (id, words, kind) AS ({sql}) "
            f"SELECT held.*, (SELECT count(*) FROM held) FROM held WHERE {likes}",
            [*params, *looked_for],
        )
        found = cursor.fetchall()
    return [HeldRow(*row) for *row, _ in found], bool(found) and found[0][-1] < WINDOW


def asked_for(typed: str) -> SearchWords:
    """What was typed, where the agency's units are known by their codes."""
    codes = {searched(unit.code).strip(): unit.pk for unit in kept_rows("units") if unit.code}
    return SearchWords.of(typed, codes)


def matching(rows: models.QuerySet, typed: str) -> models.QuerySet:
    """Rows that have the words typed, whole; where none has, those that hold them inside others;
    of nothing typed, all."""
    if not typed.strip():
        return rows
    words = asked_for(typed)
    for parts in (words.exact, words.loose):
        held = rows.filter(holding(parts))
        keys = list(held.order_by().values_list("pk", flat=True)[: FEW + 1])
        if len(keys) > FEW:
            return held
        if keys:
            # Asked for the first page of rare words in the order of a list, PostgreSQL would walk
            # that order through the whole table.
            return rows.filter(pk__in=keys)
    return rows.none()


def _joined(*told: object) -> str:
    return " ".join(map(str, told))


def fill_words(
    rows: models.QuerySet, *of: str, told: Callable[..., str] = _joined, batch: int = 2000
) -> None:
    """For a migration: write the words of rows that were there before the column, as `told` from
    the fields named, which may be those of related rows."""
    connection = connections[rows.db]
    table = connection.ops.quote_name(rows.model._meta.db_table)
    statement, last = f"UPDATE {table} SET words = %s WHERE id = %s", 0
    while found := rows.filter(pk__gt=last).order_by("pk").values_list("pk", *of)[:batch]:
        with connection.cursor() as cursor:
            cursor.executemany(statement, [(searched(told(*fields)), pk) for pk, *fields in found])
        last = found[len(found) - 1][0]


def _beside(table: str) -> str:
    return f"{table}_words"


def _indexed() -> Iterator[tuple[str, WordsField]]:
    """Table and column of every indexed field of words."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, WordsField) and field.indexed:
                yield model._meta.db_table, field


def lay_words_indexes(connection: BaseDatabaseWrapper) -> list[str]:
    """Create the indexes that are not there; the tables that stay without, for the database gives
    the product no right to the extension."""
    lay = _lay_trigrams if connection.vendor == "postgresql" else _lay_table
    return [
        table
        for table, field in _indexed()
        if _has_column(connection, table, field.column) and not lay(connection, table, field)
    ]


def _has_column(connection: BaseDatabaseWrapper, table: str, column: str) -> bool:
    """A migration to an earlier state may have taken it away."""
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return False
        described = connection.introspection.get_table_description(cursor, table)
        return column in {field.name for field in described}


def drop_words_indexes(connection: BaseDatabaseWrapper) -> None:
    """Before many rows are written at once: an index is laid faster than kept."""
    _settle(connection)
    with connection.cursor() as cursor:
        for table, _ in _indexed():
            if connection.vendor == "postgresql":
                cursor.execute(f'DROP INDEX IF EXISTS "{_beside(table)}"')
            else:
                _drop_beside(cursor, table)


def words_tables_without_index(connection: BaseDatabaseWrapper) -> list[str]:
    return [table for table, _ in _indexed() if not has_words_index(connection, table)]


def has_words_index(connection: BaseDatabaseWrapper, table: str) -> bool:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT 1 FROM pg_indexes WHERE indexname = %s", [_beside(table)])
        else:
            cursor.execute("SELECT 1 FROM sqlite_master WHERE name = %s", [_beside(table)])
        return cursor.fetchone() is not None


def _lay_trigrams(connection: BaseDatabaseWrapper, table: str, field: WordsField) -> bool:
    where = f" WHERE {field.only}" if field.only else ""
    _settle(connection)
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute(
                f'CREATE INDEX IF NOT EXISTS "{_beside(table)}" ON "{table}" '
                f'USING gin ("{field.column}" gin_trgm_ops){where}'
            )
    except DatabaseError:
        return False
    return True


def _settle(connection: BaseDatabaseWrapper) -> None:
    """PostgreSQL alters no table whose new rows still wait to be checked at the commit."""
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        connection.check_constraints()


# A table of trigrams that keeps no words of its own, and what brings it up to date. {of_new} and
# {of_old} are whether the row is one of those looked in.
TABLE = """
CREATE VIRTUAL TABLE "{beside}" USING fts5(
    "{column}", content="{table}", content_rowid="id", tokenize="trigram"
)
"""
ENTERED = """
    INSERT INTO "{beside}" (rowid, "{column}") SELECT new.id, new."{column}" WHERE {of_new};"""
LEFT = """
    INSERT INTO "{beside}" ("{beside}", rowid, "{column}")
    SELECT 'delete', old.id, old."{column}" WHERE {of_old};"""
TRIGGERS = {
    "{beside}_new": f'AFTER INSERT ON "{{table}}" BEGIN {ENTERED} END',
    "{beside}_gone": f'AFTER DELETE ON "{{table}}" BEGIN {LEFT} END',
    "{beside}_other": f'AFTER UPDATE OF {{columns}} ON "{{table}}" BEGIN {LEFT} {ENTERED} END',
}
FILLED = 'INSERT INTO "{beside}" (rowid, "{column}") SELECT id, "{column}" FROM "{table}"{where}'


def _lay_table(connection: BaseDatabaseWrapper, table: str, field: WordsField) -> bool:
    columns = [field.column, *field.only.split(" ")[:1]] if field.only else [field.column]
    named = {
        "beside": _beside(table),
        "table": table,
        "column": field.column,
        "columns": ", ".join(f'"{column}"' for column in columns),
        "of_new": f"new.{field.only}" if field.only else "true",
        "of_old": f"old.{field.only}" if field.only else "true",
        "where": f" WHERE {field.only}" if field.only else "",
    }
    with connection.cursor() as cursor:
        found = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s"
        cursor.execute(found, [f"{_beside(table)}_%"])
        if cursor.fetchone()[0] == len(TRIGGERS):
            return True
        _drop_beside(cursor, table)
        cursor.execute(TABLE.format(**named))
        for name, body in TRIGGERS.items():
            cursor.execute(f'CREATE TRIGGER "{name.format(**named)}" {body.format(**named)}')
        cursor.execute(FILLED.format(**named))
    return True


def _drop_beside(cursor, table: str) -> None:
    for name in TRIGGERS:
        cursor.execute(f'DROP TRIGGER IF EXISTS "{name.format(beside=_beside(table))}"')
    cursor.execute(f'DROP TABLE IF EXISTS "{_beside(table)}"')
