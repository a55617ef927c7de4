"""A line of section II in the draft of the next notice: under its unit's name, with what it says of
who and until when as it was decided, and with the older work that it carries on."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from conclusions.actions import continue_item
from conclusions.actions.editing import edit_duty, remove_duty
from conclusions.actions.outlining import add_item
from conclusions.models import Conclusion, Duty, Item
from departments.folding import fold
from departments.models import Department, User
from tasks.meeting_words import term_of
from tasks.models import Task


@dataclass(frozen=True)
class NextLine:
    """Its words; the unit it is for; the day it sets, said on `said_on`; the task it carries on."""

    words: str
    lead: Department | None
    said_on: date
    day: date | None = None
    former: Task | None = None


def put_line(draft: Conclusion, line: NextLine, *, by: User) -> Item:
    """The last line under the unit's name, which is put there first where it does not stand yet."""
    tops = draft.items.filter(parent=None, kind=Item.Kind.HEADING)
    under = tops.last()
    if line.lead:
        heads = draft.items.filter(parent=under, kind=Item.Kind.HEADING)
        name = fold(line.lead.name)
        same = next((head for head in heads if fold(head.text) == name), None)
        under = same or add_last(draft, under, line.lead.name, Item.Kind.HEADING, by=by)
    item = add_last(draft, under, line.words, Item.Kind.DIRECTIVE, by=by)
    _settle(draft, item, line, by)
    return item


def add_last(
    draft: Conclusion,
    under: Item | None,
    words: str,
    kind: str,
    *,
    by: User,
    label: str | None = None,
) -> Item:
    """The last item below `under`."""
    last = draft.items.filter(parent=under).exclude(kind=Item.Kind.ANNEX).last() if under else None
    return add_item(
        draft,
        after=last or under,
        under=bool(under and not last),
        text=words,
        kind=kind,
        label=label,
        seen=draft.version,
        by=by,
    )


def _settle(draft: Conclusion, item: Item, line: NextLine, by: User) -> None:
    """The line says who, what and until when as it was decided, however its words are read; and
    what it carries on."""
    item.conclusion = draft
    first, *others = item.duties.all()
    for other in others if line.former else ():
        other.item = item
        remove_duty(other, seen=draft.version, by=by)
    first.item = item
    fields = _told(line, first)
    leads = [line.lead] if line.lead and (line.former or not first.leads.exists()) else None
    if fields or leads:
        edit_duty(first, seen=draft.version, by=by, leads=leads, **fields)
    if line.former:
        continue_item(item, line.former.duty.item, seen=draft.version, by=by)


def _told(line: NextLine, duty: Duty) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if line.former:
        fields["title"] = line.former.title
    if line.day and duty.named_on != line.day:
        term = term_of(line.day, line.said_on)
        fields |= {"deadline": term.kind, "named_on": term.day, "phrase": term.phrase}
    return fields
