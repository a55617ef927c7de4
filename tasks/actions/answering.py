"""What answers a paper that chases, or ends it: written by the move that does so."""

from tasks.models import ChaseLine, ChaseSlip, Event
from tasks.verbs import MOVES
from tasks.workflow import WORKABLE


def answers(event: Event, level: int) -> bool:
    """Whether a paper of that level asks for nothing more of the task: its unit has said how it
    stands, itself or by a paper that the office entered, or it is no longer that unit's turn."""
    is_its_word = event.is_own_word or "paper" in event.detail
    is_told = level <= MOVES[event.verb].answers_slip and is_its_word
    return is_told or _is_over(event)


def answer_slips(event: Event) -> None:
    """Answer what the event answers; a paper with nothing left unanswered is closed.

    Most moves answer nothing, and take no query.
    """
    if not MOVES[event.verb].answers_slip and not _is_over(event):
        return
    waiting = ChaseLine.objects.filter(task=event.task_id, answered=None)
    asked = [line for line in waiting.select_related("slip") if answers(event, line.slip.level)]
    if not asked:
        return
    # Locked, so that of two last answers at once the later one closes it.
    slips = ChaseSlip.objects.filter(pk__in={line.slip_id for line in asked}).order_by("pk")
    keys = [slip.pk for slip in slips.select_for_update()]
    ChaseLine.objects.filter(pk__in=[line.pk for line in asked]).update(answered=event)
    unanswered = ChaseLine.objects.filter(slip__in=keys, answered=None).values("slip")
    ChaseSlip.objects.filter(pk__in=keys).exclude(pk__in=unanswered).update(closed_at=event.at)


def _is_over(event: Event) -> bool:
    return event.to_status not in WORKABLE or "former_id" in event.detail
