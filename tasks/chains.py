"""The chain of work that was carried from notice to notice, told at every one of its ends."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q

from departments.models import User
from tasks import permissions, situation
from tasks.helping import share_helpers
from tasks.models import Event, Task
from tasks.workflow import Status

FIELDS = (
    *("status", "due_on", "original_due_on", "moved_by", "extended", "carried_times", "first"),
    *("continues", "lead", "assignee", "confirmer", "assigned_by", "issued_on", "result"),
    *("notice__number", "notice__issued_on", "notice__year", "notice__from_book"),
    *("duty__title", "duty__phrase", "duty__deadline", "duty__named_on", "duty__day_check"),
    *("duty__item__path", "reported_on", "counted_on", "carried_on", "duty__helpers_written"),
)


@dataclass(frozen=True)
class ChainLink:
    """One of its tasks: what it brought, in words that the reader may read, and whether they may
    open it."""

    task: Task
    words: str
    open_to: bool


def chain_of(task: Task, reader: User) -> list[ChainLink]:
    """The tasks that this one goes on from and those that go on from it, the first one first; none
    where it was never carried."""
    if task.first_id is None and task.status != Status.CARRIED:
        return []
    known = _family(task)
    if len(known) < 2:
        return []
    seen = set(Task.objects.visible_to(reader).filter(pk__in=known).values_list("pk", flat=True))
    found = [*_before(task, known), known[task.pk], *_after(task, known)]
    share_helpers(found)
    return [_link(one, reader, one.pk in seen) for one in found]


def _family(task: Task) -> dict[int, Task]:
    """All that began with the same task; of one that went into another's chain, that one too."""
    roots = {task.first_id or task.pk}
    if task.status == Status.CARRIED and (heir := _heir(task)):
        roots.add(heir)
    events = Event.objects.telling().order_by("-at", "-pk")
    family = Task.objects.filter(Q(pk__in=roots) | Q(first__in=roots))
    rows = family.select_related("notice", "duty__item").only(*FIELDS)
    rows = rows.prefetch_related(Prefetch("events", events))
    return {one.pk: one for one in rows}


def _heir(task: Task) -> int | None:
    """The task that its history says it was carried to, where no chain says so: more work than the
    next notice had duties for."""
    if task.continued_by.exists():
        return None
    told = task.events.filter(verb="carry").order_by("-at", "-pk").values_list("detail", flat=True)
    return (told.first() or {}).get("task")


def _before(task: Task, known: dict[int, Task]) -> list[Task]:
    found: list[Task] = []
    at = known[task.pk].continues_id
    while at in known:
        found.insert(0, known[at])
        at = known[at].continues_id
    return found


def _after(task: Task, known: dict[int, Task]) -> list[Task]:
    """What goes on from it, and from that; where several duties do, all of them."""
    heirs = [one for one in known.values() if one.continues_id == task.pk]
    if not heirs and task.status == Status.CARRIED:
        heirs = [known[heir] for heir in filter(None, [_heir(task)]) if heir in known]
    heirs.sort(key=lambda one: (one.issued_on, one.pk))
    return [one for heir in heirs for one in (heir, *_after(heir, known))]


def _link(task: Task, reader: User, open_to: bool) -> ChainLink:
    events = list(task.events.all())
    reads = open_to and permissions.may_read_notes(reader, task)
    return ChainLink(task, situation.brought(events) if reads else "", open_to)
