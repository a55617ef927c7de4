"""From a copy back, with real programs on a database and a folder of their own."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings

from config.backups.archives import Archive

pytestmark = pytest.mark.slow

SERVER = os.environ.get("TEST_DATABASE_URL", "")
VENDOR = "postgresql" if SERVER.startswith("postgres") else "sqlite"
WRITES = """
import hashlib, itertools, time
import django
django.setup()
from django.core.files.base import ContentFile
from conclusions.models import Conclusion, Document
from departments.models import User
draft = Conclusion.objects.create(created_by=User.objects.first(), title="Dự thảo")
print("viết", flush=True)
for n in itertools.count():
    words = b"%d" % n
    file, sha256 = ContentFile(words, f"{n}.txt"), hashlib.sha256(words).hexdigest()
    Document.objects.create(conclusion=draft, kind="source", file=file, sha256=sha256)
    time.sleep(0.02)
"""

CHANGES = """
from departments.models import Agency
from tasks.models import Extension, Reminder
Reminder.objects.all().delete()
Extension.objects.all().delete()
Agency.objects.update(name="Khác")
"""
CHECKPOINT = """
from django.db import connection
connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
"""
COUNT = """
from conclusions.models import Document
print(sum(one.content() is None for one in Document.objects.all()), Document.objects.count())
"""
HOLD = """
import time
from django.conf import settings
from config.supervisor import run_lock
with run_lock(settings.DATA_DIR):
    print("giữ", flush=True)
    time.sleep(60)
"""


class Place:
    """One installation: its folder, its database, and commands run as somebody types them."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder = folder
        plain = dict.fromkeys(["REDIS_URL", "SITE_URL", "ALLOWED_HOSTS", "EMAIL_URL"], "")
        own = {"DATA_DIR": str(folder), "DATABASE_URL": database, "BACKUP_DIR": ""}
        own["DJANGO_SETTINGS_MODULE"] = "config.settings"
        self.env = os.environ | plain | own

    def manage(self, *told: str) -> subprocess.CompletedProcess:
        command = [sys.executable, "manage.py", *told]
        return subprocess.run(
            command, cwd=settings.BASE_DIR, env=self.env, capture_output=True, text=True
        )

    def backup(self) -> Path:
        done = self.manage("backup")
        assert done.returncode == 0, done.stderr
        return sorted((self.folder / "backups").glob("*.zip"))[-1]

    def picture(self) -> dict[str, str]:
        """SHA-256 of every table and of every file. Sessions go, and what is noted of
        copies and of putting them back."""
        done = self.manage("shell", "-v0", "-c", PICTURE)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


PICTURE = """
import hashlib, json
from pathlib import Path
from django.conf import settings
from django.db import connection
from config.backups.databases import tables
found = {}
with connection.cursor() as cursor:
    noted = {"django_session", "departments_backuprun", "departments_securityline"}
    for table in set(tables()) - noted:
        cursor.execute(f'SELECT * FROM "{table}"')
        rows = sorted(map(repr, cursor.fetchall()))
        found[table] = hashlib.sha256("\\n".join(rows).encode()).hexdigest()
root = Path(settings.MEDIA_ROOT)
for path in root.rglob("*"):
    if path.is_file():
        found[str(path.relative_to(root))] = hashlib.sha256(path.read_bytes()).hexdigest()
print(json.dumps(found))
"""


@pytest.fixture
def databases():
    """Addresses of new, empty databases, gone afterwards; empty ones for SQLite's file."""
    if VENDOR == "sqlite":
        yield lambda: ""
        return
    import psycopg

    server, _, _ = SERVER.rpartition("/")
    made = []
    with psycopg.connect(f"{server}/postgres", autocommit=True) as keeper:

        def new() -> str:
            made.append(f"copies_{os.getpid()}_{len(made)}")
            keeper.execute(f"CREATE DATABASE {made[-1]}")
            return f"{server}/{made[-1]}"

        yield new
        for name in made:
            keeper.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def office(tmp_path, databases) -> Place:
    """An installation at work, with the demo's notices and their files."""
    place = Place(tmp_path / "office", databases())
    for told in (["migrate", "-v0"], ["load_demo"]):
        assert place.manage(*told).returncode == 0
    return place


@pytest.fixture
def empty(tmp_path, databases) -> Place:
    return Place(tmp_path / "other", databases())


def test_copy_put_back_on_an_empty_machine_is_the_same_to_the_last_row_and_file(office, empty):
    copy = office.backup()

    done = empty.manage("restore", str(copy), "--yes")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Đã khôi phục. Mọi người phải đăng nhập lại.\n")
    assert empty.picture() == office.picture()
    assert empty.manage("migrate", "--check").returncode == 0


def test_what_came_after_the_copy_is_gone_and_kept_in_a_copy_of_its_own(office):
    copy, before = office.backup(), office.picture()
    office.manage("shell", "-c", "from tasks.models import DayOff; DayOff.objects.all().delete()")
    office.manage(
        "shell", "-c", "from departments.models import Agency; Agency.objects.update(name='Khác')"
    )
    changed = office.picture()

    first = office.manage("restore", str(copy), "--yes")
    back, kept_copy = office.picture(), sorted((office.folder / "backups").glob("*.zip"))[-1]
    again = office.manage("restore", str(kept_copy), "--yes", "--no-copy", "--stop-letters")

    assert (first.returncode, again.returncode) == (0, 0)
    assert changed != before
    assert back == before
    stopped = {"departments_agency", "departments_rulechange"}
    assert {name for name, found in office.picture().items() if changed[name] != found} <= stopped
    assert "Thư nhắc việc ngừng gửi đến khi" in again.stdout


