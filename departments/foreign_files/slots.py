"""How many files are read at once on this machine: so many programs hold a place each, and a place
is free again when its holder ends, however it ends."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import IO

try:
    import fcntl
except ImportError:  # not a Unix: everybody reads at once
    fcntl = None  # type: ignore[assignment]

PLACES = 2  # a file may keep a core busy for as long as it is read
LOOK_EVERY = 0.1  # seconds


@contextmanager
def slot(wait: float) -> Iterator[bool]:
    """Holds a place while the block lasts; False where none was free for so many seconds."""
    held = _taken(time.monotonic() + wait)
    try:
        yield held is not None
    finally:
        if held:
            held.close()


def _taken(until: float) -> IO[str] | None:
    while True:
        for number in range(PLACES):
            if held := _lock(number):
                return held
        if time.monotonic() >= until:
            return None
        time.sleep(LOOK_EVERY)


def _lock(number: int) -> IO[str] | None:
    folder = Path(os.environ.get("DATA_DIR") or gettempdir())
    file = (folder / f"dang-doc-{number}.lock").open("a")
    if fcntl is None:
        return file
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return file
