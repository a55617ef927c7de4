"""What a task's events say that papers repeat: the obstacle, what is asked, for whom to read."""

from dataclasses import dataclass

from departments.models import User
from reports.papers.worksheets.working_paper import shortened
from tasks import permissions
from tasks.models import Event, Task
from tasks.workflow import LEADERS_WORDS, Status

MOST, HALF = 600, 290  # letters of a cell


@dataclass(frozen=True)
class EventNotes:
    """The obstacle that stands, what the unit asks for, and how often the day was moved."""

    obstacle: str
    asked: str
    granted: int


def event_notes_of(task: Task, reader: User) -> EventNotes:
    """Read from prefetched events, newest first; notes only where the reader may read them."""
    events = list(task.events.all())
    open_to = permissions.may_read_notes(reader, task)
    granted = sum(event.verb == "grant_extension" for event in events)
    return EventNotes(_obstacle(task, events) if open_to else "", _asked(task, events), granted)


def _obstacle(task: Task, events: list[Event]) -> str:
    """The last obstacle told of open work, with the leaders' word since, which is never cut off
    for the length of the other."""
    for place, event in enumerate(events if task.is_open else []):
        if event.verb == "obstacle":
            since = [e.note for e in events[:place] if e.verb in LEADERS_WORDS and e.note]
            told = shortened(event.note, HALF if since else MOST)
            return f"{told} (Ý kiến chỉ đạo: {shortened(since[0], HALF)})" if since else told
    return ""


def _asked(task: Task, events: list[Event]) -> str:
    """“Đề nghị gia hạn đến 31/7/2024” or “Đề nghị giao …”, while nobody has decided; of carried
    work where it went on."""
    if task.status == Status.CARRIED:
        return next((f"Đã {event.line}" for event in events if event.verb == "carry"), "")
    for event in events:
        if event.verb in ("grant_extension", "refuse_extension"):
            break
        if event.verb == "request_extension" and task.is_open:
            return f"Đề nghị gia hạn đến {event.detail.get('new_due_on', '')}"
    declined = next((event for event in events if event.verb == "decline"), None)
    if task.status == Status.DECLINED and declined:
        return f"Đề nghị giao {declined.detail.get('lead', '')}"
    return ""
