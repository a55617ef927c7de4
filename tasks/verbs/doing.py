"""Moves of those who do the work: take it up, hand it out, tell of it, report it done."""

from typing import TYPE_CHECKING

from conclusions.actions.refusals import Refused
from departments.models import User
from departments.papertext import paper_date
from tasks.workflow import ANY_SLIP, WORKABLE, Actor, Effect, Hearer, Moment, Move, News, Status

if TYPE_CHECKING:
    from tasks.models import Event, Task

UNIT = (Actor.UNIT_CHIEF,)
WORKERS = (Actor.UNIT_CHIEF, Actor.ASSIGNEE, Actor.HELPER, Actor.OFFICE)
# No report stands: what was told with it is left to the history.
UNREPORTED = {"reported_on": None, "counted_on": None, "result": ""}


def hand(task: "Task", moment: Moment, assignee: User) -> Effect:
    if task.lead_id not in assignee.department_ids:
        raise Refused(f"{assignee} không thuộc {task.lead}.")
    return Effect({"assignee": assignee}, {"assignee": assignee.full_name})


def accept(task: "Task", moment: Moment, assignee: User | None = None) -> Effect:
    return hand(task, moment, assignee) if assignee else Effect()


def report(task: "Task", moment: Moment, result: str) -> Effect:
    if task.duty.deliverable and not moment.proved:
        raise Refused("Nhiệm vụ có nêu sản phẩm: cần kèm tệp hoặc số văn bản.")
    counted = moment.calendar.last_working(moment.today)
    changes = {"reported_on": moment.today, "counted_on": counted, "result": result}
    return Effect(changes | {"returned": False}, {"result": result})


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
        line="báo cáo hoàn thành",
        sources=WORKABLE,
        target=Status.AWAITING,
        actors=UNIT,
        icon="done",
        look="mine",
        body="Thời hạn dừng tính từ lúc gửi báo cáo, chờ {confirmer} xác nhận.",
        done="Đã gửi báo cáo, chờ {confirmer} xác nhận.",
        needs=("result",),
        asks=("document_number", "files", "note"),
        note_label="Kết quả chi tiết",
        effect=report,
        waits_as="Xác nhận hoàn thành",
        waits_while=_awaits,
        waits_in=frozenset({Status.AWAITING}),
        own_question="Người báo cáo không tự {act}.",
        waits_short=_result,
        natural_in=frozenset({Status.IN_PROGRESS}),
        reports=True,
        answers_slip=ANY_SLIP,
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
        asks=("step", "files"),
        note_label="Tình hình",
        appends=True,
        natural_in=WORKABLE,
        in_row=True,
        told=True,
        answers_slip=ANY_SLIP,
        tells={Hearer.SPOKEN_FOR: News.SAID},
    ),
    "obstacle": Move(
        label="Báo vướng mắc",
        line="báo vướng mắc",
        sources=WORKABLE,
        target=Status.IN_PROGRESS,
        actors=WORKERS,
        icon="flag",
        body="Lãnh đạo phụ trách thấy ở mục Chờ quyết định.",
        done="Đã báo vướng mắc, chờ lãnh đạo cho ý kiến.",
        needs=("note",),
        asks=("files",),
        note_label="Vướng mắc, đề xuất",
        note_hint="Nêu vướng mắc, hướng xử lý và việc cần cho ý kiến.",
        appends=True,
        waits_as="Vướng mắc, xin ý kiến",
        waits_while=_is_stuck,
        waits_in=WORKABLE,
        any_reply=True,
        waits_short=_note,
        told=True,
        answers_slip=ANY_SLIP,
        tells={Hearer.SPOKEN_FOR: News.SAID},
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
