"""Long work that nobody waits for at a page: told to a worker, done piece by piece in processes of
their own, which can be ended.

What hangs or runs away with memory ends with its process. What waits for its turn is leased by
nobody. To begin a process takes a second, which only long work pays.
"""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from tempfile import TemporaryDirectory
from threading import Semaphore

from celery import Task
from django.conf import settings
from django.utils import timezone
from kombu.exceptions import OperationalError

GRACE = timedelta(seconds=5)

logger = logging.getLogger(__name__)


def tell_worker(job: Task, about: str) -> None:
    """Tell a worker; without a queue the work waits for the clock's next look."""
    try:
        job.delay()
    except (OperationalError, OSError):
        logger.warning("No queue to tell of %s", about)


def work_through(
    waiting: Callable[[datetime], list[int]],
    places: Semaphore,
    work: Callable[[int], bool],
) -> None:
    """Do what waits, by its keys, until nothing does; at once back where no place is free.

    Whoever holds the place looks again when it is let go, so what was asked meanwhile is seen. The
    next follows only where `work` says that it may.
    """
    while (keys := waiting(timezone.now())) and places.acquire(blocking=False):
        try:
            sound = work(keys[0])
        finally:
            places.release()
        if not sound:
            return


def in_own_process(
    command: str, pk: int, *, limit: timedelta, give_up: Callable[[int], None]
) -> bool:
    """Whether the next may follow: not after a process that was killed or could not begin.

    The product may be stopping, or memory short; the clock's next look comes soon enough. One that
    takes longer than `limit` is ended, and what it did is given up.
    """
    with (
        TemporaryDirectory() as scratch
    ):  # what the process lays aside; one that is ended leaves it
        process = subprocess.Popen(
            [sys.executable, "manage.py", command, str(pk)],
            cwd=settings.BASE_DIR,
            env=os.environ | {"TMPDIR": scratch},
            stdin=subprocess.DEVNULL,
        )
        try:
            process.wait(limit.total_seconds())
        except subprocess.TimeoutExpired:
            _end(process)
            give_up(pk)
            return True
        finally:
            _end(process)
    return process.returncode == 0


def end_when_asked() -> None:
    """This process leaves its work in order when it is told to end: with the programs that it
    waits for."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def _end(process: subprocess.Popen) -> None:
    """First asked, so that it ends the programs it has started, then made to."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(GRACE.total_seconds())
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
