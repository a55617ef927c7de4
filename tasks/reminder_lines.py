"""What a person is to be reminded of on a day: decisions, overdue, due soon, not yet accepted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from departments.models import User
from departments.papertext import paper_date
from departments.rights import Rights
from tasks import decisions, permissions
from tasks.calendar import Day
from tasks.deadline_words import DeadlineWords, deadline_of
from tasks.models import DayOff, Event, Reminder, Task
from tasks.verbs import GIVING
from tasks.workflow import WORKABLE, Status

Rung = Reminder.Rung
ORDER = (Rung.DECISION, Rung.LATE, Rung.SOON, Rung.UNACCEPTED)


@dataclass(frozen=True)
class DigestLine:
    """One task in one person's digest: why, in what words, and what they may do about it."""

    task: Task
    rung: Rung
    deadline: DeadlineWords | None  # None where there is none
    state: str
    badge: str
    verbs: tuple[str, ...]
    unit: str = ""  # named where it is not the reader's own

    @property
    def words(self) -> str:
        if self.rung == Rung.DECISION:
            return self.state
        deadline = f"Thời hạn: {self.deadline.line}" if self.deadline else "Không ghi thời hạn"
        return f"{deadline}; {self.state}"


@dataclass(frozen=True)
class Agenda:
    """The tasks that ask for a reminder on a day, read once for everybody; `late_apart` are overdue
    too, but reported or declined: they wait for a word of others than their unit."""

    day: Day
    tasks: dict[Rung, list[Task]]
    given: dict[int, Event]
    late_apart: list[Task]

    @classmethod
    def of(cls, on: date) -> "Agenda":
        day = DayOff.objects.day(on)
        rows = Task.objects.for_rows().prefetch_related("lead__overseen_by").by_urgency()
        rows = rows.prefetch_related("extensions")
        unaccepted = list(rows.filter(status=Status.ASSIGNED))
        events = Event.objects.filter(task__in=unaccepted, verb__in=GIVING)
        given = {event.task_id: event for event in events.order_by("at", "pk")}
        late = list(rows.late(day))
        tasks = {
            Rung.LATE: [task for task in late if task.status in WORKABLE],
            # A declined task waits for its judge, who finds it among the decisions.
            Rung.SOON: list(rows.soon(day).filter(status__in=WORKABLE)),
            # The day it is given is for reading it.
            Rung.UNACCEPTED: [
                task
                for task in unaccepted
                if task.pk in given and day.since(timezone.localdate(given[task.pk].at)) >= 1
            ],
        }
        return cls(day, tasks, given, [task for task in late if task.status not in WORKABLE])

    def lines_for(self, user: User) -> list[DigestLine]:
        """The person's lines in the order of ORDER: every decision asked for, and of each other
        task its first reason."""
        decided = list(self._decisions(user))
        found = {line.task.pk for line in decided}
        told: dict[int, DigestLine] = {}
        for line in (*self._own(user), *self._overseen(user)):
            if line.task.pk not in found:
                told.setdefault(line.task.pk, line)
        return sorted((*decided, *told.values()), key=lambda line: ORDER.index(line.rung))

    def late_elsewhere(self, user: User, lines: list[DigestLine]) -> int:
        """How many more tasks the person's lists call overdue than the lines do: those that wait
        for a decision, theirs or another's."""
        shown = {line.task.pk for line in lines if line.rung == Rung.LATE}
        late = [*self.tasks[Rung.LATE], *self.late_apart]
        owns, oversees = self._owner(user), self._overseer(user)
        listed = {task.pk for task in late if owns(task) or oversees(task, Rung.LATE)}
        return len(listed - shown)

    def _decisions(self, user: User) -> Iterator[DigestLine]:
        for waiting in decisions.waiting_for(user, self.day.on):
            asked = " ".join(waiting.words.split()).rstrip(".")
            asked = f"{waiting.label}: {asked}" if asked else waiting.label
            verbs, unit = waiting.verbs, waiting.task.lead.short
            yield DigestLine(waiting.task, Rung.DECISION, None, asked, waiting.label, verbs, unit)

    def _own(self, user: User) -> Iterator[DigestLine]:
        """What the person's unit leads or they were handed; that of one they stand in for too."""
        owns = self._owner(user)
        for rung, tasks in self.tasks.items():
            for task in tasks:
                if owns(task):
                    yield self._line(task, rung, self._verbs(user, task, rung))

    def _overseen(self, user: User) -> Iterator[DigestLine]:
        """A leader's: overdue and pressing work of the units in their charge; for the director,
        all that is overdue."""
        oversees = self._overseer(user)
        for rung in (Rung.LATE, Rung.SOON):
            for task in self.tasks[rung]:
                if oversees(task, rung):
                    yield self._line(task, rung, ("remark",), task.lead.short)

    def _owner(self, user: User) -> Callable[[Task], bool]:
        rights = Rights.of(user, self.day.on)
        ids, units = rights.ids, rights.chief_of_ids
        return lambda task: task.lead_id in units or task.assignee_id in ids

    def _overseer(self, user: User) -> Callable[[Task, Rung], bool]:
        people = [person for person in Rights.of(user, self.day.on).people if person.is_leader]
        ids = {person.pk for person in people}
        everywhere = any(person.is_director for person in people)
        return lambda task, rung: (
            task.lead.overseen_by_id in ids or (everywhere and rung == Rung.LATE)
        )

    def _verbs(self, user: User, task: Task, rung: Rung) -> tuple[str, ...]:
        natural = ("accept",) if rung == Rung.UNACCEPTED else ("report", "request_extension")
        theirs = tuple(verb for verb in natural if permissions.may(user, verb, task))
        return theirs or tuple(verb for verb in ("update",) if permissions.may(user, verb, task))

    def _line(self, task: Task, rung: Rung, verbs: tuple[str, ...], unit: str = "") -> DigestLine:
        badge = rung.label if rung == Rung.UNACCEPTED else task.timeliness(self.day).words
        deadline = deadline_of(task) if task.due_on else None
        return DigestLine(task, rung, deadline, self._state(task, rung), badge, verbs, unit)

    def _state(self, task: Task, rung: Rung) -> str:
        if rung == Rung.UNACCEPTED:
            return f"giao ngày {paper_date(self._given_on(task))}"
        if rung == Rung.LATE:
            return f"quá hạn {task.late_days(self.day)} ngày làm việc"
        if left := self.day.until(task.due_on):
            return f"còn {left} ngày làm việc"
        words = task.timeliness(self.day).words
        return words[0].lower() + words[1:]  # “đến hạn hôm nay”, “đến hạn ngày 27/11/2026”

    def _given_on(self, task: Task) -> date:
        """The notice's day; the day of the change where the task came to the unit later."""
        event = self.given[task.pk]
        return task.conclusion.issued_on if event.verb == "issue" else timezone.localdate(event.at)
