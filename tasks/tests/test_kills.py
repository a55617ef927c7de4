"""Real senders killed at work: no letter is lost, and a repeat carries the id of the first."""

import os
import random
import re
import sqlite3
import subprocess
import sys
import time
from collections import Counter

import pytest
from django.conf import settings
from django.utils import timezone

pytestmark = pytest.mark.slow

KILLS, SATURDAY = 10, 5


class Office:
    """An installation of its own with the demo, driven by the command line."""

    def __init__(self, folder):
        plain = dict.fromkeys(["DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SITE_URL"], "")
        mine = {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
        self.folder, self.env = folder, os.environ | plain | mine

    def start(self, *command) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "manage.py", *command],
            cwd=settings.BASE_DIR,
            env=self.env,
            stdout=subprocess.DEVNULL,
        )

    def run(self, *command) -> None:
        assert self.start(*command).wait() == 0

    def sql(self, statement: str) -> list[tuple]:
        database = sqlite3.connect(self.folder / "app.sqlite3", timeout=20)
        with database:
            rows = database.execute(statement).fetchall()
        database.close()
        return rows

    def letters(self) -> Counter:
        """How often each Message-ID was written by the file mail backend."""
        texts = [path.read_text(encoding="utf-8") for path in (self.folder / "mail").glob("*")]
        return Counter(re.findall(r"^Message-ID: (\S+)$", "\n".join(texts), re.MULTILINE))


def test_killed_senders_lose_nothing_and_repeat_only_under_the_same_id(tmp_path):
    office, chance, day = Office(tmp_path), random.Random(17), timezone.localdate()
    office.run("migrate", "--verbosity", "0")
    office.run("load_demo")
    # Letters go out on working days only; the demo, dated from today, has something to say on one.
    office.sql(f"DELETE FROM tasks_dayoff WHERE day = '{day}'")
    if day.weekday() >= SATURDAY:
        office.sql(f"INSERT INTO tasks_dayoff (day, worked, name) VALUES ('{day}', 1, '')")

    for _ in range(KILLS):
        before = office.letters().total()
        sender = office.start("send_reminders")
        while sender.poll() is None and office.letters().total() == before:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.1))
        sender.kill()
        sender.wait()
        # The next one need not wait for the dead one's lease.
        office.sql("UPDATE tasks_digest SET lease_until = '2020-01-01 00:00:00'")
    office.run("send_reminders")

    digests = office.sql("SELECT recipient_id, state, attempts FROM tasks_digest")
    letters = office.letters()
    assert {state for _, state, _ in digests} == {"sent"}
    assert set(letters) == {f"<nhac-viec.{who}.{day:%Y%m%d}@127.0.0.1>" for who, _, _ in digests}
    assert letters.total() - len(letters) <= KILLS
    assert office.sql("SELECT count(*) FROM tasks_reminder") == office.sql(
        "SELECT count(*) FROM (SELECT DISTINCT digest_id, task_id, rung FROM tasks_reminder)"
    )
