"""Jobs that may take long: each holds one thread of a worker at most, for others are to go on."""

from collections.abc import Callable
from functools import wraps
from threading import Lock


def alone(job: Callable[[], None]) -> Callable[[], None]:
    """The job, done by one thread of a process at a time: a tick that comes while the last one is
    still at work leaves the work to that one."""
    at_work = Lock()

    @wraps(job)
    def one_at_a_time() -> None:
        if at_work.acquire(blocking=False):
            try:
                job()
            finally:
                at_work.release()

    return one_at_a_time
