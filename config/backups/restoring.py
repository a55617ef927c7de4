"""Putting a copy back: looked through whole, then files, then the database at once.

Files are only added until the database has changed, so that whenever it is cut off, every row that
stands finds its file; done again, it comes to the same.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.files.utils import validate_file_name
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from config.backups import BackupProblem
from config.backups.archives import DATABASE, FILES, PIECE, Archive, sum_of
from config.backups.databases import load, must_be_alone
from config.backups.taking import take
from config.supervisor import NotStarted, run_lock
from departments.models import User
from departments.security_log import SecurityLine, note

OTHER_DATABASE = (
    "Bản sao lưu là của {theirs}, máy này dùng {ours}. Đặt DATABASE_URL đúng loại rồi chạy lại."
)
NEWER = (
    "Bản sao lưu do phiên bản phần mềm mới hơn tạo ra (có {name}). Cập nhật phần mềm rồi chạy lại."
)
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
ROOM = 1.2  # times what the copy unpacks to
KEEP_FAILED = "{why} Dữ liệu hiện có chưa sao lưu được; vẫn muốn thay thì thêm --no-copy."


def restore(archive: Archive, say: Callable[[str], None], *, keep_in: Path | None) -> None:
    """Everything on this machine becomes what the copy holds, brought to today's form; nobody stays
    signed in. What was there is copied first, into `keep_in`. BackupProblem before anything has
    changed; `say` takes lines for whoever waits."""
    say("Đang kiểm tra bản sao lưu…")
    archive.look_through()
    must_fit(archive)
    try:
        with run_lock(settings.DATA_DIR):
            if keep_in and has_data():
                _keep(keep_in, say)
            _put_back(archive, say)
    except NotStarted as reason:
        raise BackupProblem(f"{reason} Dừng phần mềm rồi chạy lại.") from None


def must_fit(archive: Archive) -> None:
    """The same kind of database, nothing that this release does not know, files that all belong
    into the storage, and room for it."""
    told = archive.manifest
    if told.vendor != connection.vendor:
        theirs, ours = NAMES.get(told.vendor, told.vendor), NAMES[connection.vendor]
        raise BackupProblem(OTHER_DATABASE.format(theirs=theirs, ours=ours))
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if unknown := [name for name in told.migrations if name not in known]:
        raise BackupProblem(NEWER.format(name=unknown[0]))
    for name in archive.files:
        try:
            validate_file_name(name, allow_relative_path=True)
        except SuspiciousFileOperation:
            raise BackupProblem(f"Bản sao lưu có tên tệp không hợp lệ: {name}") from None
    must_be_alone()
    needed = archive.unpacked * ROOM
    if shutil.disk_usage(settings.DATA_DIR).free < needed:
        raise BackupProblem(f"Cần trống {needed / 1024**3:.1f} GB trong {settings.DATA_DIR}.")


def has_data() -> bool:
    """Whether there is anything to lose; what cannot be asked may hold something."""
    try:
        there = User._meta.db_table in connection.introspection.table_names()
        return there and User.objects.exists()
    except DatabaseError:
        return True


def _keep(folder: Path, say: Callable[[str], None]) -> None:
    say("Đang sao lưu dữ liệu hiện có…")
    try:
        say(f"  {take(folder, timezone.now()).path}")
    except BackupProblem as problem:
        raise BackupProblem(KEEP_FAILED.format(why=problem)) from None


def _put_back(archive: Archive, say: Callable[[str], None]) -> None:
    with TemporaryDirectory(dir=settings.DATA_DIR, prefix="restore-") as scratch:
        database = Path(scratch) / DATABASE
        with archive.part(DATABASE) as source, database.open("wb") as target:
            shutil.copyfileobj(source, target, PIECE)
        say(f"Đang chép {len(archive.files)} tệp…")
        for name in archive.files:
            _put_file(archive, name)
        say("Đang nạp cơ sở dữ liệu…")
        load(database)
    call_command("migrate", interactive=False, verbosity=0)
    Session.objects.all().delete()
    made = archive.manifest.made_at
    note(SecurityLine.Kind.RESTORED, who="dòng lệnh", what=f"{archive.path.name}, lập {made}")


def _put_file(archive: Archive, name: str) -> None:
    wanted = archive.manifest.sums[FILES + name]
    if default_storage.exists(name):
        with default_storage.open(name) as there:
            if sum_of(there) == wanted:
                return
        default_storage.delete(name)
    with archive.part(FILES + name) as source:
        kept = default_storage.save(name, File(source, name))
    if kept != name:
        raise BackupProblem(f"Không ghi được tệp {name} vào đúng chỗ của nó.")
