"""Whoever changes the lists does so one after the other."""

from collections.abc import Callable
from functools import wraps

from django.db import connection, transaction
from django.http import HttpResponse

LOCK = 20_340  # of PostgreSQL's locks by number, the one of these lists


def take_turn() -> None:
    """Wait, inside a transaction, until nobody else changes the lists; to its end nobody will.

    Names, days, spellings, who stands in for whom are compared with all other rows of the lists,
    and often as no constraint could: folded, across tables. SQLite has one writer at a time by
    itself.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def one_at_a_time(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The page, whose sending waits until the one sent before it is saved or refused.

    Two who add the same at once would both find nothing.
    """

    @wraps(view)
    def in_turn(request, *args, **kwargs):
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            take_turn()
            return view(request, *args, **kwargs)

    return in_turn
