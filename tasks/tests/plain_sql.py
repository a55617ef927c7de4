"""The register counted apart from the product: plain SQL, and a calendar written by hand."""

from collections import Counter
from datetime import date, timedelta

from django.db import connection

DAY = timedelta(days=1)
RUNNING = "('assigned', 'declined', 'in_progress')"


def rows(sql: str, *given: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()


def working(day: date, off: set[date], made_up: set[date]) -> bool:
    return day in made_up or (day.weekday() < 5 and day not in off)


def edges(today: date, off: set[date], made_up: set[date]) -> tuple[date, date]:
    """The last working day up to today, and the fourth one after it."""
    last = today
    while not working(last, off, made_up):
        last -= DAY
    day, left = today, 4
    while left:
        day += DAY
        left -= working(day, off, made_up)
    return last, day


def standings(today: date, off: set[date], made_up: set[date]) -> dict[int, tuple[int, str]]:
    """Every task's unit and its kind of timeliness, by key: written from the office's own words.

    Late: running past its day, or reported after it. Soon: at most three working days left.
    """
    last, far = edges(today, off, made_up)
    found = rows(
        f"""
        SELECT id, lead_id, CASE
            WHEN status IN ('withdrawn', 'carried') THEN 'off'
            WHEN status = 'done' AND due_on IS NOT NULL AND counted_on > due_on THEN 'done_late'
            WHEN status = 'done' THEN 'done'
            WHEN due_on IS NULL THEN 'none'
            WHEN status = 'paused' THEN 'time'
            WHEN status = 'awaiting' AND counted_on > due_on THEN 'late'
            WHEN status = 'awaiting' THEN 'time'
            WHEN status IN {RUNNING} AND due_on < %s THEN 'late'
            WHEN status IN {RUNNING} AND due_on < %s THEN 'soon'
            ELSE 'time' END
        FROM tasks_task
        """,
        last,
        far,
    )
    return {task: (lead, kind) for task, lead, kind in found}


def by_unit(standing: dict[int, tuple[int, str]]) -> Counter:
    """(unit, kind) to the number of tasks; closed without a result is no figure."""
    return Counter(pair for pair in standing.values() if pair[1] != "off")
