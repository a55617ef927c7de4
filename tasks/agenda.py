"""What a person is to be reminded of on a day: decisions, overdue, due soon, not yet accepted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from departments.models import User
from departments.papertext import paper_date
from departments.rights import Rights
from tasks import decisions, permissions
from tasks.calendar import WorkCalendar
from tasks.models import DayOff, Event, Reminder, Task
from tasks.querysets import CLOCKED
from tasks.verbs import GIVING
from tasks.workflow import Status

Rung = Reminder.Rung
ORDER = (Rung.DECISION, Rung.LATE, Rung.SOON, Rung.UNACCEPTED)


@dataclass(frozen=True)
class Line:
    """One task in one person's digest: why, in what words, and what they may do about it."""

    task: Task
    rung: Rung
    phrase: str  # the deadline in the notice's words; empty where there is none
    state: str
    badge: str
    verbs: tuple[str, ...]
    unit: str = ""  # named where it is not the reader's own

    @property
    def words(self) -> str:
        if self.rung == Rung.DECISION:
            return self.state
        deadline = f"Thời hạn: {self.phrase}" if self.phrase else "Không ghi thời hạn"
        return f"{deadline}; {self.state}"


@dataclass(frozen=True)
class Agenda:
    """The tasks that ask for a reminder on a day, read once for everybody."""

    day: date
    calendar: WorkCalendar
    tasks: dict[Rung, list[Task]]
    given: dict[int, Event]

    @classmethod
    def of(cls, day: date) -> "Agenda":
        calendar = DayOff.objects.calendar()
        rows = Task.objects.for_rows().select_related("lead__overseen_by").by_urgency()
        rows = rows.prefetch_related("extensions")
        unaccepted = list(rows.filter(status=Status.ASSIGNED))
        events = Event.objects.filter(task__in=unaccepted, verb__in=GIVING)
        given = {event.task_id: event for event in events.order_by("at", "pk")}
        # A declined task waits for its judge, who finds it among the decisions.
        clocked = rows.filter(status__in=CLOCKED).exclude(status=Status.DECLINED)
        tasks = {
            Rung.LATE: list(clocked.late(day, calendar)),
            Rung.SOON: list(clocked.soon(day, calendar)),
            # The day it is given is for reading it.
            Rung.UNACCEPTED: [
                task
                for task in unaccepted
                if task.pk in given
                and calendar.between(timezone.localdate(given[task.pk].at), day) >= 1
            ],
        }
        return cls(day, calendar, tasks, given)

    def lines_for(self, user: User) -> list[Line]:
        """The person's lines in the order of ORDER, each task once, under its first reason."""
        found: dict[int, Line] = {}
        for lines in (self._decisions(user), self._own(user), self._overseen(user)):
            for line in lines:
                found.setdefault(line.task.pk, line)
        return sorted(found.values(), key=lambda line: ORDER.index(line.rung))

    def _decisions(self, user: User) -> Iterator[Line]:
        for waiting in decisions.waiting_for(user):
            asked = " ".join(waiting.words.split()).rstrip(".")
            asked = f"{waiting.label}: {asked}" if asked else waiting.label
            verbs, unit = waiting.verbs, waiting.task.lead.short
            yield Line(waiting.task, Rung.DECISION, "", asked, waiting.label, verbs, unit)

    def _own(self, user: User) -> Iterator[Line]:
        """What the person's unit leads or they were handed; that of one they stand in for too."""
        rights = Rights.of(user, self.day)
        ids, units = rights.ids, rights.chief_of_ids
        for rung, tasks in self.tasks.items():
            for task in tasks:
                if task.lead_id in units or task.assignee_id in ids:
                    yield self._line(task, rung, self._verbs(user, task, rung))

    def _overseen(self, user: User) -> Iterator[Line]:
        """A leader's: overdue and pressing work of the units in their charge; for the director,
        all that is overdue."""
        people = [person for person in Rights.of(user, self.day).people if person.is_leader]
        ids = {person.pk for person in people}
        everywhere = any(person.is_director for person in people)
        for rung in (Rung.LATE, Rung.SOON):
            for task in self.tasks[rung]:
                if task.lead.overseen_by_id in ids or (everywhere and rung == Rung.LATE):
                    yield self._line(task, rung, ("remark",), task.lead.short)

    def _verbs(self, user: User, task: Task, rung: Rung) -> tuple[str, ...]:
        natural = ("accept",) if rung == Rung.UNACCEPTED else ("report", "request_extension")
        theirs = tuple(verb for verb in natural if permissions.may(user, verb, task))
        return theirs or tuple(verb for verb in ("update",) if permissions.may(user, verb, task))

    def _line(self, task: Task, rung: Rung, verbs: tuple[str, ...], unit: str = "") -> Line:
        time = task.timeliness(self.day, self.calendar)
        badge = rung.label if rung == Rung.UNACCEPTED else time.words
        phrase = deadline_words(task) if task.due_on else ""
        return Line(task, rung, phrase, self._state(task, rung), badge, verbs, unit)

    def _state(self, task: Task, rung: Rung) -> str:
        if rung == Rung.UNACCEPTED:
            return f"giao ngày {paper_date(self._given_on(task))}"
        if rung == Rung.LATE:
            return f"quá hạn {task.late_days(self.day, self.calendar)} ngày làm việc"
        left = self.calendar.between(self.day, task.due_on)
        if left:
            return f"còn {left} ngày làm việc"
        return "đến hạn hôm nay" if task.due_on == self.day else "đã đến hạn"

    def _given_on(self, task: Task) -> date:
        """The notice's day; the day of the change where the task came to the unit later."""
        event = self.given[task.pk]
        return task.conclusion.issued_on if event.verb == "issue" else timezone.localdate(event.at)


def deadline_words(task: Task) -> str:
    """The words of the notice, never a bare date; with the day in force where it was moved."""
    phrase = task.duty.phrase or f"ngày {paper_date(task.due_on)}"
    if task.is_moved:
        return f"{phrase}, gia hạn đến {paper_date(task.due_on)}"
    return phrase
