"""The reader of a worker: two files at once, each in a process of its own that can be ended."""

import os
import subprocess
import sys
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore

from django.conf import settings
from django.utils import timezone

from conclusions.actions import intaking

_places = BoundedSemaphore(intaking.AT_ONCE)


def read_waiting() -> None:
    """Read what waits until nothing does; at once back where both places are taken."""
    while (waiting := intaking.waiting(timezone.now())) and _places.acquire(blocking=False):
        try:
            sound = _read(waiting[0])
        finally:
            _places.release()
        if not sound:
            return


def _read(pk: int) -> bool:
    """Whether the next may follow: not after a process that was killed or could not begin."""
    command = [sys.executable, "manage.py", "read_intake", str(pk)]
    with TemporaryDirectory() as scratch:  # pages drawn; a reading that is ended leaves them
        try:
            done = subprocess.run(
                command,
                cwd=settings.BASE_DIR,
                env=os.environ | {"TMPDIR": scratch},
                stdin=subprocess.DEVNULL,
                timeout=intaking.LIMIT.total_seconds(),
            )
        except subprocess.TimeoutExpired:
            intaking.give_up(pk)
            return True
    return done.returncode == 0
