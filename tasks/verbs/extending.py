"""Moves about time: more asked for, given, refused; work paused; a slip of typing mended."""

from datetime import date
from typing import TYPE_CHECKING

from conclusions.actions.refusals import Refused
from conclusions.day_checks import limits_meant
from departments.agency_text import in_agency_words
from departments.models import Agency
from departments.papertext import out_of_calendar, paper_date
from tasks.calendar import DAY
from tasks.due_dates import IMPOSED, NO_DEADLINE, move_deadline, no_request, not_later
from tasks.limits import MAX_EXTENSIONS
from tasks.verbs.doing import UNIT
from tasks.verbs.judging import JUDGES
from tasks.workflow import (
    ANY_SLIP,
    DONE_SO_FAR,
    OPEN,
    WORKABLE,
    Actor,
    Effect,
    Moment,
    Move,
    News,
    Status,
    to_workers,
)

if TYPE_CHECKING:
    from tasks.models import Event, Extension, Task

DECIDERS = (Actor.ASSIGNER, Actor.DIRECTOR, Actor.DEPUTY)


def request_extension(
    task: "Task", moment: Moment, new_due_on: date, done_so_far: str = ""
) -> Effect:
    if trouble := out_of_calendar(new_due_on):
        raise Refused(trouble)
    if trouble := not_later(task, new_due_on, moment.move, moment.today):
        raise Refused(trouble)
    # Counted now: a decider's limit is about what was asked for, by the calendar of that day.
    days = moment.calendar.between(task.due_on, new_due_on)
    late = task.due_on < moment.calendar.last_working(moment.today)

    def ask(task: "Task", event: "Event") -> None:
        task.extensions.create(new_due_on=new_due_on, days=days, asked_late=late, asked=event)

    detail = {"new_due_on": paper_date(new_due_on), "days": days}
    return Effect(detail=detail | ({DONE_SO_FAR: done_so_far} if done_so_far else {}), then=ask)


def _asked(task: "Task") -> "Extension":
    """The request decided on; gone where a colleague has decided it a moment ago."""
    if asked := task.open_request:
        return asked
    raise Refused(no_decision(task))


def grant_extension(task: "Task", moment: Moment) -> Effect:
    asked, times = _asked(task), task.extended + 1
    changes, detail = move_deadline(task, asked.new_due_on, moment)

    def granted(task: "Task", event: "Event") -> None:
        asked.decide(asked.State.GRANTED, event)

    return Effect(changes | {"extended": times}, detail | {"times": times}, then=granted)


def refuse_extension(task: "Task", moment: Moment) -> Effect:
    asked = _asked(task)

    def refused(task: "Task", event: "Event") -> None:
        asked.decide(asked.State.REFUSED, event)

    return Effect(detail={"new_due_on": paper_date(asked.new_due_on)}, then=refused)


def resume(task: "Task", moment: Moment, new_due_on: date | None = None) -> Effect:
    changes, detail = move_deadline(task, new_due_on, moment)
    return Effect(changes, detail or {"new_due_on": "không đổi (không ghi thời hạn)"})


def fix_date(task: "Task", moment: Moment, new_due_on: date) -> Effect:
    """Whoever heads the office mends what was typed there to the day that the words mean; any other
    day would be more time, or less, and is the director's."""
    if not moment.right_of.is_director:
        _check_meant(task, new_due_on)
    return Effect(*move_deadline(task, new_due_on, moment))


def days_meant(task: "Task") -> list[date]:
    """The last days in time that the words of its limit may mean, the first one first."""
    duty, notice = task.duty, task.conclusion
    strict = Agency.current().excludes_day_on(notice.issued_on)
    return sorted(
        {
            limit.on - DAY if strict and limit.kind == duty.Deadline.BEFORE else limit.on
            for limit in (limits_meant(duty, notice) if duty.phrase else ())
            if limit.on
        }
    )


def _check_meant(task: "Task", day: date) -> None:
    duty, meant = task.duty, days_meant(task)
    if day in meant:
        return
    told = " hoặc ".join(map(paper_date, meant))
    said = f"theo câu chữ “{duty.phrase}” là {told}" if meant else "không đọc được từ câu chữ"
    other = in_agency_words("hạn khác do {director} quyết định.")
    raise Refused(f"Hạn đúng {said}; {other}")


def set_date(task: "Task", moment: Moment, new_due_on: date) -> Effect:
    """More time than requests may give: the director's own decision, told as such."""
    changes, detail = move_deadline(task, new_due_on, moment)
    return Effect(changes, detail | {"times": task.extended})


def _may_be_asked_for(task: "Task") -> str:
    """Until its requests are used up, more time is asked for by the unit."""
    if task.due_on is None:
        return NO_DEADLINE
    if task.duty.imposed:
        return IMPOSED
    return "" if task.extended >= MAX_EXTENSIONS else STILL_ASKED


def no_decision(task: "Task") -> str:
    return "" if task.open_request else "Không có đề nghị gia hạn nào đang chờ."


def _no_deadline(task: "Task") -> str:
    return "" if task.due_on else NO_DEADLINE


def _is_asked(task: "Task") -> bool:
    return task.open_request is not None


def _until(task: "Task", event: "Event") -> str:
    return f"xin đến {event.detail['new_due_on']}"


STILL_ASKED = f"Đơn vị còn được đề nghị gia hạn (tối đa {MAX_EXTENSIONS} lần)."

