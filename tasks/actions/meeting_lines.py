"""Lines that a meeting writes in the draft of the next notice, and takes out again."""

from django.db import transaction

from conclusions.actions import compose
from conclusions.actions.outlining import delete_item
from conclusions.models import Conclusion, Item
from departments.models import User
from tasks.actions.next_lines import NextLine, put_line
from tasks.meeting_words import CONTINUING, line_of, title_of
from tasks.models import Meeting, MeetingDecision


@transaction.atomic
def write_line(decision: MeetingDecision, *, by: User) -> None:
    """Put what was decided into the draft, under the name of the unit that is to do it; the draft
    is begun by the first line. Nothing for what gives no work. Raises StaleDraft where the draft
    waits for approval or is out already."""
    meeting, task = decision.meeting, decision.task
    decision.written = line_of(
        decision.kind,
        task,
        meeting_on=meeting.held_on,
        words=decision.words,
        day=decision.new_due_on,
        lead=decision.lead,
    )
    if decision.written:
        draft = draft_of(meeting, by)
        line = NextLine(
            decision.written,
            decision.lead or (task.lead if task else None),
            said_on=meeting.held_on,
            day=decision.new_due_on,
            former=task if decision.kind in CONTINUING else None,
        )
        decision.line = put_line(draft, line, by=by)
        decision.line_version = draft.version
    decision.save(update_fields=["written", "line", "line_version"])


@transaction.atomic
def take_out_line(decision: MeetingDecision, *, by: User) -> None:
    """The line goes, and the name of its unit where nothing else stands under it. Raises StaleDraft
    where somebody has changed the line since in the draft itself, or the draft is out."""
    item = decision.line
    if item is None:
        return
    draft, head = item.conclusion, item.parent
    delete_item(item, seen=decision.line_version, by=by)
    decision.line = None
    is_unit = head and head.parent_id and head.kind == Item.Kind.HEADING
    if is_unit and not draft.items.filter(parent=head).exists():
        delete_item(head, seen=draft.version, by=by)


def draft_of(meeting: Meeting, by: User) -> Conclusion:
    """The notice that the meeting drafts. One begun anew, for somebody has thrown the first away,
    gets all lines that stand."""
    if meeting.draft:
        meeting.draft.refresh_from_db()
        return meeting.draft
    meeting.draft = compose(
        by=by,
        kind=Conclusion.Kind.BRIEFING,
        title=title_of(meeting),
        leader=meeting.chair,
        meeting_on=meeting.held_on,
        typed=False,
    )
    meeting.save(update_fields=["draft"])
    lost = meeting.decisions.filter(undone_at=None, line=None).exclude(written="")
    for decision in lost.select_related("task__duty__item", "task__notice", "lead"):
        decision.meeting = meeting
        write_line(decision, by=by)
    return meeting.draft
