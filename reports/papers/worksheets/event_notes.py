"""What a task's events say that papers repeat: the obstacle, what is asked, for whom to read."""

from dataclasses import dataclass

from departments.models import User
from departments.papertext import paper_date
from reports.papers.worksheets.working_paper import shortened
from tasks import permissions, situation
from tasks.models import Event, Task
from tasks.verbs import MOVES
from tasks.workflow import Status

MOST, HALF = 600, 290  # letters of a cell


@dataclass(frozen=True)
class EventNotes:
    """The obstacle that stands, and what is waited for: a word on the report, or on what the unit
    asks for."""

    obstacle: str
    waiting: str
    cause: str = ""  # “Bão số 12 (khách quan, chờ ghi nhận)”

    @property
    def why(self) -> str:
        """Why it is late, as the unit has told it."""
        return self.cause or self.obstacle


def event_notes_of(task: Task, reader: User) -> EventNotes:
    """Read from prefetched events, newest first; notes only where the reader may read them."""
    events = situation.since_given(list(task.events.all()))
    open_to = permissions.may_read_notes(reader, task)
    return EventNotes(
        _obstacle(task, events) if open_to else "",
        _waiting(task, events),
        _cause(task, events, open_to=open_to),
    )


def _cause(task: Task, events: list[Event], *, open_to: bool) -> str:
    if not task.cause:
        return ""
    named = situation.named_cause(task, events) if open_to else ""
    told = task.get_cause_display()
    return f"{shortened(named, HALF)} ({told})" if named else f"{told[0].upper()}{told[1:]}"


def _obstacle(task: Task, events: list[Event]) -> str:
    """The obstacle that stands, with the leaders' word since, named as what it is and never cut off
    for the length of the other."""
    found = situation.standing_obstacle(task, events)
    if found is None:
        return ""
    event, reply = found
    if reply is None:
        return shortened(event.note, MOST)
    answer = f"{MOVES[reply.verb].label}: {shortened(reply.note, HALF)}"
    return f"{shortened(event.note, HALF)} ({answer})"


def _waiting(task: Task, events: list[Event]) -> str:
    """“Báo cáo ngày 08/4/2024, chờ xác nhận”, “Đề nghị gia hạn đến 31/7/2024” or “Đề nghị giao …”,
    while nobody has decided; of carried work where it went on."""
    if task.status == Status.AWAITING:
        return f"Báo cáo ngày {paper_date(task.reported_on)}, chờ xác nhận"
    if task.status == Status.CARRIED:
        return next((f"Đã {event.line}" for event in events if event.verb == "carry"), "")
    return situation.asked_words(task, events)
