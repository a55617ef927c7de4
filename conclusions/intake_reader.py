"""The reader of a worker: two files at once, each in a process of its own that can be ended."""

from threading import BoundedSemaphore

from conclusions.actions import intaking
from departments.background import in_own_process, work_through

_places = BoundedSemaphore(intaking.AT_ONCE)


def read_waiting() -> None:
    """Read what waits until nothing does; at once back where both places are taken."""
    work_through(intaking.waiting, _places, _read)


def _read(pk: int) -> bool:
    return in_own_process("read_intake", pk, limit=intaking.LIMIT, give_up=intaking.give_up)
