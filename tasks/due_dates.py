"""The one function that moves a deadline, and every rule it is moved by."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from conclusions.actions.refusals import Refused
from departments.agency_text import in_agency_words
from departments.models import User
from departments.papertext import out_of_calendar, paper_date
from tasks.limits import DEPUTY_DAYS, MAX_EXTENSIONS
from tasks.workflow import WORKABLE, Moment, Move, Status

if TYPE_CHECKING:
    from tasks.models import Task

IMPOSED = "Thời hạn do cấp trên giao, {body} không gia hạn."
TWICE = f"Đã gia hạn {MAX_EXTENSIONS} lần; cần {{director}} quyết định."
TOO_MANY = f"Chỉ lãnh đạo giao việc hoặc {{director}} được cho thêm quá {DEPUTY_DAYS} ngày làm việc"
NO_DEADLINE = "Nhiệm vụ không ghi thời hạn nên không có hạn để thay đổi."


def move_deadline(
    task: "Task", day: date | None, moment: Moment
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The new day in force: changes to the task's row, and words for its history.

    The verb of `moment` is kept beside the day as its reason. The first deadline never changes, nor
    that of undated work. `day` None is refused where there is a
    deadline; the day in force itself keeps everything as it is.

    Rules (design §4, the office's own): a deadline imposed from above is not moved later here;
    two extensions on request, then the director alone; who neither assigned the work nor directs
    gives at most DEPUTY_DAYS working days, unasked in all; nothing before today. That nobody moves
    the own unit's deadline is the rule of `Move.decides`, asked before. Raises Refused with the
    rule in words.
    """
    if task.due_on is None:
        return {}, {}
    if day is None:
        raise Refused("Chưa nhập hạn mới.")
    if trouble := out_of_calendar(day):
        raise Refused(trouble)
    _check_day(task, day, moment)
    detail: dict[str, Any] = {
        "new_due_on": paper_date(day),
        "former_due_on": paper_date(task.due_on),
    }
    if day > task.due_on and (given := _checked_days(task, day, moment)):
        detail["given"] = given
    if day == task.due_on:
        return {}, detail
    return {"due_on": day, "moved_by": moment.verb}, detail


def not_later(task: "Task", day: date, move: Move, today: date) -> str:
    """Why the day gives no more time, where that is what the move is for; empty where it does."""
    if not move.later:
        return ""
    # What is asked for is decided another day.
    latest = task.due_on if move.moves_date else max(task.due_on, today)
    return "" if day > latest else f"Hạn mới phải sau ngày {paper_date(latest)}."


def _check_day(task: "Task", day: date, moment: Moment) -> None:
    move = moment.move
    if trouble := not_later(task, day, move, moment.today):
        raise Refused(trouble)
    if move.mends_slip:
        if day == task.due_on:
            raise Refused("Hạn đúng phải khác hạn đang có.")
        if day < (issued := task.conclusion.issued_on):
            raise Refused(f"Hạn đúng không được trước ngày ban hành {paper_date(issued)}.")
    kept_from_above = task.duty.imposed and day == task.due_on
    if day < moment.today and not move.may_lie_behind and not kept_from_above:
        raise Refused("Hạn mới phải từ hôm nay trở đi.")


def _checked_days(task: "Task", day: date, moment: Moment) -> int:
    """Working days that a later day gives, where not everybody may give them; 0 where they may."""
    right_of, move = moment.right_of, moment.move
    # What was reported in time met the deadline from above; its supplement has a day of our own.
    met = task.counted_on is not None and task.counted_on <= task.due_on
    if task.duty.imposed and not move.mends_slip and not (move.supplements and met):
        raise Refused(in_agency_words(IMPOSED))
    if task.extended >= MAX_EXTENSIONS and not (right_of.is_director or move.mends_slip):
        raise Refused(in_agency_words(TWICE))
    # To what the words mean, as `fix_date` sees to: no time is given by it.
    if move.mends_slip or gives_freely(right_of, task):
        return 0
    # Requests are counted by MAX_EXTENSIONS, and hold the days they ask for, by which they are
    # shown; what is given without one counts all together, or a pause a day would give a week.
    asked = task.open_request if move.answers == "request_extension" else None
    days = asked.days if asked else moment.calendar.between(_base(task, moment), day)
    earlier = 0 if asked else _given(task)
    if days + earlier > DEPUTY_DAYS:
        raise Refused(
            in_agency_words(TOO_MANY + (f", kể cả {earlier} ngày đã cho." if earlier else "."))
        )
    return 0 if asked else days


def _base(task: "Task", moment: Moment) -> date:
    """From where days are counted as given: time that the unit could not work is not among them."""
    if moment.move.afresh:
        return max(task.due_on, moment.today)
    if task.status != Status.PAUSED:
        return task.due_on
    pauses = task.events.filter(to_status=Status.PAUSED).exclude(from_status=Status.PAUSED)
    paused = pauses.first()
    if paused is None:
        return task.due_on
    lost = moment.calendar.between(timezone.localdate(paused.at), moment.today)
    return moment.calendar.after(task.due_on, lost)


def _given(task: "Task") -> int:
    """Working days given so far by those who may give only a few, without a request; also before
    the work was carried here."""
    told = task.events.values_list("detail", flat=True)
    earlier = _given(task.continues) if task.continues else 0
    return earlier + sum(detail.get("given", 0) for detail in told)


def gives_freely(person: User, task: "Task") -> bool:
    """Whether the person may give any number of days: who assigned the work, and the director."""
    return person.is_director or person.pk == task.assigned_by_id


def no_request(task: "Task") -> str:
    """Why no more time may be asked for, as a text for `in_agency_words`; empty where it may."""
    if task.due_on is None:
        return "Nhiệm vụ không ghi thời hạn nên không cần gia hạn."
    if task.duty.imposed:
        return IMPOSED
    if task.open_request:
        return "Đã có đề nghị gia hạn đang chờ quyết định."
    if task.extended >= MAX_EXTENSIONS:
        return TWICE
    return ""


def ends_request(task: "Task", target: str, changes: dict[str, Any]) -> bool:
    """Whether a move takes away what an open request was asked for: the work can no longer go on,
    it is another unit's, or its deadline has come to lie where it was wished."""
    if target not in WORKABLE or "lead" in changes:
        return True
    asked = task.open_request if "due_on" in changes else None
    return asked is not None and changes["due_on"] >= asked.new_due_on
