"""What can be decided of a task in a meeting, as it stands now: one table of kinds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from departments.papertext import paper_date
from tasks import permissions
from tasks.models import MeetingDecision, Task
from tasks.workflow import OPEN

Kind = MeetingDecision.Kind


@dataclass(frozen=True)
class MeetingKind:
    """`verbs`: the moves it comes to, the first that the task's state admits; `fields`: what each
    of them is told, of the decision. `date` and `unit` say whether it has room for them, `needs`
    that it is nothing without words."""

    verbs: tuple[str, ...] = ()
    fields: Callable[[MeetingDecision, str], dict[str, Any]] = lambda decision, verb: {}
    date: bool = False
    unit: bool = False
    needs_words: bool = False


def _done(decision: MeetingDecision, verb: str) -> dict[str, Any]:
    return {"result": decision.words} if verb == "conclude" else {}


def _date(decision: MeetingDecision, verb: str) -> dict[str, Any]:
    return {"new_due_on": decision.new_due_on}


def _unit(decision: MeetingDecision, verb: str) -> dict[str, Any]:
    return {"lead": decision.lead, "new_due_on": decision.new_due_on}


# In the order of their digits: a digit always means the same, whatever else the task admits.
KINDS: dict[str, MeetingKind] = {
    Kind.DONE: MeetingKind(("confirm", "conclude"), _done),
    Kind.DATE: MeetingKind(("date_at_meeting",), _date, date=True),
    Kind.UNIT: MeetingKind(("reassign",), _unit, date=True, unit=True),
    Kind.CARRY: MeetingKind(date=True),
    Kind.ORDER: MeetingKind(date=True, unit=True, needs_words=True),
    Kind.REMARK: MeetingKind(("remark",), needs_words=True),
    Kind.GRANT: MeetingKind(("grant_extension",)),
    Kind.REFUSE: MeetingKind(("refuse_extension",), needs_words=True),
}
DIGITS = {kind: digit for digit, kind in enumerate(KINDS, 1)}


def verb_of(kind: str, task: Task) -> str:
    """The move that the decision comes to as the task stands now; the first one where none is
    possible, for that one's refusal says why."""
    verbs = KINDS[kind].verbs
    return next((verb for verb in verbs if not permissions.not_now(verb, task)), verbs[0])


def fields_of(decision: MeetingDecision, verb: str) -> dict[str, Any]:
    """What that move is told of the decision."""
    return KINDS[decision.kind].fields(decision, verb)


def meant_by(kind: str, task: Task) -> str:
    """A day for work that has none, or whose deadline nobody can move as it stands, is given by the
    next notice: it is carried on with that day."""
    if kind == Kind.DATE and permissions.not_now("date_at_meeting", task):
        return Kind.CARRY
    return kind


def kinds_for(task: Task | None) -> list[tuple[str, str]]:
    """What can be said of the task now, each with its label; of no task a new order alone."""
    if task is None:
        return [(Kind.ORDER, "Giao việc mới")]
    return [(kind, _label(kind, task)) for kind in KINDS if is_possible(kind, task)]


def is_possible(kind: str, task: Task) -> bool:
    if kind == Kind.ORDER:
        return True
    if kind in (Kind.CARRY, Kind.DATE):
        return task.status in OPEN
    return any(not permissions.not_now(verb, task) for verb in KINDS[kind].verbs)


def _label(kind: str, task: Task) -> str:
    asked = task.open_request if kind == Kind.GRANT else None
    label = Kind(kind).label
    return f"{label} đến {paper_date(asked.new_due_on)}" if asked else str(label)
