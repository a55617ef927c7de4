"""Moves about why work is late: the unit names a cause beyond it, who judges the work takes it for
one or not."""

from typing import TYPE_CHECKING

from django.utils import timezone

from tasks.verbs.doing import UNIT
from tasks.verbs.judging import ASKED_TO_CONFIRM, JUDGES
from tasks.workflow import (
    WORKABLE,
    Cause,
    Effect,
    Moment,
    Move,
    News,
    Status,
    to_workers,
)

if TYPE_CHECKING:
    from tasks.models import Event, Task

# A cause is judged when the work is done, too, or carried on: it tells of the lateness, not of it.
JUDGED = frozenset(Status) - {Status.WITHDRAWN}


def ask_cause(task: "Task", moment: Moment) -> Effect:
    return Effect({"cause": Cause.ASKED})


def recognise_cause(task: "Task", moment: Moment) -> Effect:
    return Effect({"cause": Cause.RECOGNISED})


def refuse_cause(task: "Task", moment: Moment) -> Effect:
    return Effect({"cause": Cause.REFUSED})


def no_cause(task: "Task") -> str:
    """Why there is nothing to name a cause for; empty where there is."""
    if task.due_on is None:
        return "Nhiệm vụ không ghi thời hạn nên không có nguyên nhân quá hạn."
    if task.cause == Cause.ASKED:
        return "Nguyên nhân đã nêu đang chờ ghi nhận."
    if task.cause == Cause.RECOGNISED:
        return "Nguyên nhân khách quan đã được ghi nhận."
    passed = (task.stopped_on or timezone.localdate()) > task.due_on
    if passed or task.open_request:
        return ""
    return "Nhiệm vụ chưa quá hạn và không có đề nghị gia hạn đang chờ."


def _is_asked(task: "Task") -> bool:
    return task.cause == Cause.ASKED


def _not_asked(task: "Task") -> str:
    return "" if _is_asked(task) else "Không có nguyên nhân nào đang chờ ghi nhận."


def _note(task: "Task", event: "Event") -> str:
    return event.note


MOVES = {
    "cause": Move(
        label="Đề nghị ghi nhận nguyên nhân khách quan",
        line="đề nghị ghi nhận nguyên nhân khách quan",
        sources=WORKABLE | {Status.AWAITING, Status.DONE},
        actors=UNIT,
        icon="flag",
        body="Thời hạn không đổi; nguyên nhân được ghi nhận thì tính riêng trong danh mục quá hạn.",
        done="Đã gửi nguyên nhân, chờ {confirmer} ghi nhận.",
        needs=("note",),
        asks=("document_number", "files"),
        note_label="Nguyên nhân, căn cứ",
        effect=ask_cause,
        when=no_cause,
        waits_as="Nguyên nhân khách quan",
        waits_while=_is_asked,
        waits_in=JUDGED,
        own_question="Người nêu nguyên nhân không tự {act}.",
        waits_short=_note,
    ),
    "recognise_cause": Move(
        label="Ghi nhận nguyên nhân",
        line="ghi nhận nguyên nhân khách quan",
        sources=JUDGED,
        actors=JUDGES,
        icon="check",
        body="Nhiệm vụ vẫn là quá hạn, được tính riêng là có nguyên nhân khách quan.",
        done="Đã ghi nhận nguyên nhân khách quan của nhiệm vụ {place}.",
        asks=("note",),
        note_label="Ý kiến",
        effect=recognise_cause,
        when=_not_asked,
        decides=True,
        answers="cause",
        waits_for=ASKED_TO_CONFIRM,
        tells=to_workers(News.DECIDED),
    ),
    "refuse_cause": Move(
        label="Không ghi nhận",
        act="từ chối ghi nhận nguyên nhân",
        line="không ghi nhận nguyên nhân khách quan",
        sources=JUDGED,
        actors=JUDGES,
        icon="undo",
        done="Không ghi nhận nguyên nhân của nhiệm vụ {place}; đã báo đơn vị.",
        needs=("note",),
        note_label="Lý do không ghi nhận",
        effect=refuse_cause,
        when=_not_asked,
        decides=True,
        answers="cause",
        waits_for=ASKED_TO_CONFIRM,
        tells=to_workers(News.DECIDED),
    ),
}
