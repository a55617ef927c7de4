"""The printer of a worker: one print at a time, each in a process of its own that can be ended."""

from threading import BoundedSemaphore

from departments.background import in_own_process, work_through
from reports.papers.queue import print_queue

_printer = BoundedSemaphore(1)


def print_waiting() -> None:
    """Print what waits until nothing does; at once back where another thread is at it."""
    work_through(print_queue.waiting, _printer, _print)


def _print(pk: int) -> bool:
    return in_own_process("run_print", pk, limit=print_queue.LIMIT, give_up=print_queue.give_up)
