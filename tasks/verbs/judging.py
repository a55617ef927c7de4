"""Moves of those who judge the work: confirm it, send it back, give direction."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from conclusions.actions.refusals import Refused
from conclusions.models import Duty
from departments.papertext import paper_date
from tasks.due_dates import move_deadline
from tasks.recurrence import next_review
from tasks.verbs.doing import UNREPORTED, parts_begin_anew
from tasks.workflow import (
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
    from tasks.models import Task

JUDGES = (Actor.CONFIRMER, Actor.DIRECTOR)
ASKED_TO_CONFIRM = (Actor.CONFIRMER, Actor.SUBSTITUTE)
SEND_BACK_KINDS = {
    "papers": "Bổ sung hồ sơ, minh chứng",
    "content": "Nội dung chưa đạt yêu cầu",
}
GRADES = {"met": "Đạt", "unmet": "Chưa đạt"}
RENEWALS = {"renew": "Tiếp tục kỳ sau", "end": "Kết thúc nhiệm vụ"}


def confirm(task: "Task", moment: Moment) -> Effect:
    """Done; a recurring task begins its next period instead."""
    if task.duty.deadline != Duty.Deadline.RECURRING:
        return Effect()
    until = next_review(task.duty, task.review_on or moment.today)
    changes = UNREPORTED | {"review_on": until}
    told = {"next_review": paper_date(until)}
    return Effect(changes, told, Status.IN_PROGRESS, then=parts_begin_anew)


def send_back(task: "Task", moment: Moment, kind: str, new_due_on: date | None = None) -> Effect:
    """The clock runs on; to a day of its own where the judge gives one, for what was reported in
    time may be returned when its deadline has gone by."""
    times = task.events.filter(verb="send_back").count() + 1
    detail: dict[str, Any] = {"kind": SEND_BACK_KINDS[kind], "times": times}
    changes = UNREPORTED | {"returned": True}
    if new_due_on is None:
        return Effect(changes, detail)
    moved, told = move_deadline(task, new_due_on, moment)
    if moved:
        told["until"] = f"; hạn bổ sung {told['new_due_on']}"
    return Effect(changes | moved, detail | told)


def close_period(
    task: "Task",
    moment: Moment,
    grade: str,
    renewal: str,
    new_review_on: date | None = None,
) -> Effect:
    """What goes on all the time is judged at the end of its period, and then goes on for another or
    ends; it has no deadline, so it ends in time. Renewed work keeps its state, but that a report
    was of the period before."""
    if early := _before_its_end(task, moment.today):
        raise Refused(early)
    detail = {"grade": GRADES[grade], "renewal": RENEWALS[renewal]}
    if task.review_on:
        detail["until"] = f" đến {paper_date(task.review_on)}"
    if renewal == "end":
        stopped = {
            "reported_on": task.reported_on or moment.today,
            "counted_on": task.counted_on or moment.calendar.last_working(moment.today),
        }
        return Effect(stopped, detail | {"next": "; kết thúc"}, Status.DONE)
    if new_review_on is None:
        raise Refused("Chưa nhập ngày rà soát kỳ sau.")
    if new_review_on <= moment.today:
        raise Refused("Ngày rà soát kỳ sau phải sau hôm nay.")
    day = paper_date(new_review_on)
    detail |= {"new_review_on": day, "next": f"; sang kỳ sau, rà soát ngày {day}"}
    changes = UNREPORTED | {"review_on": new_review_on, "returned": False}
    target = Status.IN_PROGRESS if task.status == Status.AWAITING else None
    return Effect(changes, detail, target, then=parts_begin_anew)


def _before_its_end(task: "Task", today: date) -> str:
    if task.review_on is None or task.review_on <= today:
        return ""
    return f"Kỳ này đến ngày {paper_date(task.review_on)}; đánh giá từ ngày đó."


def _period_is_open(task: "Task") -> str:
    if task.duty.deadline != Duty.Deadline.ONGOING:
        return "Chỉ nhiệm vụ thường xuyên được đánh giá theo kỳ."
    return _before_its_end(task, timezone.localdate())


def _judged(task: "Task", renewal: str = "", **words: object) -> str:
    if renewal == "end":
        return "Đã đánh giá kỳ và kết thúc nhiệm vụ {place}."
    return "Đã đánh giá kỳ; nhiệm vụ {place} sang kỳ sau."


def nudge(task: "Task", moment: Moment, slip: str = "") -> Effect:
    """A word alone, or told by a paper: “bằng Phiếu đôn đốc số 03/PĐĐ-HCTH (mức 2)”."""
    return Effect(detail={"slip": f" bằng {slip}"} if slip else {})


def _ends(task: "Task", **words: object) -> str:
    if task.duty.deadline == Duty.Deadline.RECURRING:
        return "Kết quả kỳ này được ghi nhận; nhiệm vụ định kỳ sang kỳ sau."
    return "Nhiệm vụ kết thúc và được tính theo ngày báo cáo."


MOVES = {
    "confirm": Move(
        label="Xác nhận hoàn thành",
        line="xác nhận hoàn thành",
        sources=frozenset({Status.AWAITING}),
        target=Status.DONE,
        actors=JUDGES,
        icon="done",
        look="done",
        body=_ends,
        done="Đã xác nhận hoàn thành nhiệm vụ {place}.",
        of_many="Đã xác nhận hoàn thành {n} nhiệm vụ.",
        effect=confirm,
        decides=True,
        replies=True,
        answers="report",
        waits_for=ASKED_TO_CONFIRM,
        natural_in=frozenset({Status.AWAITING}),
        in_row=True,
        tells=to_workers(News.CONFIRMED) | {Hearer.WAITING: News.ARRIVED},
    ),
    "send_back": Move(
        label="Trả lại",
        line="trả lại lần {times}: {kind}{until}",
        sources=frozenset({Status.AWAITING}),
        target=Status.IN_PROGRESS,
        actors=JUDGES,
        icon="undo",
        body="Nhiệm vụ trở lại đơn vị chủ trì; thời hạn lại tính tiếp, đến hạn bổ sung nếu có.",
        done="Đã trả lại {lead} nhiệm vụ {place}.",
        needs=("kind", "note"),
        asks=("new_due_on",),
        note_label="Nội dung cần bổ sung, làm lại",
        date_label="Hạn bổ sung",
        moved="hạn bổ sung {day} sau khi trả lại",
        moves_date=True,
        afresh=True,
        supplements=True,
        effect=send_back,
        decides=True,
        replies=True,
        answers="report",
        waits_for=ASKED_TO_CONFIRM,
        natural_in=frozenset({Status.AWAITING}),
        told=True,
        tells=to_workers(News.RETURNED) | {Hearer.WAITING: News.SAID},
    ),
    "close_period": Move(
        label="Đánh giá kỳ",
        line="đánh giá kỳ{until}: {grade}{next}",
        sources=WORKABLE | {Status.AWAITING},
        actors=JUDGES,
        icon="cal",
        look="done",
        body="Nhiệm vụ thường xuyên được đánh giá khi hết kỳ, rồi tiếp tục kỳ sau hoặc kết thúc.",
        done=_judged,
        needs=("grade", "renewal", "note"),
        asks=("new_review_on",),
        note_label="Nhận xét",
        effect=close_period,
        when=_period_is_open,
        decides=True,
        judges="report",
        natural_in=WORKABLE,
        told=True,
        tells=to_workers(News.DECIDED),
    ),
    "nudge": Move(
        label="Nhắc việc",
        line="nhắc việc{slip}",
        sources=WORKABLE,
        actors=(Actor.LEADER, Actor.OFFICE),
        icon="bell",
        body="Đơn vị chủ trì và người thực hiện thấy ngay ở mục Nhắc việc và trong thư kế tiếp.",
        done="Đã nhắc {lead} về nhiệm vụ {place}.",
        of_many="Đã nhắc về {n} nhiệm vụ.",
        asks=("note",),
        note_label="Nội dung nhắc",
        effect=nudge,
        appends=True,
        # The own unit's work is spoken of in the unit.
        decides=True,
        quiet=True,
        no_news=True,
        tells={Hearer.CHIEFS: News.NUDGED, Hearer.ASSIGNEE: News.NUDGED},
    ),
    "remark": Move(
        label="Ý kiến chỉ đạo",
        act="cho ý kiến chỉ đạo",
        line="cho ý kiến chỉ đạo",
        sources=OPEN,
        actors=(Actor.LEADER,),
        done="Đã ghi ý kiến chỉ đạo đối với nhiệm vụ {place}.",
        needs=("note",),
        note_label="Nội dung chỉ đạo",
        appends=True,
        # Who speaks for the unit does not answer its obstacle in a leader's name.
        decides=True,
        replies=True,
        answers="obstacle",
        waits_for=(Actor.ASSIGNER, Actor.DIRECTOR, Actor.OVERSEER),
        quiet=True,
        tells=to_workers(News.REMARK),
    ),
}
