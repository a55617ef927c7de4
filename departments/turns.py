"""Whoever changes the lists does so one after the other."""

from django.db import connection

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
