"""What the database keeps of tasks beside them, held against the tasks themselves and made anew:
the counts of ended work, and which help is with open work."""

from collections import Counter
from datetime import date
from typing import cast

from django.db import connection, transaction
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import TruncMonth

from tasks.models import Coordination, EndedCount, Task
from tasks.models.ended_count import ENDED

CountKey = tuple[date, int, str, bool, bool]
KEY = ("month", "lead", "status", "dated", "late")


def counted() -> Counter[CountKey]:
    """What the counts say, by KEY."""
    return Counter(
        {cast(CountKey, tuple(key)): total for *key, total in EndedCount.objects.summed(*KEY)}
    )


def live() -> Counter[CountKey]:
    """What the tasks say, by KEY."""
    is_dated, is_late = Q(due_on__isnull=False), Q(due_on__lt=F("counted_on"))
    rows = (
        Task.objects.filter(status__in=ENDED)
        .order_by()
        .annotate(
            month=TruncMonth("issued_on"),
            dated=Case(When(is_dated, then=Value(True)), default=Value(False)),
            late=Case(When(is_late, then=Value(True)), default=Value(False)),
        )
        .values_list(*KEY)
        .annotate(total=Count("pk"))
    )
    return Counter({cast(CountKey, tuple(key)): total for *key, total in rows})


@transaction.atomic
def recount() -> int:
    """Make the counts anew from the tasks, one row a key in place of its many changes, and mend
    what is told of help; by how many tasks they had been wrong."""
    _hold_still()
    true, told = live(), counted()
    _write(true)
    wrong = sum(abs(true[key] - told[key]) for key in true.keys() | told.keys())
    return wrong + _tell_help()


def _tell_help() -> int:
    """How many rows of help told a task open that is not, or the other way round."""
    is_open = Exists(Task.objects.open().filter(pk=OuterRef("task")))
    ended = Coordination.objects.filter(~is_open, is_open=True).update(is_open=False)
    return ended + Coordination.objects.filter(is_open, is_open=False).update(is_open=True)


def _hold_still() -> None:
    """Work that ends meanwhile waits for this transaction; SQLite lets one write at a time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {EndedCount._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")


def _write(counts: Counter[CountKey]) -> None:
    EndedCount.objects.all().delete()
    rows = [
        EndedCount(month=month, lead_id=lead, status=status, dated=dated, late=late, count=count)
        for (month, lead, status, dated, late), count in counts.items()
    ]
    EndedCount.objects.bulk_create(rows, 1000)
