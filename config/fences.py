"""Rows that are only ever added to: the database itself refuses to change them, whoever asks.

A table's owner can still take a fence away, so in production the program signs in as somebody else
(docs/quyen-co-so-du-lieu.sql), and `verify_audit` finds what was changed behind it.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from departments.security_log import LEAST_DAYS

NAMES = {
    "tasks_event": ("event_kept", "event_stays"),
    "departments_securityline": ("security_kept", "security_stays"),
}
REFUSED = "rows of {table} are only added to"
# What may go: a register brought in by mistake (tasks.old_book), lines older than the log keeps.
GOES = {
    "postgresql": {
        "tasks_event": "OLD.verb = 'record'",
        "departments_securityline": f"OLD.at < now() - interval '{LEAST_DAYS} days'",
    },
    "sqlite": {
        "tasks_event": "OLD.verb = 'record'",
        "departments_securityline": f"OLD.at < datetime('now', '-{LEAST_DAYS} days')",
    },
}
FUNCTION = """
CREATE OR REPLACE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are only added to', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$
"""


def lay_fences(connection: BaseDatabaseWrapper) -> None:
    """Harmless where they stand; a database in memory, which a run of tests empties, refuses
    changes alone."""
    there = connection.introspection.table_names()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for table, (kept, stays) in NAMES.items():
            if table not in there:
                continue
            cursor.execute(_fence(connection.vendor, kept, "UPDATE", table, ""))
            if connection.vendor == "postgresql" or not connection.is_in_memory_db():
                goes = f"WHEN (NOT ({GOES[connection.vendor][table]}))"
                cursor.execute(_fence(connection.vendor, stays, "DELETE", table, goes))


def drop_fences(connection: BaseDatabaseWrapper) -> None:
    """For a migration, which may have to fill a new column."""
    there = connection.introspection.table_names()
    of = " ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for table, names in NAMES.items():
            for name in names if table in there else ():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{of.format(table=table)}")


def _fence(vendor: str, name: str, act: str, table: str, when: str) -> str:
    if vendor == "postgresql":
        return (
            f"CREATE OR REPLACE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW {when} "
            "EXECUTE FUNCTION only_added_to()"
        )
    return (
        f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {act} ON {table} {when} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSED.format(table=table)}'); END"
    )
