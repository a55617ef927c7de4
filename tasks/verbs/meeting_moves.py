"""What a meeting (giao ban) writes into the history of the work it goes through."""

from datetime import date
from typing import TYPE_CHECKING

from conclusions.models import Duty
from departments.papertext import paper_date
from tasks.due_dates import NO_DEADLINE, move_deadline
from tasks.verbs.extending import DECIDERS
from tasks.verbs.judging import JUDGES
from tasks.workflow import WORKABLE, Effect, Moment, Move, News, Status, to_workers

if TYPE_CHECKING:
    from tasks.models import Event, Task

RESULT = "Kết luận hoàn thành tại cuộc họp giao ban"


def conclude(task: "Task", moment: Moment, result: str = "") -> Effect:
    """Done by the word of who judges it, as the unit told it in the meeting: the day counts that
    it was said on. A draft or a report in writing is not waited for."""
    changes = {
        "reported_on": moment.today,
        "counted_on": moment.calendar.last_working(moment.today),
        "result": (result or RESULT)[:300],
    }
    return Effect(changes, {"result": changes["result"]})


def _is_recurring(task: "Task") -> str:
    if task.duty.deadline != Duty.Deadline.RECURRING:
        return ""
    return "Nhiệm vụ định kỳ được xác nhận theo báo cáo của từng kỳ."


def date_at_meeting(task: "Task", moment: Moment, new_due_on: date) -> Effect:
    """A day of the leader's own; what the unit had asked for has its answer by it."""
    changes, detail = move_deadline(task, new_due_on, moment)
    asked = task.open_request

    def answered(task: "Task", event: "Event") -> None:
        if asked:
            asked.decide(asked.State.LAPSED, event)
            event.detail["lapsed"] = paper_date(asked.new_due_on)
            event.save(update_fields=["detail"])

    return Effect(changes, detail, then=answered)


def _no_deadline(task: "Task") -> str:
    return "" if task.due_on else NO_DEADLINE


MOVES = {
    # Made at the end of a meeting, never by a button of the task's own.
    "conclude": Move(
        label="Kết luận hoàn thành",
        line="kết luận hoàn thành tại giao ban",
        sources=WORKABLE,
        target=Status.DONE,
        actors=JUDGES,
        elsewhere=True,
        icon="done",
        look="done",
        effect=conclude,
        when=_is_recurring,
        decides=True,
        replies=True,
        reports=True,
        tells=to_workers(News.CONFIRMED),
    ),
    "date_at_meeting": Move(
        label="Cho hạn mới",
        line="cho hạn mới {new_due_on} tại giao ban",
        sources=WORKABLE,
        actors=DECIDERS,
        elsewhere=True,
        icon="cal",
        effect=date_at_meeting,
        moved="hạn mới {day} tại giao ban",
        moves_date=True,
        when=_no_deadline,
        decides=True,
        replies=True,
        tells=to_workers(News.DECIDED),
    ),
    # Written down while the meeting goes on, by whoever keeps it: nobody's move, only what was
    # said. The move follows when the meeting ends, by who may make it.
    "minute": Move(
        label="Ghi tại giao ban",
        line="ghi ý kiến {chair} tại giao ban ngày {day}: {said}",
        sources=frozenset(),
        icon="pen",
        look="",
        appends=True,
        no_news=True,
    ),
    "unminute": Move(
        label="Rút ý kiến ghi tại giao ban",
        line="rút ý kiến đã ghi tại giao ban ngày {day}: {said}",
        sources=frozenset(),
        icon="undo",
        look="",
        appends=True,
        no_news=True,
    ),
}