MOVES = {
    "request_extension": Move(
        label="Đề nghị gia hạn",
        line="đề nghị gia hạn đến {new_due_on}",
        sources=WORKABLE,
        actors=UNIT,
        icon="cal",
        body=f"Mỗi nhiệm vụ được gia hạn tối đa {MAX_EXTENSIONS} lần; thời hạn do cấp trên giao "
        "không gia hạn. Hạn mới phải sau hôm nay và sau hạn đang có; nếu không phải ngày làm việc, "
        "phần mềm hỏi lại trước khi gửi. Thời hạn giữ nguyên cho đến khi có quyết định.",
        done="Đã gửi đề nghị gia hạn đến {new_due_on}.",
        needs=("new_due_on", "note"),
        note_label="Lý do đề nghị gia hạn",
        asks=("done_so_far", "cause"),
        effect=request_extension,
        of_many="Đã gửi đề nghị gia hạn {n} nhiệm vụ.",
        answers_slip=ANY_SLIP,
        when=no_request,
        later=True,
        waits_as="Gia hạn",
        waits_while=_is_asked,
        waits_in=WORKABLE,
        own_question="Người đề nghị gia hạn không tự quyết định.",
        waits_short=_until,
    ),
    "grant_extension": Move(
        label="Đồng ý gia hạn",
        line="đồng ý gia hạn đến {new_due_on} (lần {times})",
        sources=WORKABLE,
        actors=DECIDERS,
        icon="cal",
        done="Đã đồng ý gia hạn nhiệm vụ {place} đến {due_on}.",
        asks=("note",),
        note_label="Ý kiến",
        effect=grant_extension,
        moved="gia hạn{times} đến {day}",
        moves_date=True,
        may_lie_behind=True,
        when=no_decision,
        decides=True,
        replies=True,
        answers="request_extension",
        waits_for=DECIDERS,
        tells=to_workers(News.DECIDED),
    ),
    "refuse_extension": Move(
        label="Không đồng ý gia hạn",
        act="từ chối gia hạn",
        line="không đồng ý gia hạn",
        sources=WORKABLE,
        actors=DECIDERS,
        icon="cal",
        done="Không đồng ý gia hạn nhiệm vụ {place}.",
        needs=("note",),
        note_label="Lý do không đồng ý",
        effect=refuse_extension,
        when=no_decision,
        decides=True,
        replies=True,
        answers="request_extension",
        waits_for=DECIDERS,
        tells=to_workers(News.DECIDED),
    ),
    "pause": Move(
        label="Tạm dừng",
        line="tạm dừng",
        sources=frozenset({Status.IN_PROGRESS}),
        target=Status.PAUSED,
        actors=JUDGES,
        icon="clock",
        body="Trong thời gian tạm dừng, nhiệm vụ không tính quá hạn và không nhắc.",
        done="Đã tạm dừng nhiệm vụ {place}.",
        needs=("note",),
        note_label="Lý do tạm dừng",
        decides=True,
        replies=True,
        tells=to_workers(News.DECIDED),
    ),
    "resume": Move(
        label="Tiếp tục thực hiện",
        line="tiếp tục, hạn {new_due_on}",
        sources=frozenset({Status.PAUSED}),
        target=Status.IN_PROGRESS,
        actors=JUDGES,
        icon="play",
        done="Nhiệm vụ {place} tiếp tục thực hiện.",
        needs=("new_due_on", "note"),
        note_label="Lý do tiếp tục",
        effect=resume,
        moved="hạn mới {day} sau tạm dừng",
        moves_date=True,
        decides=True,
        natural_in=frozenset({Status.PAUSED}),
        tells=to_workers(News.DECIDED),
    ),
    "set_date": Move(
        label="Quyết định hạn mới",
        line="quyết định hạn mới {new_due_on}, sau {times} lần gia hạn",
        sources=WORKABLE,
        actors=(Actor.DIRECTOR,),
        icon="cal",
        body="Đơn vị đã hết số lần được đề nghị gia hạn; hạn mới do {director} quyết định.",
        done="Đã quyết định hạn mới {due_on} của nhiệm vụ {place}.",
        needs=("new_due_on", "note"),
        note_label="Lý do quyết định hạn mới",
        effect=set_date,
        moved="hạn mới {day} do lãnh đạo quyết định sau khi gia hạn{times}",
        moves_date=True,
        later=True,
        when=_may_be_asked_for,
        decides=True,
        replies=True,
        tells=to_workers(News.DECIDED),
    ),
    "fix_date": Move(
        label="Sửa lỗi nhập hạn",
        line="sửa lỗi nhập hạn từ {former_due_on} thành {new_due_on}",
        sources=OPEN - {Status.AWAITING},  # a report is judged by the day it was given for
        actors=(Actor.DIRECTOR, Actor.OFFICE_HEAD),
        icon="pen",
        body="Thời hạn ghi trong thông báo không đổi; hạn hiện tại được sửa và ghi rõ trong sổ.",
        done="Đã sửa hạn của nhiệm vụ {place} thành {due_on}.",
        needs=("new_due_on", "note"),
        asks=("with_mates",),
        note_label="Lý do sửa hạn",
        date_label="Hạn đúng",
        effect=fix_date,
        moved="sửa lỗi nhập hạn thành {day}",
        moves_date=True,
        may_lie_behind=True,
        mends_slip=True,
        when=_no_deadline,
        decides=True,
        tells=to_workers(News.DECIDED),
    ),
}
