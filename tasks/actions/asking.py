"""What waits for a decision, kept by the moves that ask for one and by those that end the wait."""

from tasks.models import Event, OpenQuestion
from tasks.verbs import ASKING, MOVES

TOLD = ("at", "actor", "acting_for", "lead", "confirmer", "assigned_by")


def ends(asked: str, event: Event) -> bool:
    """Whether a question that stood before the event stands no more: the task has left the states
    it stands in, or it has had its answer. A request for time ends besides with what it was asked
    for (Extension.decide)."""
    question, answer = MOVES[asked], MOVES[event.verb]
    if event.from_status not in question.waits_in:
        return False
    if answer.gives_away:
        return True
    answered = answer.replies if question.any_reply else answer.answers == asked
    return answered or event.to_status not in question.waits_in


def keep_questions(event: Event) -> None:
    """Take away what the event ends, and keep what it asks; a question asked again is the new one.

    Most moves neither ask nor end anything, and take no query.
    """
    if ended := [asked for asked in ASKING if ends(asked, event)]:
        OpenQuestion.objects.filter(task=event.task_id, asked__in=ended).delete()
    if event.verb in ASKING and "unit_id" not in event.detail:  # else a unit is asked
        OpenQuestion.objects.bulk_create(
            [OpenQuestion.of(event)],
            update_conflicts=True,
            unique_fields=["task", "asked"],
            update_fields=["event", *TOLD],
        )
