"""Moves of those who do the work: take it up, hand it out, tell of it, report it done."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from conclusions.actions.refusals import Refused
from departments.models import Department, User
from departments.papertext import paper_date
from tasks.drafts import draft_of, keep_its_proofs
from tasks.workflow import ANY_SLIP, WORKABLE, Actor, Effect, Hearer, Moment, Move, News, Status

if TYPE_CHECKING:
    from tasks.models import Event, Task

UNIT = (Actor.UNIT_CHIEF,)
WORKERS = (Actor.UNIT_CHIEF, Actor.ASSIGNEE, Actor.HELPER, Actor.OFFICE)
# How a unit told the office what the office enters in its place.
CAME_BY = {"phone": "theo điện thoại", "paper": "theo văn bản số {number}"}
TOLD_BY = ("came_by", "paper_number")
# No report stands: what was told with it is left to the history.
UNREPORTED = {"reported_on": None, "counted_on": None, "result": ""}


def hand(task: "Task", moment: Moment, assignee: User) -> Effect:
    if task.lead_id not in assignee.department_ids:
        raise Refused(f"{assignee} không thuộc {task.lead}.")
    return Effect({"assignee": assignee}, {"assignee": assignee.full_name})


def accept(task: "Task", moment: Moment, assignee: User | None = None) -> Effect:
    return hand(task, moment, assignee) if assignee else Effect()


def report(task: "Task", moment: Moment, result: str) -> Effect:
    """What the draft of it came with goes along with the report that is made of it."""
    by_unit = task.lead_id in moment.right_of.department_ids
    draft = draft_of(task) if by_unit else None
    if task.duty.deliverable and not (moment.proved or (draft and draft.evidence.exists())):
        raise Refused("Nhiệm vụ có nêu sản phẩm: cần kèm tệp hoặc số văn bản.")
    counted = moment.calendar.last_working(moment.today)
    changes = {"reported_on": moment.today, "counted_on": counted, "result": result}
    detail = {"result": result}
    if draft is None:
        return Effect(changes | {"returned": False}, detail)
    detail["drafted_by"] = f" do {draft.actor} soạn"
    return Effect(changes | {"returned": False}, detail, then=keep_its_proofs(draft))


def draft_report(task: "Task", moment: Moment, result: str) -> Effect:
    return Effect(detail={"result": result})


def return_draft(task: "Task", moment: Moment) -> Effect:
    draft = draft_of(task)
    if draft is None:
        raise Refused(_no_draft(task))
    return Effect(detail={"drafter": draft.actor.full_name, "drafter_id": draft.actor_id})


def tell_situation(task: "Task", moment: Moment) -> Effect:
    """The first word of a unit that helps takes up its part."""
    person = moment.right_of
    if task.lead_id in person.department_ids or task.assignee_id == person.pk:
        return Effect()
    own = [
        part.unit
        for part in task.parts
        if part.unit.pk in person.department_ids and not part.taken_on
    ]

    def taken(task: "Task", event: "Event") -> None:
        task.coordination_set.filter(department__in=own).update(taken_on=moment.today)

    return Effect(then=taken) if own else Effect()


def tell_obstacle(task: "Task", moment: Moment, unit: Department | None = None) -> Effect:
    """Asked of the leaders, or of a unit that is named; that one answers with its part."""
    told = tell_situation(task, moment)
    if unit is None:
        return told
    person = moment.right_of
    if task.lead_id not in person.department_ids and not person.is_office:
        raise Refused("Chỉ đơn vị chủ trì nêu đơn vị cần xin ý kiến.")
    asked = ask_unit(unit, moment.today)

    def then(task: "Task", event: "Event") -> None:
        told.then(task, event)
        asked(task, event)

    detail = named(task, unit) | {"asks": f", xin ý kiến {unit.short}"}
    return Effect(detail=detail, then=then)


def named(task: "Task", unit: Department) -> dict[str, Any]:
    if unit.pk == task.lead_id:
        raise Refused("Đơn vị được đề nghị phải khác đơn vị chủ trì.")
    return {"unit": unit.short, "unit_id": unit.pk}


def ask_unit(
    unit: Department, on: date, needed_by: date | None = None
) -> Callable[["Task", "Event"], None]:
    """The unit helps from then on; what it had done is to be answered anew."""

    def ask(task: "Task", event: "Event") -> None:
        asked = {"asked_on": on, "done_on": None, "again_on": None}
        if needed_by:  # a question asked in between leaves the day of what was asked before
            asked["needed_by"] = needed_by
        task.coordination_set.update_or_create(department=unit, defaults=asked)

    return ask


def parts_begin_anew(task: "Task", event: "Event") -> None:
    """What was done for one period is to be done again for the next."""
    task.coordination_set.update(done_on=None, again_on=None)


def _no_draft(task: "Task") -> str:
    return "" if draft_of(task) else "Không có dự thảo báo cáo nào đang chờ."


def _has_draft(task: "Task") -> bool:
    return draft_of(task) is not None


def how_reported(task: "Task") -> str:
    """“đã báo cáo ngày 06/11/2026, đúng hạn”, for a history where the report no longer stands."""
    if task.reported_on is None:
        return ""
    late = task.due_on and task.counted_on and task.counted_on > task.due_on
    judged = ", quá hạn" if late else ", đúng hạn" if task.due_on else ""
    return f"đã báo cáo ngày {paper_date(task.reported_on)}{judged}"


def recall(task: "Task", moment: Moment) -> Effect:
    return Effect(dict(UNREPORTED))


def _accepted(task: "Task", assignee: User | None = None, **words: object) -> str:
    if assignee:
        return f"Đã tiếp nhận và phân công {assignee} thực hiện."
    return "Đã tiếp nhận nhiệm vụ {place}."


def _counted_from(task: "Task", **words: object) -> str:
    if task.moved_by == "reassign":
        return f"Thời hạn là {paper_date(task.due_on)}, tính từ khi giao lại cho đơn vị."
    return "Thời gian thực hiện tính từ ngày ban hành thông báo."


def _told_of_obstacle(task: "Task", unit: Department | None = None, **words: object) -> str:
    return f"Đã báo vướng mắc, chờ {unit.name if unit else 'lãnh đạo'} cho ý kiến."


def _awaits(task: "Task") -> bool:
    return task.status == Status.AWAITING


def _result(task: "Task", event: "Event") -> str:
    return task.result


def _is_stuck(task: "Task") -> bool:
    return task.status in WORKABLE and task.questions.filter(asked="obstacle").exists()


def _note(task: "Task", event: "Event") -> str:
    return event.note


MOVES = {
    "accept": Move(
        label="Tiếp nhận",
        line="tiếp nhận nhiệm vụ",
        sources=frozenset({Status.ASSIGNED}),
        target=Status.IN_PROGRESS,
        actors=UNIT,
        icon="check",
        look="mine",
        body=_counted_from,
        done=_accepted,
        asks=("assignee",),
        effect=accept,
        natural_in=frozenset({Status.ASSIGNED}),
        in_row=True,
        one_tap=True,
        of_many="Đã tiếp nhận {n} nhiệm vụ.",
        answers_slip=1,  # what a slip of the first level asks of work not taken up
        tells={Hearer.ASSIGNEE: News.HANDED},
    ),
    "hand": Move(
        label="Phân công",
        line="phân công {assignee} thực hiện",
        sources=WORKABLE,
        target=Status.IN_PROGRESS,
        actors=UNIT,
        icon="user",
        look="mine",
        done="Đã phân công {assignee} thực hiện.",
        needs=("assignee",),
        asks=("note",),
        note_label="Yêu cầu khi thực hiện",
        effect=hand,
        of_many="Đã phân công {n} nhiệm vụ.",
        answers_slip=1,
        tells={Hearer.ASSIGNEE: News.HANDED},
    ),
    "report": Move(
        label="Báo cáo hoàn thành",
        line="báo cáo hoàn thành{drafted_by}",
        sources=WORKABLE,
        target=Status.AWAITING,
        actors=(Actor.UNIT_CHIEF, Actor.OFFICE_IN_PLACE),
        icon="done",
        look="mine",
        body="Thời hạn dừng tính từ lúc gửi báo cáo, chờ {confirmer} xác nhận.",
        done="Đã gửi báo cáo, chờ {confirmer} xác nhận.",
        needs=("result",),
        asks=("document_number", "files", "note", "cause", *TOLD_BY),
        note_label="Kết quả chi tiết",
        effect=report,
        waits_as="Xác nhận hoàn thành",
        waits_while=_awaits,
        waits_in=frozenset({Status.AWAITING}),
        own_question="Người báo cáo không tự {act}.",
        waits_short=_result,
        answers="draft_report",
        natural_in=frozenset({Status.IN_PROGRESS}),
        reports=True,
        answers_slip=ANY_SLIP,
        tells={Hearer.SPOKEN_FOR: News.SAID, Hearer.WAITING: News.ARRIVED},
    ),
    "draft_report": Move(
        label="Soạn dự thảo báo cáo",
        line="soạn dự thảo báo cáo hoàn thành",
        sources=WORKABLE,
        target=Status.IN_PROGRESS,
        actors=(Actor.DRAFTER,),
        icon="pen",
        look="mine",
        body="Trưởng, Phó đơn vị chủ trì xem dự thảo rồi gửi, hoặc trả lại để sửa; thời hạn vẫn "
        "tính đến lúc gửi báo cáo.",
        done="Đã chuyển dự thảo báo cáo để lãnh đạo đơn vị xem, gửi.",
        needs=("result",),
        asks=("document_number", "files", "note"),
        note_label="Kết quả chi tiết",
        effect=draft_report,
        waits_while=_has_draft,
        natural_in=frozenset({Status.IN_PROGRESS}),
        tells={Hearer.CHIEFS: News.DRAFTED},
    ),
    "return_draft": Move(
        label="Trả lại dự thảo báo cáo",
        line="trả lại dự thảo báo cáo",
        sources=WORKABLE,
        actors=UNIT,
        icon="undo",
        look="mine",
        body="Người soạn thấy ngay nội dung cần sửa; báo cáo chưa gửi.",
        done="Đã trả lại dự thảo báo cáo nhiệm vụ {place}.",
        needs=("note",),
        note_label="Nội dung cần sửa, bổ sung",
        effect=return_draft,
        when=_no_draft,
        answers="draft_report",
        quiet=True,
        tells={Hearer.DRAFTER: News.RETURNED, Hearer.ASSIGNEE: News.RETURNED},
    ),
    "update": Move(
        label="Cập nhật tình hình",
        line="cập nhật tình hình",
        sources=WORKABLE,
        target=Status.IN_PROGRESS,
        actors=WORKERS,
        icon="pen",
        look="mine",
        done="Đã lưu cập nhật.",
        needs=("note",),
        asks=("step", "files", *TOLD_BY),
        note_label="Tình hình",
        effect=tell_situation,
        appends=True,
        natural_in=WORKABLE,
        in_row=True,
        told=True,
        answers_slip=ANY_SLIP,
        tells={Hearer.SPOKEN_FOR: News.SAID},
    ),
    "obstacle": Move(
        label="Báo vướng mắc",
        line="báo vướng mắc{asks}",
        sources=WORKABLE,
        target=Status.IN_PROGRESS,
        actors=WORKERS,
        icon="flag",
        body="Lãnh đạo phụ trách thấy ở mục Chờ quyết định; chọn một đơn vị thì đơn vị ấy được báo "
        "và trả lời.",
        done=_told_of_obstacle,
        needs=("note",),
        asks=("unit", "files", *TOLD_BY),
        note_label="Vướng mắc, đề xuất",
        note_hint="Nêu vướng mắc, hướng xử lý và việc cần cho ý kiến.",
        effect=tell_obstacle,
        appends=True,
        waits_as="Vướng mắc, xin ý kiến",
        waits_while=_is_stuck,
        waits_in=WORKABLE,
        any_reply=True,
        waits_short=_note,
        told=True,
        answers_slip=ANY_SLIP,
        tells={Hearer.SPOKEN_FOR: News.SAID, Hearer.UNIT_NAMED: News.HELP},
    ),
    "recall": Move(
        label="Rút báo cáo",
        line="rút báo cáo để bổ sung",
        sources=frozenset({Status.AWAITING}),
        target=Status.IN_PROGRESS,
        actors=UNIT,
        icon="undo",
        look="mine",
        body="Báo cáo được rút để bổ sung; thời hạn lại tính tiếp.",
        done="Đã rút báo cáo.",
        effect=recall,
        in_row=True,
        quiet=True,
    ),
}
