"""An installation goes back a step and forth again, and keeps what hangs on its tables."""

import os
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.slow
HANGING = (
    "SELECT name FROM sqlite_master WHERE type = 'trigger' OR name LIKE '%\\_words' ESCAPE '\\'"
)


def manage(folder, *command):
    plain = dict.fromkeys(["DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SITE_URL"], "")
    env = os.environ | plain | {"DATA_DIR": str(folder)}
    env["DJANGO_SETTINGS_MODULE"] = "config.settings"
    command = [sys.executable, "manage.py", *command]
    subprocess.run(command, cwd=settings.BASE_DIR, env=env, check=True, capture_output=True)


def test_triggers_indexes_and_counts_outlive_migrations(tmp_path):
    def asked(statement):
        with sqlite3.connect(tmp_path / "app.sqlite3") as database:
            return sorted(database.execute(statement).fetchall())

    manage(tmp_path, "migrate")
    manage(tmp_path, "load_demo")
    key = "month, lead_id, status, dated, late"
    counts = f"SELECT {key}, sum(count) FROM tasks_endedcount GROUP BY {key}"
    words = "SELECT rowid FROM tasks_task_words WHERE tasks_task_words MATCH '\" ke hoach \"'"
    before = [asked(one) for one in (HANGING, counts, words)]

    manage(tmp_path, "migrate", "tasks", "0016")
    manage(tmp_path, "migrate", "conclusions", "0011")
    manage(tmp_path, "migrate")

    assert all(before)
    assert [asked(one) for one in (HANGING, counts, words)] == before
