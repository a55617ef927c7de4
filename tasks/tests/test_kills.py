"""Real senders killed at work: no letter is lost, and a repeat carries the id of the first."""

import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.conf import settings
from django.utils import timezone

from config.tests.waiting import until
from tasks.tests.killing import DELIVER, PLAN, Killing, forging, free_port, kill, own_redis
from tasks.tests.loopback_mail import loopback_mail

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

    def work_on(self, day) -> None:
        self.sql(f"DELETE FROM tasks_dayoff WHERE day = '{day}'")
        if day.weekday() >= SATURDAY:
            self.sql(f"INSERT INTO tasks_dayoff (day, worked, name) VALUES ('{day}', 1, '')")

    def free_leases(self) -> None:
        """The next sender need not wait for the dead one's lease."""
        self.sql("UPDATE tasks_digest SET lease_until = '2020-01-01' WHERE state = 'sending'")

    def is_planned(self) -> bool:
        return self.sql("SELECT count(*) FROM tasks_digest") != [(0,)]

    def is_done(self) -> bool:
        waiting = "SELECT count(*) FROM tasks_digest WHERE state IN ('pending', 'sending')"
        return self.is_planned() and self.sql(waiting) == [(0,)]

    def is_done_on(self, day) -> bool:
        of_day = f"SELECT state FROM tasks_digest WHERE day = '{day}'"
        states = {state for (state,) in self.sql(of_day)}
        return bool(states) and not states & {"pending", "sending"}

    def letters(self) -> Counter:
        """How often each Message-ID was written by the file mail backend."""
        texts = [path.read_text(encoding="utf-8") for path in (self.folder / "mail").glob("*")]
        return Counter(re.findall(r"^Message-ID: (\S+)$", "\n".join(texts), re.MULTILINE))


@pytest.fixture
def office(tmp_path) -> Office:
    """With the demo, on a working day: dated from today, it has something to say on one."""
    office = Office(tmp_path)
    office.run("migrate", "--verbosity", "0")
    office.run("load_demo")
    office.work_on(timezone.localdate())
    return office


def test_killed_senders_lose_nothing_and_repeat_only_under_the_same_id(office):
    chance, day = random.Random(17), timezone.localdate()

    for _ in range(KILLS):
        before = office.letters().total()
        sender = office.start("send_reminders")
        while sender.poll() is None and office.letters().total() == before:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.1))
        sender.kill()
        sender.wait()
        # The next one need not wait for the dead one's lease.
        office.free_leases()
    office.run("send_reminders")

    digests = office.sql("SELECT recipient_id, state, attempts FROM tasks_digest")
    letters = office.letters()
    assert {state for _, state, _ in digests} == {"sent"}
    assert set(letters) == {f"<nhac-viec.{who}.{day:%Y%m%d}@127.0.0.1>" for who, _, _ in digests}
    assert letters.total() - len(letters) <= KILLS
    assert office.sql("SELECT count(*) FROM tasks_reminder") == office.sql(
        "SELECT count(*) FROM (SELECT DISTINCT digest_id, task_id, rung FROM tasks_reminder)"
    )


REDIS = pytest.param(
    "redis",
    marks=pytest.mark.skipif(shutil.which("redis-server") is None, reason="no redis-server here"),
)


@pytest.mark.parametrize("broker", ["folder", REDIS])
def test_killed_workers_lose_nothing_and_repeat_only_under_the_same_id(office, broker):
    """Celery's own workers, rung for by the clock, five of them killed."""
    pytest.importorskip("time_machine", reason="time-machine is not installed")
    port, day = free_port(), timezone.localdate()
    with loopback_mail() as server, ExitStack() as stack:
        office.env |= {"EMAIL_URL": server.url}
        if broker == "redis":
            stack.enter_context(own_redis(office.folder, port))
            office.env |= {"REDIS_URL": f"redis://127.0.0.1:{port}/0"}
        forge = stack.enter_context(forging(office.env))
        killing = Killing(
            forge,
            server,
            random.Random(17),
            2,
            office.is_done,
            office.free_leases,
            office.is_planned,
            moment=f"{day}T01:00",
        )
        killing.run(5)

    planned = office.sql("SELECT recipient_id FROM tasks_digest WHERE state = 'sent'")
    ids = {f"<nhac-viec.{who}.{day:%Y%m%d}@127.0.0.1>" for (who,) in planned}
    assert office.sql("SELECT DISTINCT state FROM tasks_digest") == [("sent",)]
    assert {one for taken in server.taken.values() for one in taken} == ids
    # On a busy machine the letters may all be gone before the second of the five.
    assert killing.kills >= 1
    assert {len({*taken}) for taken in server.taken.values()} == {1}
    assert server.count - len(ids) <= killing.kills
    assert office.sql("SELECT count(*) FROM tasks_reminder") == office.sql(
        "SELECT count(*) FROM (SELECT DISTINCT digest_id, task_id, rung FROM tasks_reminder)"
    )


