"""The draft of a report that its drafter has handed to the chiefs of the unit, while it stands."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.db.models import Q

from tasks.workflow import WORKABLE

if TYPE_CHECKING:
    from tasks.models import Event, Task

DRAFT = "draft_report"
ENDING = ("return_draft", "reassign")  # besides whatever leaves the states of work under way


def is_over(verb: str, to_status: str) -> bool:
    """Whether a draft made before that event stands no more."""
    return verb in ENDING or to_status not in WORKABLE


def draft_of(task: "Task") -> "Event | None":
    """The draft that waits to be sent; asked of the database once, where nobody has told it."""
    known = task.__dict__
    if "_draft" not in known or known["_draft_at"] != task.version:
        ends = Q(verb__in=ENDING) | ~Q(to_status__in=WORKABLE)
        told = task.events.filter(Q(verb=DRAFT) | ends).select_related("actor")
        last = told.order_by("-at", "-pk").first()
        know_draft(task, [last] if last else [])
    return known["_draft"]


def know_draft(task: "Task", events: "Iterable[Event]") -> None:
    """Tell the task its draft, by its events, newest first."""
    telling = (e for e in events if e.verb == DRAFT or is_over(e.verb, e.to_status))
    last = next(telling, None)
    task.__dict__["_draft"] = last if last and last.verb == DRAFT else None
    task.__dict__["_draft_at"] = task.version


def keep_its_proofs(draft: "Event") -> "Callable[[Task, Event], None]":
    """What the draft came with is told beside the report too; the files are the same."""

    def keep(task: "Task", event: "Event") -> None:
        for proof in draft.evidence.order_by("pk"):
            proof.pk, proof.event, proof._state.adding = None, event, True
            proof.save()

    return keep
