"""The one function that moves a deadline, and every rule it is moved by."""

from datetime import date
from typing import TYPE_CHECKING, Any

from conclusions.actions.refusals import Refused
from departments.agency_text import in_agency_words
from departments.models import User
from departments.papertext import out_of_calendar, paper_date
from tasks.workflow import DEPUTY_DAYS, MAX_EXTENSIONS, WORKABLE, Moment

if TYPE_CHECKING:
    from tasks.models import Task

IMPOSED = "Thời hạn do cấp trên giao, {body} không gia hạn."
TWICE = f"Đã gia hạn {MAX_EXTENSIONS} lần; cần {{director}} quyết định."
NO_DEADLINE = "Nhiệm vụ không ghi thời hạn nên không có hạn để thay đổi."
# A move of the unit's request keeps the day it asked for, even where the decision came later; a
# slip of typing may have been about a day gone by.
BEHIND_TODAY = ("grant_extension", "fix_date")


def move_deadline(
    task: "Task", day: date | None, verb: str, moment: Moment
) -> tuple[dict[str, Any], dict[str, str]]:
    """The new day in force: changes to the task's row, and words for its history.

    `verb` is the move that gives the day; it is kept beside the day as its reason. The first
    deadline never changes, nor that of undated work. `day` None is refused where there is a
    deadline; the day in force itself keeps everything as it is.

    Rules (design §4, the office's own): a deadline imposed from above is not moved later here;
    two extensions on request, then the director alone; who neither assigned the work nor directs
    gives at most DEPUTY_DAYS working days; nothing before today. That nobody moves the own unit's
    deadline is the rule of `Move.decides`, asked before. Raises Refused with the rule in words.
    """
    if task.due_on is None:
        return {}, {}
    if day is None:
        raise Refused("Chưa nhập hạn mới.")
    if trouble := out_of_calendar(day):
        raise Refused(trouble)
    _check_day(task, day, verb, moment.today)
    if day > task.due_on:
        _check_later(task, day, verb, moment)
    detail = {"new_due_on": paper_date(day), "former_due_on": paper_date(task.due_on)}
    if day == task.due_on:
        return {}, detail
    return {"due_on": day, "moved_by": verb}, detail


def _check_day(task: "Task", day: date, verb: str, today: date) -> None:
    if verb == "fix_date":
        if day == task.due_on:
            raise Refused("Hạn đúng phải khác hạn đang có.")
        if day < (issued := task.conclusion.issued_on):
            raise Refused(f"Hạn đúng không được trước ngày ban hành {paper_date(issued)}.")
    kept_from_above = task.duty.imposed and day == task.due_on
    if day < today and verb not in BEHIND_TODAY and not kept_from_above:
        raise Refused("Hạn mới phải từ hôm nay trở đi.")


def _check_later(task: "Task", day: date, verb: str, moment: Moment) -> None:
    right_of = moment.right_of
    # What was reported in time met the deadline from above; its supplement has a day of our own.
    met = verb == "reopen" and task.counted_on is not None and task.counted_on <= task.due_on
    if task.duty.imposed and verb != "fix_date" and not met:
        raise Refused(in_agency_words(IMPOSED))
    if task.extended >= MAX_EXTENSIONS and not right_of.is_director:
        raise Refused(in_agency_words(TWICE))
    if gives_freely(right_of, task):
        return
    # Time lost while nobody could work is not counted as given.
    base = task.due_on if verb == "grant_extension" else max(task.due_on, moment.today)
    if moment.calendar.between(base, day) > DEPUTY_DAYS:
        raise Refused(
            in_agency_words(
                f"Chỉ lãnh đạo giao việc hoặc {{director}} được cho thêm quá {DEPUTY_DAYS} ngày "
                "làm việc."
            )
        )


def gives_freely(person: User, task: "Task") -> bool:
    """Whether the person may give any number of days: who assigned the work, and the director."""
    return person.is_director or person.pk == task.assigned_by_id


def no_request(task: "Task") -> str:
    """Why no more time may be asked for, in words; empty where it may."""
    if task.due_on is None:
        return "Nhiệm vụ không ghi thời hạn nên không cần gia hạn."
    if task.duty.imposed:
        return in_agency_words(IMPOSED)
    if task.open_request:
        return "Đã có đề nghị gia hạn đang chờ quyết định."
    if task.extended >= MAX_EXTENSIONS:
        return in_agency_words(TWICE)
    return ""


def ends_request(task: "Task", target: str, changes: dict[str, Any]) -> bool:
    """Whether a move takes away what an open request was asked for: the work can no longer go on,
    or it is another unit's."""
    return target not in WORKABLE or "lead" in changes
