"""What a person is to be reminded of on a day: decisions, overdue, due soon, not yet accepted."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils import timezone

from departments.models import User
from departments.papertext import paper_date
from departments.rights import Rights
from tasks import permissions
from tasks.calendar import Day
from tasks.deadline_words import DeadlineWords, deadline_of
from tasks.decisions import AgencyQuestions
from tasks.helping import share_helpers
from tasks.models import DayOff, Event, Reminder, Task
from tasks.querysets import open_standings
from tasks.verbs import GIVING
from tasks.workflow import WORKABLE, Status

Rung = Reminder.Rung
ORDER = (Rung.DECISION, Rung.LATE, Rung.SOON, Rung.UNACCEPTED)
Words = tuple[DeadlineWords | None, str, str]  # deadline, state and badge of a line


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
class Found:
    """Tasks in their order, found by who is told of them without looking through all."""

    tasks: list[Task]
    by_lead: dict[int, list[int]]  # places in `tasks`
    by_assignee: dict[int | None, list[int]]
    by_overseer: dict[int | None, list[int]]

    @classmethod
    def of(cls, tasks: list[Task]) -> "Found":
        found = cls(tasks, defaultdict(list), defaultdict(list), defaultdict(list))
        for place, task in enumerate(tasks):
            found.by_lead[task.lead_id].append(place)
            found.by_assignee[task.assignee_id].append(place)
            found.by_overseer[task.lead.overseen_by_id].append(place)
        return found

    def own(self, rights: Rights) -> list[Task]:
        """What the person's unit leads or they were handed; that of one they stand in for too."""
        places = {place for unit in rights.chief_of_ids for place in self.by_lead.get(unit, ())}
        places.update(place for pk in rights.ids for place in self.by_assignee.get(pk, ()))
        return [self.tasks[place] for place in sorted(places)]

    def overseen(self, rights: Rights) -> list[Task]:
        """What the units lead that are in the charge of the person, or of one they stand in for."""
        leaders = {person.pk for person in rights.people if person.is_leader}
        places = {place for pk in leaders for place in self.by_overseer.get(pk, ())}
        return [self.tasks[place] for place in sorted(places)]


@dataclass(frozen=True)
class Agenda:
    """The tasks that ask for a reminder on a day, read once for many people; `late_apart` are
    overdue too, but reported or declined: they wait for a word of others than their unit."""

    day: Day
    tasks: dict[Rung, Found]
    given: dict[int, Event]
    late_apart: Found
    questions: AgencyQuestions
    words: dict[tuple[int, Rung], Words] = field(default_factory=dict)  # the same for everybody

    @classmethod
    def of(cls, on: date) -> "Agenda":
        """What asks for a reminder in the whole agency, for everybody."""
        return cls._among(permissions.ANY, AgencyQuestions.of_everyone(), on)

    @classmethod
    def of_people(cls, people: list[User], on: date) -> "Agenda":
        """The same of what these people may be told, and for them alone: a part of the agency,
        unless its director is one of them."""
        return cls._among(_told_to(people, on), AgencyQuestions.of(people, on), on)

    @classmethod
    def _among(cls, condition: Q, questions: AgencyQuestions, on: date) -> "Agenda":
        day = DayOff.objects.day(on)
        standing = open_standings(day)
        pressing = Q(status=Status.ASSIGNED) | standing["late"] | standing["soon"]
        rows = Task.objects.for_table().prefetch_related("lead", "extensions")
        tasks = list(rows.open().filter(condition).filter(pressing).by_urgency())
        share_helpers(tasks)
        unaccepted = [task for task in tasks if task.status == Status.ASSIGNED]
        events = Event.objects.filter(task__in=unaccepted, verb__in=GIVING)
        given = {event.task_id: event for event in events.order_by("at", "pk")}
        kinds = {kind: [t for t in tasks if t.kind_on(day) == kind] for kind in ("late", "soon")}
        found = {
            Rung.LATE: [task for task in kinds["late"] if task.status in WORKABLE],
            # A declined task waits for its judge, who finds it among the decisions.
            Rung.SOON: [task for task in kinds["soon"] if task.status in WORKABLE],
            # The day it is given is for reading it.
            Rung.UNACCEPTED: [
                task
                for task in unaccepted
                if task.pk in given and day.since(timezone.localdate(given[task.pk].at)) >= 1
            ],
        }
        apart = [task for task in kinds["late"] if task.status not in WORKABLE]
        by_rung = {rung: Found.of(some) for rung, some in found.items()}
        return cls(day, by_rung, given, Found.of(apart), questions)

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
        rights = Rights.of(user, self.day.on)
        late = [self.tasks[Rung.LATE], self.late_apart]
        listed = {task.pk for some in late for task in some.own(rights)}
        listed |= {task.pk for some in late for task in self._in_charge(rights, some, Rung.LATE)}
        return len(listed - shown)

    def _decisions(self, user: User) -> Iterator[DigestLine]:
        for waiting in self.questions.for_one(user, self.day.on):
            asked = " ".join(waiting.words.split()).rstrip(".")
            asked = f"{waiting.label}: {asked}" if asked else waiting.label
            verbs, unit = waiting.verbs, waiting.task.lead.short
            yield DigestLine(waiting.task, Rung.DECISION, None, asked, waiting.label, verbs, unit)

    def _own(self, user: User) -> Iterator[DigestLine]:
        rights = Rights.of(user, self.day.on)
        for rung, found in self.tasks.items():
            for task in found.own(rights):
                yield self._line(task, rung, self._verbs(user, task, rung))

    def _overseen(self, user: User) -> Iterator[DigestLine]:
        """A leader's: overdue and pressing work of the units in their charge; for the director,
        all that is overdue."""
        rights = Rights.of(user, self.day.on)
        for rung in (Rung.LATE, Rung.SOON):
            for task in self._in_charge(rights, self.tasks[rung], rung):
                yield self._line(task, rung, ("remark",), task.lead.short)

    @staticmethod
    def _in_charge(rights: Rights, found: Found, rung: Rung) -> list[Task]:
        everything = rung == Rung.LATE and rights.is_director
        return found.tasks if everything else found.overseen(rights)

    def _verbs(self, user: User, task: Task, rung: Rung) -> tuple[str, ...]:
        natural = ("accept",) if rung == Rung.UNACCEPTED else ("report", "request_extension")
        theirs = tuple(verb for verb in natural if permissions.may(user, verb, task))
        return theirs or tuple(verb for verb in ("update",) if permissions.may(user, verb, task))

    def _line(self, task: Task, rung: Rung, verbs: tuple[str, ...], unit: str = "") -> DigestLine:
        if (task.pk, rung) not in self.words:
            self.words[task.pk, rung] = self._words(task, rung)
        return DigestLine(task, rung, *self.words[task.pk, rung], verbs, unit)

    def _words(self, task: Task, rung: Rung) -> Words:
        badge = rung.label if rung == Rung.UNACCEPTED else task.timeliness(self.day).words
        deadline = deadline_of(task) if task.due_on else None
        return deadline, self._state(task, rung), badge

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


def _told_to(people: list[User], on: date) -> Q:
    """The tasks of which one of these people may be told, as `Found` finds them."""
    rights = [Rights.of(person, on) for person in people]
    if any(one.is_director for one in rights):
        return permissions.ANY
    units = set().union(*(one.chief_of_ids for one in rights))
    ids = set().union(*(one.ids for one in rights))
    leaders = {person.pk for one in rights for person in one.people if person.is_leader}
    return Q(lead__in=units) | Q(assignee__in=ids) | Q(lead__overseen_by__in=leaders)
