"""Keeps web, worker and beat running: starts them, restarts what dies, leaves nothing behind.

`manage.py serve` becomes this program, which loads nothing of the product: it only waits.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from django.conf import settings

from config.heartbeat import heartbeat_age

TICK = 0.2
LONGEST_PAUSE = 30
STEADY = 30  # a program alive this long has its next restart at once again
STOP_WITHIN = 15
STOPPED_WITHIN = 12  # what a killed supervisor leaves behind is gone by then
# Printing, planning, sending and telling of accounts hold one each at most, however long they take
# (departments.alone), reading files two; one is left for the heartbeat.
THREADS = 7
FROZEN = 300  # no heartbeat for this long: worker and beat are started anew


class NotStarted(Exception):
    """Why the product cannot run now, in one line for the person who started it."""


def programs(bind: str) -> dict[str, tuple[str, ...]]:
    gunicorn = ("gunicorn", "config.wsgi", "--preload", "--bind", bind, "--no-control-socket")
    served_by = ("--worker-class", "gthread", "--workers", str(settings.WEB_WORKERS))
    limits = ("--timeout", "120", "--graceful-timeout", "8", "--log-level", "warning")
    threads = ("--pool", "threads", "--concurrency", str(THREADS))
    worker = ("worker", *threads, "--hostname", "worker@localhost")
    quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat")
    celery = ("celery", "--quiet", "-A", "config")
    return {
        "web": (*gunicorn, *served_by, "--threads", "8", *limits),
        "worker": (*celery, *worker, *quiet, "--loglevel", "WARNING"),
        # A program of its own: a killed `worker --beat` leaves a second schedule running.
        "beat": ("config.beat",),
    }


@dataclass
class Program:
    """One child, in a process group of its own, tied to us by its standard input."""

    name: str
    command: tuple[str, ...]
    process: subprocess.Popen | None = None
    started: float = 0
    pause: float = 0
    start_at: float = 0

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self, now: float) -> None:
        mine = {"DATA_DIR": str(settings.DATA_DIR), "TMPDIR": str(settings.DATA_DIR / "tmp")}
        # Threads that run one at a time need no heaps of their own: ten megabytes each program.
        mine["MALLOC_ARENA_MAX"] = "1"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "config.follow", *self.command],
            cwd=settings.BASE_DIR,
            env=os.environ | mine,
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        self.started = now

    def died(self, now: float) -> float:
        """Clears away what the dead child left; the seconds until it is started again."""
        self.clear()
        steady = now - self.started >= STEADY
        self.pause = 1 if steady or not self.pause else min(self.pause * 2, LONGEST_PAUSE)
        self.start_at = now + self.pause
        return self.pause

    def clear(self) -> None:
        """The whole group goes, and with it what the program itself had started."""
        if self.process is not None:
            self.signal(signal.SIGKILL)
            self.process.stdin.close()
            self.process.wait()
        self.process = None

    def signal(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)


@dataclass
class Supervisor:
    """The three programs; `run` returns when asked to stop, with all of them gone."""

    bind: str
    say: Callable[[str], None]
    programs: list[Program] = field(default_factory=list)
    stopping: bool = False
    ready: bool = False

    def run(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self.stop)
        self.programs = [Program(name, command) for name, command in programs(self.bind).items()]
        try:
            while not self.stopping:
                self.tick(time.monotonic())
                time.sleep(TICK)
        finally:
            self.end()

    def stop(self, *_) -> None:
        self.stopping = True

    def tick(self, now: float) -> None:
        for program in self.programs:
            if program.process is None and now >= program.start_at:
                program.start(now)
            elif program.process is not None and not program.alive:
                code = program.process.returncode
                pause = program.died(now)
                self.say(f"{program.name} đã dừng (mã {code}), chạy lại sau {pause:.0f} giây.")
        if not self.ready and answers(self.bind):
            self.ready = True
            self.say(f"Đã sẵn sàng: {settings.SITE_URL}  (dừng: Ctrl-C)")
        self.thaw(now)

    def thaw(self, now: float) -> None:
        """A worker that is alive but takes nothing off the queue is started anew."""
        age = heartbeat_age()
        if age is not None and age < FROZEN:
            return
        for program in self.programs:
            if program.name != "web" and program.alive and now - program.started > FROZEN:
                self.say(f"{program.name} không có nhịp trong {FROZEN} giây, chạy lại.")
                program.signal(signal.SIGKILL)

    def end(self) -> None:
        running = [program for program in self.programs if program.process is not None]
        for program in running:
            program.signal(signal.SIGTERM)
        until = time.monotonic() + STOP_WITHIN
        while any(program.alive for program in running) and time.monotonic() < until:
            time.sleep(TICK / 4)
        for program in running:
            program.clear()


def answers(bind: str) -> bool:
    """Asked under this machine's own name, whatever address is served, and past any proxy."""
    host, _, port = bind.rpartition(":")
    connection = HTTPConnection(host, int(port), timeout=1)
    try:
        connection.request("GET", "/healthz", headers={"Host": "127.0.0.1"})
        return connection.getresponse().status == 200
    except (HTTPException, OSError):
        return False
    finally:
        connection.close()


def is_free(bind: str) -> bool:
    """Whether the port can be bound, asked as gunicorn will ask."""
    host, _, port = bind.rpartition(":")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError:
            return False
    return True


@contextlib.contextmanager
def only_one(data_dir: Path, bind: str):
    """Holds DATA_DIR's run.lock and sees that the port is free; else NotStarted, at once.

    The lock's contents stay behind only where a supervisor was killed: then its programs may still
    be stopping, and the port is waited for.
    """
    with run_lock(data_dir) as lock:
        until = time.monotonic() + (STOPPED_WITHIN if lock.read() else 0)
        while not is_free(bind):
            if time.monotonic() >= until:
                port = bind.rpartition(":")[2]
                raise NotStarted(
                    f"Cổng {port} đang được chương trình khác dùng; chọn cổng khác: "
                    f"PORT={int(port) + 1} make run"
                )
            time.sleep(TICK)
        write(lock, f"{settings.SITE_URL} (tiến trình {os.getpid()})\n")
        yield
        write(lock, "")


@contextlib.contextmanager
def run_lock(data_dir: Path):
    """Nothing else runs on DATA_DIR meanwhile; else NotStarted, at once. The lock's open file."""
    path = data_dir / "run.lock"
    path.touch()
    with path.open("r+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise NotStarted(f"Sản phẩm đang chạy rồi: {lock.read().strip()}") from None
        yield lock


def main(bind: str) -> None:
    try:
        with only_one(settings.DATA_DIR, bind):
            Supervisor(bind, partial(print, flush=True)).run()
    except NotStarted as reason:
        sys.exit(str(reason))


def write(lock, text: str) -> None:
    lock.seek(0)
    lock.truncate()
    lock.write(text)
    lock.flush()


def prepare_folders(data_dir: Path) -> None:
    """Nothing else runs now: scratch files and half-written queue tables of a killed run go."""
    for name in ("tmp", "queue/control"):
        shutil.rmtree(data_dir / name, ignore_errors=True)
    for name in ("tmp", "beat", "mail", "files", "queue/control"):
        (data_dir / name).mkdir(parents=True, exist_ok=True)


if __name__ == "__main__":
    main(sys.argv[1])
