"""Several connections at once: threads of their own, and moves held open on one of them."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event as Signal

import pytest
from django.db import connection, transaction

from conclusions.actions import Refused

NEEDS_SERVER = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("TEST_DATABASE_URL", "").startswith("postgres"),
        reason="races need a database server: set TEST_DATABASE_URL to PostgreSQL",
    ),
]


def at_once(times: int, act) -> list[str]:
    """Run `act(n)` in that many threads; “done”, or the name of what stopped it."""

    def one(n: int) -> str:
        try:
            act(n)
            return "done"
        except Refused as refused:
            return type(refused).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return sorted(pool.map(one, range(times)))


def is_blocked() -> bool:
    """Whether some connection to this database waits for another's lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0] > 0


def while_open(first, second) -> str:
    """Do `second` while `first` is done but not committed: “done”, or what stopped it."""
    begun, go_on = Signal(), Signal()

    def hold() -> None:
        try:
            with transaction.atomic():
                first()
                begun.set()
                go_on.wait(20)
        finally:
            begun.set()
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        held = pool.submit(hold)
        begun.wait(20)
        late = pool.submit(at_once, 1, lambda n: second())
        for _ in range(200):
            if late.done() or is_blocked():
                break
            time.sleep(0.02)
        blocked = not late.done()
        go_on.set()
        held.result(20)
        assert blocked, "the second did not wait for the first"
        return late.result(20)[0]
