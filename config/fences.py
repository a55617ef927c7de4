"""Rows that are only ever added to: the database itself refuses to change them, whoever asks.

A table's owner can still take a fence away, so in production the program signs in as somebody else
(docs/quyen-co-so-du-lieu.sql), and `verify_audit` finds what was changed behind it.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from departments.security_log import LEAST_DAYS

MARKED = "EXISTS (SELECT 1 FROM tasks_eventmark WHERE event_id = OLD.{key})"
# A register brought in by mistake may be taken back (tasks.old_book); nothing else goes.
STAYS = "EXISTS (SELECT 1 FROM tasks_event WHERE id = OLD.event_id AND verb <> 'record')"
YOUNG = {
    "postgresql": f"OLD.at > now() - interval '{LEAST_DAYS} days'",
    "sqlite": f"OLD.at > datetime('now', '-{LEAST_DAYS} days')",
}
EVER = "1 = 1"


def fences(vendor: str) -> list[tuple[str, str, str]]:
    """Table, what is refused there, and of which rows."""
    return [
        ("tasks_event", "UPDATE", MARKED.format(key="id")),
        ("tasks_event", "DELETE", f"OLD.verb <> 'record' AND {MARKED.format(key='id')}"),
        ("tasks_eventmark", "UPDATE", EVER),
        ("tasks_eventmark", "DELETE", STAYS),
        ("tasks_evidence", "UPDATE", MARKED.format(key="event_id")),
        ("tasks_evidence", "DELETE", f"{STAYS} AND {MARKED.format(key='event_id')}"),
        ("tasks_recordseal", "UPDATE", EVER),
        ("tasks_recordseal", "DELETE", EVER),
        ("tasks_removedmark", "UPDATE", EVER),
        ("tasks_removedmark", "DELETE", EVER),
        ("departments_securityline", "UPDATE", EVER),
        ("departments_securityline", "DELETE", YOUNG[vendor]),
    ]


def lay_fences(connection: BaseDatabaseWrapper, *, whole: bool | None = None) -> None:
    """Harmless where they stand. A database in memory, which a run of tests empties after each,
    refuses changes alone unless the `whole` is asked for."""
    if whole is None:
        whole = connection.vendor == "postgresql" or not connection.is_in_memory_db()
    with connection.cursor() as cursor:
        for table, act, when in fences(connection.vendor):
            if act == "UPDATE" or whole:
                for statement in _fence(connection.vendor, table, act, when):
                    cursor.execute(statement)


def drop_fences(connection: BaseDatabaseWrapper) -> None:
    """For a migration, which may have to fill a new column."""
    there = set(connection.introspection.table_names())
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for table, act, _ in fences(connection.vendor):
            if table in there:
                of = f" ON {table}" if is_postgresql else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {_name(table, act)}{of}")


def _name(table: str, act: str) -> str:
    return f"{table}_no_{act.lower()}"


def _fence(vendor: str, table: str, act: str, when: str) -> list[str]:
    name, told = _name(table, act), f"rows of {table} are only added to"
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {act} ON {table} WHEN {when} "
            f"BEGIN SELECT RAISE(ABORT, '{told}'); END"
        ]
    row = "NEW" if act == "UPDATE" else "OLD"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {when} THEN RAISE EXCEPTION '{told}' USING ERRCODE = 'insufficient_privilege'; "
        f"END IF; RETURN {row}; END $$",
        f"CREATE OR REPLACE TRIGGER {name} BEFORE {act} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
