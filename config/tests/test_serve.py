"""The real thing, with real processes: killed parts come back, a killed whole leaves nothing."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from urllib.request import urlopen

import pytest
from django.conf import settings

from config.tests.waiting import until

pytestmark = pytest.mark.slow


class Served:
    """One running product in a folder of its own."""

    def __init__(self, folder):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        mine = {"DATA_DIR": str(folder), "PORT": str(self.port), "WEB_WORKERS": "2"}
        plain = dict.fromkeys(["DATABASE_URL", "REDIS_URL", "SITE_URL", "ALLOWED_HOSTS"], "")
        module = {"DJANGO_SETTINGS_MODULE": "config.settings"}
        self.folder, self.env = (
            folder,
            os.environ | plain | mine | module | {"PYTHONUNBUFFERED": "1"},
        )
        self.process = self.start()

    def start(self):
        command = [sys.executable, "manage.py", "serve", "--no-demo"]
        return subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def wait_until_ready(self):
        for line in self.process.stdout:
            if "Đã sẵn sàng" in line:
                return

    def children(self) -> dict[str, int]:
        """Pids of what runs below the supervisor, by program."""
        listing = subprocess.run(
            ["ps", "-axwwo", "pid=,ppid=,command="], capture_output=True, text=True, check=True
        )
        rows = re.findall(r"^\s*(\d+)\s+(\d+)\s+(.*)$", listing.stdout, re.MULTILINE)
        words = {"web": "gunicorn", "worker": " worker ", "beat": "config.beat"}
        return {
            name: int(pid)
            for pid, parent, command in rows
            for name, word in words.items()
            if int(parent) == self.process.pid and word in command
        }

    def stop(self):
        self.process.kill()
        self.process.stdout.close()
        self.process.wait()


@pytest.fixture
def served(tmp_path):
    served = Served(tmp_path / "thư mục có dấu cách")
    served.wait_until_ready()
    yield served
    served.stop()


def is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def test_killed_parts_come_back_and_a_killed_whole_leaves_nothing(served):
    until(lambda: len(served.children()) == 3)
    before = served.children()

    for name in ("worker", "beat"):
        os.killpg(before[name], signal.SIGKILL)
    until(lambda: len(served.children()) == 3 and served.children()["beat"] != before["beat"])
    after = served.children()
    served.process.kill()
    served.process.wait()

    assert after["web"] == before["web"]
    assert after["worker"] != before["worker"]
    assert until(lambda: all(map(is_gone, [*before.values(), *after.values()])))


def test_killed_web_process_is_replaced_and_the_others_answer_meanwhile(served):
    web = until(lambda: served.children().get("web"))

    def parted() -> list[str]:
        listing = ["ps", "-axwwo", "pid=,ppid="]
        rows = subprocess.run(listing, capture_output=True, text=True, check=True).stdout
        return [pid for pid, parent in map(str.split, rows.splitlines()) if parent == str(web)]

    before = until(lambda: len(found := parted()) == 2 and found)
    os.kill(int(before[0]), signal.SIGKILL)
    with urlopen(f"http://127.0.0.1:{served.port}/healthz") as response:
        answered = response.status

    after = until(lambda: len(found := parted()) == 2 and found != before and found)
    assert (answered, set(before) & set(after)) == (200, {before[1]})


def test_start_after_a_kill_waits_for_the_port_and_serves(served):
    served.process.kill()
    served.process.stdout.close()
    served.process.wait()

    served.process = served.start()
    served.wait_until_ready()

    with urlopen(f"http://127.0.0.1:{served.port}/healthz") as response:
        assert response.status == 200


def test_interrupt_stops_everything_and_leaves_the_lock_clean(served):
    children = until(served.children)

    served.process.send_signal(signal.SIGINT)

    assert served.process.wait() == 0
    assert until(lambda: all(map(is_gone, children.values())))
    assert (served.folder / "run.lock").read_text(encoding="utf-8") == ""


def test_second_start_says_so_in_one_line(served):
    second = subprocess.run(
        [sys.executable, "manage.py", "serve"],
        cwd=settings.BASE_DIR,
        env=served.env,
        capture_output=True,
        text=True,
    )

    running = f"http://127.0.0.1:{served.port} (tiến trình {served.process.pid})"
    assert (second.returncode, second.stderr) == (1, f"Sản phẩm đang chạy rồi: {running}\n")


def test_database_is_tuned_for_writers_side_by_side(served):
    with closing(sqlite3.connect(served.folder / "app.sqlite3")) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
