"""A task's history as the timeline shows it: its events, the mails sent, the day it became late."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from departments.agency_text import in_agency_words
from departments.models import User
from tasks.belongings import Belongings
from tasks.calendar import Day
from tasks.models import Event, Evidence, Reminder, Task
from tasks.situation import standing_proofs
from tasks.verbs import MOVES


@dataclass(frozen=True)
class TimelineEntry:
    """One line: who did what, when; words and files only where the reader may have them."""

    at: datetime | date
    line: str
    css: str = ""
    icon: str = "bell"
    who: User | None = None
    acting_for: User | None = None
    step: str = ""
    result: str = ""
    note: str = ""
    files: tuple[Evidence, ...] = ()

    @property
    def timed(self) -> bool:
        return isinstance(self.at, datetime)

    @property
    def day(self) -> date:
        return timezone.localdate(self.at) if self.timed else self.at

    @property
    def has_body(self) -> bool:
        return bool(self.step or self.result or self.note or self.files)


def timeline(
    task: Task, around: Belongings, day: Day, *, with_notes: bool
) -> tuple[list[TimelineEntry], list[Evidence]]:
    """The lines, newest first, and the proofs of the work as it stands."""
    lines = [_of_event(event, with_notes) for event in around.events]
    lines += [_of_mails(*mails) for mails in around.mails]
    if task.late_days(day):
        first = day.calendar.after(task.due_on, 1)
        lines.append(TimelineEntry(first, "Quá hạn", "late", "alert"))
    # Of one day, what has an hour stands above what has none; sorting keeps the events' own order.
    lines.sort(key=lambda line: (line.day, line.timed, line.at if line.timed else 0), reverse=True)
    return lines, standing_proofs(task, around.events) if with_notes else []


def _of_event(event: Event, with_notes: bool) -> TimelineEntry:
    move = MOVES[event.verb]
    return TimelineEntry(
        event.at,
        event.line,
        move.look,
        move.icon,
        who=event.actor,
        acting_for=event.acting_for,
        step=in_agency_words(event.get_step_display()),
        result=event.detail.get("result", "") if with_notes else "",
        note=event.words if with_notes else "",
        files=tuple(event.evidence.all()) if with_notes else (),
    )


def _of_mails(day: date, rung: str, people: int) -> TimelineEntry:
    """A morning's mails about this task, and how many people they went to."""
    words = Reminder.Rung(rung).label.lower()
    return TimelineEntry(day, f"Nhắc việc {words}, gửi {people} người")
