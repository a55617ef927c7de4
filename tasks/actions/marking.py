"""Marks and seals: the last write of every move, and of every night."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Max, QuerySet

from tasks.event_hash import event_hash, marks_digest, seal_hash
from tasks.models import Event, EventMark, Evidence, RecordSeal, RemovedMark

OPENING = {"issue", "record"}  # the verbs of a task's first event
PIECE = 500  # tasks asked for at once, events marked at once by mark_rest
WAIT = "10s"  # for which the night's seal holds on for moves that are being made
Proof = tuple[str, str, str]


def mark(events: Sequence[Event]) -> None:
    """Tie the events to those before them, once all that belongs to them is written.

    Inside the transaction that wrote them, with their tasks locked since before: of two writers the
    second reads the mark of the first.
    """
    before = _marks_before(events)
    proofs = proofs_of([event.pk for event in events if event.verb != "issue"])
    rows = []
    for event in sorted(events, key=lambda one: one.pk):
        made = event_hash(event, proofs[event.pk], before.get(event.task_id, ""))
        before[event.task_id] = made
        rows.append(EventMark(event=event, hash=made))
    EventMark.objects.bulk_create(rows)


def mark_rest() -> None:
    """Mark what a loader has written without moves."""
    while events := list(Event.objects.filter(mark=None).order_by("pk")[: PIECE * 10]):
        mark(events)


def _marks_before(events: Sequence[Event]) -> dict[int, str]:
    """The last mark of each task that has one."""
    opened = {event.task_id for event in events if event.verb in OPENING and not event.from_status}
    tasks = sorted({event.task_id for event in events} - opened)
    found: dict[int, str] = {}
    for start in range(0, len(tasks), PIECE):
        rows = EventMark.objects.filter(event__task__in=tasks[start : start + PIECE])
        # Not by "event", which would go by the events' own order.
        rows = rows.order_by("-event_id")[:1] if len(tasks) == 1 else rows.order_by("event_id")
        found |= dict(rows.values_list("event__task", "hash"))
    return found


def proofs_of(events: Sequence[int]) -> dict[int, list[Proof]]:
    """By event, in the order they were added."""
    found: dict[int, list[Proof]] = defaultdict(list)
    for start in range(0, len(events), PIECE):
        rows = Evidence.objects.filter(event__in=events[start : start + PIECE]).order_by("pk")
        for event, *proof in rows.values_list("event", "name", "document_number", "sha256"):
            found[event].append(tuple(proof))
    return found


@transaction.atomic
def seal(now: datetime) -> RecordSeal | None:
    """Seal what was marked since the last seal; None where nothing was."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Moves that are being made end first: a lower key may be written after a higher one.
            cursor.execute(f"SET LOCAL lock_timeout = '{WAIT}'")
            cursor.execute("LOCK TABLE tasks_eventmark IN SHARE MODE")
    former = RecordSeal.objects.order_by("pk").last()
    first = former.last if former else 0
    last = EventMark.objects.aggregate(last=Max("event"))["last"] or 0
    if last <= first:
        return None
    count, _, digest = marks_digest(sealed_marks(first, last))
    told = (now.isoformat(timespec="seconds"), first, last, count, digest)
    made = seal_hash(former.hash if former else "", *told)
    return RecordSeal.objects.create(
        at=now, first=first, last=last, count=count, digest=digest, hash=made
    )


def sealed_marks(first: int, last: int) -> Iterator[tuple[int, str]]:
    """Marks of the events after `first` up to `last`, with those of what was taken away."""
    marks = EventMark.objects.filter(event__gt=first, event__lte=last)
    gone = RemovedMark.objects.filter(event__gt=first, event__lte=last)
    both = marks.values_list("event", "hash").union(gone.values_list("event", "hash"), all=True)
    yield from both.order_by("event").iterator(5000)


def forget_marks(events: QuerySet) -> None:
    """Keep the marks of events that are about to go with a register taken back."""
    RemovedMark.objects.bulk_create(
        RemovedMark(event=event, hash=made)
        for event, made in EventMark.objects.filter(event__in=events).values_list("event", "hash")
    )
