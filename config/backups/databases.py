"""The database as a file and back, by its own means: SQLite's VACUUM INTO, PostgreSQL's pg_dump.

Both take what stood at one moment while others write on; both put back all or nothing.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.apps import apps
from django.db import connection, models, transaction

from config.backups import BackupProblem

NO_PROGRAM = "Không tìm thấy {name}. Cài gói postgresql-client cùng phiên bản với máy chủ."
WAIT_FOR_OTHERS = 10  # seconds for which a table held by somebody else is waited for
STILL_USED = (
    "Còn {count} kết nối khác đang mở cơ sở dữ liệu. Dừng phần mềm trên mọi máy rồi chạy lại."
)
NOT_PUT_BACK = "PostgreSQL không nhận bản sao, dữ liệu cũ còn nguyên: {said}"
# Rows of one question, asked of the moment that is copied.
Ask = Callable[[str], list[tuple]]


@contextmanager
def dumped(target: Path) -> Iterator[Ask]:
    """Writes the database to `target`; meanwhile rows of that same moment can be asked for."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
        with closing(sqlite3.connect(target)) as copy:
            yield lambda question: copy.execute(question).fetchall()
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        [snapshot] = cursor.fetchone()
        own = ("--format=custom", "--no-owner", "--no-privileges", "--no-comments")
        _run("pg_dump", *own, f"--snapshot={snapshot}", f"--file={target}", _name())

        def ask(question: str) -> list[tuple]:
            cursor.execute(question)
            return cursor.fetchall()

        yield ask


def load(source: Path) -> None:
    """Puts the database back from what `dumped` wrote. Everything that was there is gone; where it
    cannot be done nothing has changed, and BackupProblem says why."""
    if connection.vendor == "sqlite":
        _load_sqlite(source)
    else:
        _load_postgresql(source)


def must_be_alone() -> None:
    """Raises BackupProblem where other programs have the PostgreSQL database open."""
    if connection.vendor == "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        [others] = cursor.fetchone()
    if others:
        raise BackupProblem(STILL_USED.format(count=others))


def tables() -> list[str]:
    """The tables that hold rows of ours, and what tells their form."""
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    there = set(connection.introspection.table_names())
    return sorted((known & there) | {"django_migrations"})


def columns_of_files() -> list[tuple[str, str]]:
    """Where rows name files: table and column."""
    return sorted(
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.FileField)
    )


def _load_sqlite(source: Path) -> None:
    """The file takes the place of the old one at once: at no moment is there none."""
    with closing(sqlite3.connect(source)) as copy:
        [(said,)] = copy.execute("PRAGMA integrity_check(1)").fetchall()
        if said != "ok":
            raise BackupProblem(f"Cơ sở dữ liệu trong bản sao lưu bị hỏng: {said}")
    live = Path(connection.settings_dict["NAME"])
    connection.close()
    try:
        with closing(sqlite3.connect(live, timeout=WAIT_FOR_OTHERS)) as old:
            # Back into the one file, so that no log of the old pages is laid over the new ones.
            old.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        raise BackupProblem(f"Cơ sở dữ liệu đang được dùng: {error}") from None
    except sqlite3.DatabaseError:  # broken, which is why one puts back a copy
        for log in ("-wal", "-shm"):
            live.with_name(live.name + log).unlink(missing_ok=True)
    beside = live.with_name(f"{live.name}.new")
    shutil.copyfile(source, beside)
    beside.chmod(0o600)
    with beside.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(beside, live)


def _load_postgresql(source: Path) -> None:
    must_be_alone()  # asked before anything was copied, too: that may be long ago
    script = source.with_suffix(".sql")
    _run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(source))
    connection.close()
    empty = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
    wait = f"SET lock_timeout = '{WAIT_FOR_OTHERS}s'"
    quiet = ("--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--single-transaction")
    steps = (f"--command={wait}", f"--command={empty}", f"--file={script}")
    _run("psql", *quiet, *steps, f"--dbname={_name()}", problem=NOT_PUT_BACK)


def _name() -> str:
    return connection.settings_dict["NAME"]


def _run(name: str, *told: str, problem: str = "{said}") -> None:
    """A program of PostgreSQL's, with the address and password of the settings."""
    program = shutil.which(name)
    if program is None:
        raise BackupProblem(NO_PROGRAM.format(name=name))
    where = connection.settings_dict
    keys = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    given = {key: str(where[ours]) for key, ours in keys.items() if where[ours]}
    done = subprocess.run(
        [program, *told], env=os.environ | given, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["không rõ nguyên nhân"])[0]
        raise BackupProblem(problem.format(said=last))
