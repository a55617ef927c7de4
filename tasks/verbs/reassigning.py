"""Moves between units: work declined, kept where it is, given to another."""

from datetime import date
from typing import TYPE_CHECKING

from conclusions.actions.refusals import Refused
from departments.models import Department
from departments.searching import unit_word
from tasks.confirming import confirmer_for
from tasks.due_dates import move_deadline
from tasks.verbs.doing import UNIT, UNREPORTED, how_reported
from tasks.verbs.judging import JUDGES
from tasks.workflow import (
    ANY_SLIP,
    OPEN,
    WORKABLE,
    Actor,
    Effect,
    Hearer,
    Moment,
    Move,
    News,
    Status,
    to_workers,
)

if TYPE_CHECKING:
    from tasks.models import Event, Task


def decline(task: "Task", moment: Moment, lead: Department) -> Effect:
    if lead.pk == task.lead_id:
        raise Refused("Đơn vị đề xuất phải khác đơn vị đang chủ trì.")
    return Effect(detail={"lead": lead.name, "lead_id": lead.pk})


def keep(task: "Task", moment: Moment) -> Effect:
    return Effect(detail={"lead": task.lead.name})


def reassign(
    task: "Task", moment: Moment, lead: Department, new_due_on: date | None = None
) -> Effect:
    """The same row under another unit: a clean start with a day of its own."""
    if lead.pk == task.lead_id:
        raise Refused("Đơn vị mới phải khác đơn vị đang chủ trì.")
    if task.duty.tasks.filter(lead=lead).exclude(status=Status.WITHDRAWN).exists():
        raise Refused(f"{lead} đã được giao chính việc này.")
    moved, detail = move_deadline(task, new_due_on, moment)
    changes = {
        "lead": lead,
        "words": task.words.replace(f" {unit_word(task.lead_id)} ", f" {unit_word(lead.pk)} "),
        "assignee": None,
        **UNREPORTED,
        "returned": False,
        "cause": "",
        "confirmer": confirmer_for(task.duty, lead, task.assigned_by),
        **moved,
    }
    detail |= {"lead": lead.name, "former": task.lead.name}
    detail |= {"former_id": task.lead_id, "former_assignee": task.assignee_id}
    if told := how_reported(task):
        detail["was"] = f"; {task.lead.short} {told}"
    if moved:
        detail["until"] = f", hạn mới {detail['new_due_on']}"

    def stop_helping_itself(task: "Task", event: "Event") -> None:
        task.coordination_set.filter(department=lead).delete()

    return Effect(changes, detail, then=stop_helping_itself)


def _moves_on(task: "Task", **words: object) -> str:
    told = "Nhiệm vụ chuyển sang đơn vị mới để tiếp nhận"
    told += ", với hạn nhập dưới đây." if task.due_on else "."
    if task.reported_on:
        told += " Báo cáo của đơn vị cũ không còn hiệu lực, vẫn ghi trong diễn biến."
    return told


def _is_declined(task: "Task") -> bool:
    return task.status == Status.DECLINED


def _proposed(task: "Task", event: "Event") -> str:
    return f"đề xuất {event.detail['lead']}"


MOVES = {
    "decline": Move(
        label="Đề nghị giao đơn vị khác",
        line="đề nghị giao {lead}",
        sources=WORKABLE,
        target=Status.DECLINED,
        actors=UNIT,
        icon="swap",
        body="Trong lúc chờ lãnh đạo quyết định, thời hạn vẫn tính.",
        done="Đã gửi đề nghị giao {new_lead}.",
        needs=("lead", "note"),
        note_label="Lý do đề nghị giao đơn vị khác",
        effect=decline,
        answers_slip=ANY_SLIP,
        waits_as="Giao lại",
        waits_while=_is_declined,
        waits_in=frozenset({Status.DECLINED}),
        own_question="Người đề nghị giao đơn vị khác không tự quyết định.",
        waits_short=_proposed,
    ),
    "reassign": Move(
        label="Giao lại",
        line="giao lại từ {former} cho {lead}{until}{was}",
        sources=OPEN,
        target=Status.ASSIGNED,
        actors=(*JUDGES, Actor.OFFICE_EARLY),
        icon="swap",
        body=_moves_on,
        done="Đã giao lại nhiệm vụ {place} cho {lead}.",
        needs=("lead", "new_due_on", "note"),
        note_label="Lý do giao lại",
        effect=reassign,
        moved="hạn mới {day} khi giao lại",
        moves_date=True,
        afresh=True,
        decides=True,
        replies=True,
        answers="decline",
        waits_for=JUDGES,
        natural_in=frozenset({Status.DECLINED}),
        tells={
            Hearer.FORMER: News.TAKEN,
            Hearer.CHIEFS: News.GIVEN,
            Hearer.HELPERS: News.DECIDED,
        },
    ),
    "keep": Move(
        label="Giữ nguyên đơn vị",
        line="giữ nguyên {lead} chủ trì",
        sources=frozenset({Status.DECLINED}),
        target=Status.ASSIGNED,
        actors=JUDGES,
        icon="swap",
        body="Nhiệm vụ trở lại {lead} để tiếp nhận.",
        done="Đã giữ nguyên {lead} chủ trì nhiệm vụ {place}.",
        asks=("note",),
        note_label="Ý kiến",
        effect=keep,
        decides=True,
        replies=True,
        answers="decline",
        waits_for=JUDGES,
        natural_in=frozenset({Status.DECLINED}),
        tells=to_workers(News.DECIDED),
    ),
}
