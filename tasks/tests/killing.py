"""Workers killed at work, one after another, and what became of the letters in the meantime."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tasks.tests.loopback_mail import LoopbackMail

ROOT = Path(__file__).resolve().parents[2]
MOMENT = "2024-04-11T01:00"  # eight in the morning of a Thursday
PLAN, DELIVER = "tasks.jobs.plan_reminders", "tasks.jobs.deliver_digests"
LONG = 900  # seconds for all of it
PATIENCE = 120  # seconds without a letter, after which the rest is given another worker


class Forge:
    """Makes the workers of one installation (tasks.tests.forge)."""

    def __init__(self, env: dict[str, str], said=None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tasks.tests.forge"],
            cwd=ROOT,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"} | env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        )

    def worker(self, moment: str = MOMENT, *jobs: str) -> int:
        self.process.stdin.write(" ".join([moment, *jobs]) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(LONG)
        self.process.stdout.close()


def kill(pid: int) -> None:
    """As `kill -9`; back when the process is gone."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    while is_alive(pid):
        time.sleep(0.002)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@contextmanager
def forging(env: dict[str, str]) -> Iterator[Forge]:
    forge = Forge(env)
    try:
        yield forge
    finally:
        forge.close()


@dataclass
class Killing:
    """Kills a worker after a few letters more, at a moment of chance, until so many are killed or
    all letters have left; the one after the last ends the work."""

    forge: Forge
    server: LoopbackMail
    chance: random.Random
    apart: int  # letters between two kills, on the average
    is_done: Callable[[], bool]  # whether nothing waits any more
    free_leases: Callable[[], object]  # the next worker need not wait for the dead one's lease
    is_planned: Callable[[], bool]
    moment: str = MOMENT
    kills: int = 0
    ended: int = 0  # workers that ended by themselves

    def run(self, most: int, minutes: float = 60) -> None:
        end = time.monotonic() + 60 * minutes
        while self.kills < most and time.monotonic() < end and not self.is_done():
            self.one()
        self.last()

    def one(self) -> None:
        wanted = self.server.count + self.chance.randint(1, 2 * self.apart - 1)
        pid = self.worker()
        end = time.monotonic() + LONG
        while not self.server.wait_for(wanted, 1) and not self.is_done():
            assert time.monotonic() < end, "the worker does nothing"
            if not is_alive(pid):
                self.ended += 1
                pid = self.worker()
        time.sleep(self.chance.uniform(0, 0.01))
        kill(pid)
        self.kills += 1
        self.free_leases()

    def worker(self) -> int:
        return self.forge.worker(self.moment, *([] if self.is_planned() else [PLAN]), DELIVER)

    def last(self) -> None:
        """The rest; however slow the machine is, as long as letters leave."""
        while not self.is_done():
            before, pid = self.server.count, self.worker()
            self.wait_while_letters_leave()
            kill(pid)
            self.free_leases()
            assert self.is_done() or self.server.count > before, "letters are left"

    def wait_while_letters_leave(self) -> None:
        count, end = self.server.count, time.monotonic() + PATIENCE
        while not self.is_done() and time.monotonic() < end:
            time.sleep(0.1)
            if self.server.count > count:
                count, end = self.server.count, time.monotonic() + PATIENCE


@contextmanager
def own_redis(folder: Path, port: int) -> Iterator[subprocess.Popen]:
    """A Redis of our own that keeps nothing."""
    server = subprocess.Popen(
        ["redis-server", "--port", str(port), "--save", "", "--dir", str(folder)],
        stdout=subprocess.DEVNULL,
    )
    try:
        yield server
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
