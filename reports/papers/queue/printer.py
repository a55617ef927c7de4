"""The printer of a worker: one print at a time, each in a process of its own that can be ended.

What hangs or runs away with memory ends with its process; what waits for its turn is leased by
nobody. To begin a process takes a second, which only long prints pay.
"""

import os
import subprocess
import sys
from tempfile import TemporaryDirectory
from threading import Lock

from django.conf import settings
from django.utils import timezone

from reports.papers.queue import print_queue

_printer = Lock()


def print_waiting() -> None:
    """Print what waits until nothing does; at once back where another thread is at it.

    That one looks again when it has let go of the printer, so what was asked meanwhile is seen.
    """
    while (waiting := print_queue.waiting(timezone.now())) and _printer.acquire(blocking=False):
        try:
            sound = _print(waiting[0])
        finally:
            _printer.release()
        if not sound:
            return


def _print(pk: int) -> bool:
    """Whether the next may follow: not after a process that was killed or could not begin.

    The product may be stopping, or memory short; the clock's next look comes soon enough.
    """
    command = [sys.executable, "manage.py", "run_print", str(pk)]
    with TemporaryDirectory() as scratch:  # a long table's rows; a print that is ended leaves them
        try:
            done = subprocess.run(
                command,
                cwd=settings.BASE_DIR,
                env=os.environ | {"TMPDIR": scratch},
                stdin=subprocess.DEVNULL,
                timeout=print_queue.LIMIT.total_seconds(),
            )
        except subprocess.TimeoutExpired:
            print_queue.give_up(pk)
            return True
    return done.returncode == 0
