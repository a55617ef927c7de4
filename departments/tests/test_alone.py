"""A long job holds one thread, however often the clock calls it."""

from threading import Event, Thread

import pytest

from departments.alone import alone


def test_job_called_while_it_is_at_work_is_left_to_that_call():
    begun, end, done = Event(), Event(), []

    @alone
    def job() -> None:
        begun.set()
        end.wait(5)
        done.append(1)

    first = Thread(target=job)
    first.start()
    begun.wait(5)
    job()
    while_at_work = len(done)
    end.set()
    first.join()
    job()

    assert (while_at_work, len(done)) == (0, 2)


def test_job_that_failed_may_be_called_again():
    calls = []

    @alone
    def job() -> None:
        calls.append(1)
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError, match="^$"):
            job()

    assert len(calls) == 2
