"""What the database keeps of tasks beside them, held against the tasks themselves and made anew:
the counts of ended work, which help is with open work, what waits for a decision."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import cast

from django.db import connection, transaction
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import TruncMonth

from tasks.models import Coordination, EndedCount, Event, Extension, OpenQuestion, Task
from tasks.models.ended_count import ENDED
from tasks.verbs import ASKING, MOVES

CountKey = tuple[date, int, str, bool, bool]
UNDONE = ("carry", "carry_back")
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
    what is told of help and of what waits; how many tasks had been told wrongly."""
    _hold_still()
    true, told = live(), counted()
    _write(true)
    wrong = sum(abs(true[key] - told[key]) for key in true.keys() | told.keys())
    return wrong + _tell_help() + ask_again()


def _tell_help() -> int:
    """How many rows of help told a task open that is not, or the other way round."""
    is_open = Exists(Task.objects.open().filter(pk=OuterRef("task")))
    ended = Coordination.objects.filter(~is_open, is_open=True).update(is_open=False)
    return ended + Coordination.objects.filter(is_open, is_open=False).update(is_open=True)


def asking_events() -> set[int]:
    """The events that ask for what nobody has decided, by the history alone."""
    requests = Extension.objects.filter(state=Extension.State.ASKED)
    found = set(requests.values_list("asked", flat=True))
    for asked in ASKING:
        if asked != "request_extension":
            found.update(_last_asking(asked))
    return found


def _last_asking(asked: str) -> Iterable[int]:
    """Of the tasks in whose state the question stands, the event that asks it, if neither an answer
    nor another state has come since."""
    question = MOVES[asked]
    # That work was carried and its notice taken back leaves it where it stood.
    enders = [
        verb
        for verb, move in MOVES.items()
        if verb not in UNDONE
        and (
            question.any_reply
            and move.replies
            or move.answers == asked
            or move.gives_away
            or move.target is not None
            and move.target not in question.waits_in
        )
    ]
    told = Event.objects.filter(task=OuterRef("pk"), verb__in=[asked, *enders])
    told = told.exclude(verb=asked, detail__has_key="unit_id")  # a unit was asked
    newest = told.order_by("-at", "-pk")
    return (
        Task.objects.filter(status__in=question.waits_in)
        .annotate(last=Subquery(newest.values("pk")[:1]), verb=Subquery(newest.values("verb")[:1]))
        .filter(verb=asked)
        .values_list("last", flat=True)
    )


def ask_again() -> int:
    """Keep the questions that stand by the history, and no others. How many were kept that stand no
    more, or were not kept."""
    told = ("event", "task", "lead", "confirmer", "assigned_by")
    of_tasks = ("pk", *(name if name == "task" else f"task__{name}" for name in told[1:]))
    true = set(Event.objects.filter(pk__in=asking_events()).values_list(*of_tasks))
    kept = set(OpenQuestion.objects.values_list(*told))
    OpenQuestion.objects.filter(event__in=[row[0] for row in kept - true]).delete()
    missing = Event.objects.filter(pk__in=[row[0] for row in true - kept])
    OpenQuestion.objects.bulk_create(map(OpenQuestion.of, missing.select_related("task")), 1000)
    return len({row[0] for row in true ^ kept})


def _hold_still() -> None:
    """Moves made meanwhile wait for this transaction; SQLite lets one write at a time."""
    if connection.vendor == "postgresql":
        tables = ", ".join(model._meta.db_table for model in (EndedCount, OpenQuestion))
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")


def _write(counts: Counter[CountKey]) -> None:
    EndedCount.objects.all().delete()
    rows = [
        EndedCount(month=month, lead_id=lead, status=status, dated=dated, late=late, count=count)
        for (month, lead, status, dated, late), count in counts.items()
    ]
    EndedCount.objects.bulk_create(rows, 1000)