def test_two_workers_with_two_clocks_that_ring_send_each_letter_once(office):
    pytest.importorskip("time_machine", reason="time-machine is not installed")
    day = timezone.localdate()
    with loopback_mail() as server:
        office.env |= {"EMAIL_URL": server.url}
        with forging(office.env) as forge:
            workers = [forge.worker(f"{day}T01:00", PLAN, DELIVER) for _ in range(2)]
            until(office.is_done)
            time.sleep(3)  # in which they are rung for again
            for worker in workers:
                kill(worker)

    assert {len(taken) for taken in server.taken.values()} == {1}
    assert [(server.count,)] == office.sql("SELECT count(*) FROM tasks_digest")


@pytest.mark.parametrize("apart", [1, -1, 24, -24], ids=lambda hours: f"{hours:+} h")
def test_two_workers_whose_clock_steps_and_comes_back_send_each_letter_once(office, apart):
    """It is right, then so many hours off, then right again; each time two ring and work."""
    pytest.importorskip("time_machine", reason="time-machine is not installed")
    right = datetime.combine(timezone.localdate(), datetime.min.time()).replace(hour=2)
    wrong = right + timedelta(hours=apart)
    office.work_on(wrong.date())
    with loopback_mail() as server:
        office.env |= {"EMAIL_URL": server.url}
        with forging(office.env) as forge:
            for clock in (right, wrong, right):
                moment = clock.isoformat(timespec="minutes")
                workers = [forge.worker(moment, PLAN, DELIVER) for _ in range(2)]
                if clock.date() >= right.date():  # of the day before nothing is told any more
                    until(partial(office.is_done_on, clock.date()), 120)
                time.sleep(5)  # in which they are rung for again
                for worker in workers:
                    kill(worker)
                office.free_leases()

    ids = [name for taken in server.taken.values() for name in taken]
    assert {*Counter(ids).values()} == {1}
    lines = "SELECT d.recipient_id, r.task_id, r.rung, r.since, r.step FROM tasks_reminder r "
    lines += "JOIN tasks_digest d ON d.id = r.digest_id WHERE d.state = 'sent'"
    told = office.sql(lines)
    assert len(told) == len({*told}) > 0


@pytest.mark.skipif(shutil.which("redis-server") is None, reason="no redis-server here")
def test_redis_gone_for_half_a_minute_delays_and_loses_nothing(office):
    """Gone before the day's reminders are planned, and again while they are sent."""
    pytest.importorskip("time_machine", reason="time-machine is not installed")
    port, day = free_port(), timezone.localdate()
    office.env |= {"REDIS_URL": f"redis://127.0.0.1:{port}/0"}
    with loopback_mail() as server:
        office.env |= {"EMAIL_URL": server.url}
        with forging(office.env) as forge:
            worker = forge.worker(f"{day}T01:00", PLAN, DELIVER)
            time.sleep(30)
            assert not office.is_planned()
            with own_redis(office.folder, port):
                until(lambda: server.count >= 2, 120)
            time.sleep(10)
            with own_redis(office.folder, port):
                until(office.is_done, 120)
            kill(worker)

    assert office.sql("SELECT DISTINCT state FROM tasks_digest") == [("sent",)]
    assert {len(taken) for taken in server.taken.values()} == {1}
    assert [(server.count,)] == office.sql("SELECT count(*) FROM tasks_digest")
