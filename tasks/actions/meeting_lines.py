"""Lines that a meeting writes in the draft of the next notice, and takes out again."""

from typing import Any

from django.db import transaction

from conclusions.actions import compose, continue_item
from conclusions.actions.editing import edit_duty, remove_duty
from conclusions.actions.outlining import add_item, delete_item
from conclusions.models import Conclusion, Duty, Item
from departments.folding import fold
from departments.models import Department, User
from tasks.meeting_words import CONTINUING, line_of, term_of, title_of
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
        draft = _draft_of(meeting, by)
        lead = decision.lead or (task.lead if task else None)
        item = _put(draft, lead, decision.written, by)
        _settle(draft, item, decision, lead, by)
        decision.line, decision.line_version = item, draft.version
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


def _draft_of(meeting: Meeting, by: User) -> Conclusion:
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


def _put(draft: Conclusion, lead: Department | None, words: str, by: User) -> Item:
    """The last line under the unit's name, which is put there first where it does not stand yet."""
    tops = draft.items.filter(parent=None, kind=Item.Kind.HEADING)
    under = tops.last()
    if lead:
        heads = draft.items.filter(parent=under, kind=Item.Kind.HEADING)
        name = fold(lead.name)
        same = next((head for head in heads if fold(head.text) == name), None)
        under = same or _add(draft, under, lead.name, Item.Kind.HEADING, by)
    return _add(draft, under, words, Item.Kind.DIRECTIVE, by)


def _add(draft: Conclusion, under: Item | None, words: str, kind: str, by: User) -> Item:
    last = draft.items.filter(parent=under).exclude(kind=Item.Kind.ANNEX).last() if under else None
    return add_item(
        draft,
        after=last or under,
        under=bool(under and not last),
        text=words,
        kind=kind,
        seen=draft.version,
        by=by,
    )


def _settle(
    draft: Conclusion,
    item: Item,
    decision: MeetingDecision,
    lead: Department | None,
    by: User,
) -> None:
    """The line says who, what and until when as it was decided, however its words are read; and
    what it carries on."""
    item.conclusion = draft
    first, *others = item.duties.all()
    fields = _told(decision, first)
    goes_on = decision.kind in CONTINUING
    for other in others if goes_on else ():
        other.item = item
        remove_duty(other, seen=draft.version, by=by)
    first.item = item
    leads = [lead] if lead and (goes_on or not first.leads.exists()) else None
    if fields or leads:
        edit_duty(first, seen=draft.version, by=by, leads=leads, **fields)
    if goes_on:
        continue_item(item, decision.task.duty.item, seen=draft.version, by=by)


def _told(decision: MeetingDecision, duty: Duty) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if decision.kind in CONTINUING:
        fields["title"] = decision.task.title
    day = decision.new_due_on
    if day and duty.named_on != day:
        term = term_of(day, decision.meeting.held_on)
        fields |= {"deadline": term.kind, "named_on": term.day, "phrase": term.phrase}
    return fields
