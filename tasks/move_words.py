"""What the pages of the moves say: what a move does, what it is about, and that it is done."""

from typing import Any

from django.utils.functional import SimpleLazyObject

from departments.models import Agency
from departments.papertext import paper_date
from tasks.models import Event, Evidence, Task
from tasks.verbs import MOVES
from tasks.workflow import Words


def place_of(task: Task) -> str:
    """“mục II.3, TB 333”: an item's number says nothing without its notice."""
    item, notice = task.duty.item, task.conclusion
    return f"{item.named}, {notice.short}" if item.path else notice.short


def label_of(verb: str, *, in_place: bool) -> str:
    """The button; of what the office would enter in the unit's place it says so."""
    return f"{MOVES[verb].label} (nhập thay)" if in_place else MOVES[verb].label


def body_of(verb: str, task: Task, *, in_place: bool = False) -> str:
    """What the move does, for the form's first line."""
    told = _said(MOVES[verb].body, task, {})
    if in_place:
        told += f" Diễn biến ghi rõ là nhập thay {task.lead}; đơn vị được báo ngay."
    return told.strip()


def done_words(verb: str, task: Task, fields: dict[str, Any]) -> str:
    """The word of success; `task` as it is after the move, `fields` what its form was told."""
    return _said(MOVES[verb].done, task, fields)


def _said(words: Words, task: Task, fields: dict[str, Any]) -> str:
    text = words if isinstance(words, str) else words(task, **fields)
    day = fields.get("new_due_on")
    return text.format(
        **Agency.current().words.by_name,
        place=place_of(task),
        assignee=fields.get("assignee"),
        confirmer=SimpleLazyObject(lambda: task.confirmer),  # read only where it is named
        lead=task.lead,
        new_lead=fields.get("lead"),
        helper=fields.get("helper"),
        unit=fields.get("unit"),
        new_due_on=paper_date(day) if day else "",
        due_on=paper_date(task.due_on) if task.due_on else "",
    )


def about(verb: str, task: Task) -> list[tuple[str, str, list[Evidence]]]:
    """What the decision is about: rows of a name, the words, and the proofs that came with them."""
    asking = MOVES[verb].answers
    if not asking or not MOVES[asking].waits_while(task):
        return []
    asked: Event | None = task.events.filter(verb=asking).select_related("actor").first()
    if asked is None:
        return []
    detail, rows = asked.detail, [(f"{asked.actor}", asked.line, [])]
    if detail.get("result"):
        rows.append(("Kết quả", detail["result"], list(asked.evidence.all())))
    if asked.words:
        rows.append(("Nội dung", asked.words, []))
    return rows