def test_copy_taken_while_others_write_holds_every_file_that_its_rows_name(office, empty):
    command = [sys.executable, "-c", WRITES]
    with subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=office.env, stdout=subprocess.PIPE, text=True
    ) as writing:
        writing.stdout.readline()
        copies = [office.backup() for _ in range(3)]
        writing.terminate()

    for copy in copies:
        done = empty.manage("restore", str(copy), "--yes", "--no-copy")
        assert (done.returncode, done.stderr) == (0, "")
        assert Archive(copy).manifest.missing == []
        lost, count = empty.manage("shell", "-v0", "-c", COUNT).stdout.split()
        assert lost == "0"
        assert int(count) == Archive(copy).manifest.rows["conclusions_document"]


def test_running_product_is_not_put_back_under_its_people(office):
    copy, before = office.backup(), office.picture()
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", HOLD]
    with subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=office.env, stdout=subprocess.PIPE, text=True
    ) as running:
        running.stdout.readline()
        done = office.manage("restore", str(copy), "--yes", "--no-copy")
        running.terminate()

    assert done.returncode == 1
    assert "Dừng phần mềm rồi chạy lại." in done.stderr
    assert office.picture() == before


def spoilt(copy: Path, how: str) -> None:
    """The copy, spoilt in a way."""
    content = copy.read_bytes()
    with zipfile.ZipFile(BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    told = json.loads(parts["manifest.json"])
    match how:
        case "cut":
            return copy.write_bytes(content[: len(content) // 2]) and None
        case "a byte":
            place = content.index(parts["database"][:64]) if VENDOR == "postgresql" else 5000
            copy.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
            return None
        case "a file lost":
            parts.pop(next(name for name in parts if name.startswith("files/")))
        case "a file more":
            parts["files/them.txt"] = b"x"
        case "database changed":
            parts["database"] += b"x"
        case "no list":
            parts.pop("manifest.json")
        case "no database":
            parts.pop("database")
            told["sums"].pop("database")
        case "of another product":
            told["product"] = "khac"
        case "of another kind of database":
            told["vendor"] = {"sqlite": "postgresql", "postgresql": "sqlite"}[VENDOR]
        case "of a newer release":
            told["migrations"].append("tasks.9999_next")
        case "a name outside":
            parts["files/../../x.txt"] = b"x"
            told["sums"]["files/../../x.txt"] = hashlib.sha256(b"x").hexdigest()
    if how != "no list":
        parts["manifest.json"] = json.dumps(told).encode()
    with zipfile.ZipFile(copy, "w") as new:
        for name, part in parts.items():
            new.writestr(name, part)


REFUSED = {
    "cut": "không phải bản sao lưu",
    "a byte": "bị hỏng hoặc bị thay đổi",
    "a file lost": "bị hỏng hoặc bị thay đổi: thiếu hoặc thừa tệp",
    "a file more": "bị hỏng hoặc bị thay đổi: thiếu hoặc thừa tệp",
    "database changed": "bị hỏng hoặc bị thay đổi: database",
    "no list": "không phải bản sao lưu",
    "no database": "bị hỏng hoặc bị thay đổi: thiếu hoặc thừa tệp",
    "of another product": "không phải bản sao lưu",
    "of another kind of database": "Đặt DATABASE_URL đúng loại",
    "of a newer release": "phiên bản phần mềm mới hơn tạo ra (có tasks.9999_next)",
    "a name outside": "tên tệp không hợp lệ",
}


def test_what_is_no_whole_copy_of_ours_changes_nothing(office):
    copy, before = office.backup(), office.picture()
    content = copy.read_bytes()

    told = {}
    for how in REFUSED:
        copy.write_bytes(content)
        spoilt(copy, how)
        done = office.manage("restore", str(copy), "--yes")
        told[how] = (done.returncode, REFUSED[how] in done.stderr)

    assert told == dict.fromkeys(REFUSED, (1, True))
    assert office.picture() == before
    assert list(copy.parent.glob("*.zip")) == [copy]  # nothing was to be replaced, so nothing kept


def test_file_that_is_not_there_is_told_and_stops_nothing(office):
    [name, *_] = sorted(path for path in (office.folder / "files").rglob("*") if path.is_file())
    lost = str(name.relative_to(office.folder / "files"))
    name.unlink()

    done = office.manage("backup")

    assert done.returncode == 0
    assert done.stderr == f"Không có trong kho tệp nên không sao lưu được: {lost}\n"


def test_folder_that_cannot_be_written_is_told_and_noted(office):
    (office.folder / "backups").write_text("một tệp")

    done = office.manage("backup")

    assert done.returncode == 1
    assert "Không ghi được vào" in done.stderr
    words = "from departments.models import BackupRun; print(BackupRun.objects.get().fault)"
    assert "Không ghi được vào" in office.manage("shell", "-v0", "-c", words).stdout


def test_database_that_cannot_be_read_is_told_and_noted_by_no_traceback(office):
    if VENDOR != "sqlite":
        pytest.skip("PostgreSQL guards its own files")
    kept = office.backup()
    live = office.folder / "app.sqlite3"
    office.manage("shell", "-v0", "-c", CHECKPOINT)
    content = live.read_bytes()
    third, half = len(content) // 3, len(content) // 2
    live.write_bytes(content[:third] + b"x" * (half - third) + content[half:])

    failed = office.manage("backup")
    refused = office.manage("restore", str(kept), "--yes")
    done = office.manage("restore", str(kept), "--yes", "--no-copy")

    assert (failed.returncode, "Traceback" in failed.stderr) == (1, False)
    assert "Không đọc được cơ sở dữ liệu" in failed.stderr
    assert (refused.returncode, "thì thêm --no-copy." in refused.stderr) == (1, True)
    assert done.returncode == 0
    assert office.manage("migrate", "--check").returncode == 0
