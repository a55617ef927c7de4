"""Taking a copy, once a night or when asked, and letting the oldest go."""

import errno
import fcntl
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.utils import timezone

from config.backups import BackupProblem
from config.backups.archives import DATABASE, FILES, FORMAT, PRODUCT, Archive, Manifest, Writing
from config.backups.databases import Ask, columns_of_files, dumped, tables
from departments.models import Agency, BackupRun

NAMED = re.compile(r"sao-luu-(\d{4}-\d\d-\d\d-\d{6})\.zip")
APPLIED = "SELECT app, name FROM django_migrations ORDER BY app, name"
STAMP = "%Y-%m-%d-%H%M%S"
NO_ROOM = "Ổ đĩa hết chỗ khi ghi bản sao lưu vào {folder}."
UNREADABLE = "Không đọc được cơ sở dữ liệu: {said}."
AT_WORK = "Một bản sao lưu khác đang được tạo."


class AtWork(BackupProblem):
    """Somebody else is taking one just now."""


def take(folder: Path, now: datetime) -> Archive:
    """A copy of everything as it stands, looked through after it was written; BackupProblem where
    that cannot be done, with nothing left behind. `now` is what it is named by."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"sao-luu-{timezone.localtime(now):{STAMP}}.zip"
        with _alone_in(folder), TemporaryDirectory(dir=folder, prefix=".") as scratch:
            _write(path, Path(scratch) / DATABASE, now)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise BackupProblem(NO_ROOM.format(folder=folder)) from None
        raise BackupProblem(f"Không ghi được vào {folder}: {error.strerror or error}.") from None
    except (DatabaseError, sqlite3.Error) as error:
        raise BackupProblem(UNREADABLE.format(said=str(error).strip())) from None
    archive = Archive(path)
    archive.look_through()
    return archive


def take_and_note(folder: Path, now: datetime) -> Archive:
    """`take`, with a row that tells what became of it."""
    try:
        archive = take(folder, now)
    except AtWork:
        raise  # that one is noted by whoever takes it
    except BackupProblem as problem:
        with suppress(DatabaseError):  # which may be the very trouble
            BackupRun.objects.create(at=now, fault=str(problem))
        raise
    BackupRun.objects.create(at=now, name=archive.path.name, size=archive.path.stat().st_size)
    return archive


def let_go(folder: Path) -> list[Path]:
    """Removes the copies that are neither among the newest of a day, a week or a month: as many of
    each as the settings keep. What it removed."""
    days, weeks, months = settings.BACKUP_KEEP
    found = (
        (datetime.strptime(named[1], STAMP), path)
        for path in folder.glob("sao-luu-*.zip")
        if (named := NAMED.fullmatch(path.name))
    )
    newest_first = sorted(found, reverse=True)
    kept: set[Path] = set()
    for count, form in ((days, "%Y-%m-%d"), (weeks, "%G-%V"), (months, "%Y-%m")):
        last_of: dict[str, Path] = {}
        for made, path in newest_first:
            last_of.setdefault(f"{made:{form}}", path)
        kept |= set(list(last_of.values())[:count])
    gone = [path for _, path in newest_first if path not in kept]
    for path in gone:
        path.unlink()
    return gone


def _write(path: Path, database: Path, now: datetime) -> None:
    with Writing(path) as copy:
        with dumped(database) as ask:
            rows = {table: ask(f'SELECT count(*) FROM "{table}"')[0][0] for table in tables()}
            names = list(_files(ask))
            applied = [f"{app}.{name}" for app, name in ask(APPLIED)]
        with database.open("rb") as source:
            copy.add(DATABASE, source, packed=connection.vendor == "sqlite")
        missing = [name for name in names if not _add_file(copy, name)]
        copy.close_with(
            Manifest(
                product=PRODUCT,
                format=FORMAT,
                made_at=now.isoformat(),
                agency=Agency.current().name,
                vendor=connection.vendor,
                migrations=applied,
                rows=rows,
                sums=copy.sums,
                missing=missing,
            )
        )


def _files(ask: Ask) -> Iterator[str]:
    """Names of the files that rows of the copied moment hold, each once."""
    named: set[str] = set()
    for table, column in columns_of_files():
        named |= {name for (name,) in ask(f'SELECT DISTINCT "{column}" FROM "{table}"') if name}
    yield from sorted(named)


def _add_file(copy: Writing, name: str) -> bool:
    """A file that went since the moment of the copy, or long ago, is told and stops nothing."""
    try:
        with default_storage.open(name) as source:
            copy.add(FILES + name, source, packed=False)
    except FileNotFoundError:
        return False
    return True


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """One copy at a time; what a killed one left half written goes."""
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise AtWork(AT_WORK) from None
        for left in folder.glob("sao-luu-*.part"):
            left.unlink()
        yield
