"""What a person is to be reminded of on a day, by the ladder: of each task one line, and only when
it has come to a step that they have not been told of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Max, Q
from django.utils import timezone

from departments.models import Agency, Department, User
from departments.papertext import paper_date
from departments.rights import Rights
from tasks import permissions
from tasks.calendar import Day
from tasks.deadline_words import DeadlineWords, deadline_of
from tasks.decisions import AgencyQuestions, Waiting
from tasks.ladder import ORDER, WEEK, Audience, LadderRow, Rung, ladder_of
from tasks.models import Coordination, DayOff, Digest, Reminder, Task
from tasks.pressing import Found, Pressing, is_union, missing_parts
from tasks.reaching import Reserve
from tasks.steps_ahead import wait_of, waited_for, who_waits

AHEAD = timedelta(days=7)  # a clock that is further ahead is another matter
Words = tuple[DeadlineWords | None, str, str, str]  # deadline, state, badge, more of a line


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
    since: date | None = None  # the step told, as LadderRow.reached counts it
    step: int = 0
    more: str = ""  # in sentences: what it waits for, and who waits for it

    @property
    def badge_tells(self) -> bool:
        """Whether the badge says how the work stands in time."""
        return self.rung in (Rung.LATE, Rung.SOON)

    @property
    def words(self) -> str:
        if self.rung == Rung.DECISION:
            return self.state
        deadline = f"Thời hạn: {self.deadline.line}" if self.deadline else "Không ghi thời hạn"
        return ". ".join(filter(None, [f"{deadline}; {self.state}", self.more]))


@dataclass(frozen=True)
class ToldBefore:
    """What people were told on earlier days: of each reason the last step and when, of each task
    the last day."""

    steps: dict[tuple[int, int, str, date], tuple[int, date]]  # by person, task, rung and day
    days: dict[tuple[int, int], date]  # by person and task

    @classmethod
    def of(cls, on: date, people: Q, tasks: Q) -> "ToldBefore":
        """Of these people and open tasks, before that day, and by a clock that ran days ahead of
        it; what was never sent was not told. One that ran years ahead must not silence anybody."""
        before = Q(digest__day__lt=on)
        ahead = Q(digest__day__gt=on, digest__day__lte=on + AHEAD)
        told = Reminder.objects.filter(people, tasks, before | ahead, since__isnull=False)
        told = told.exclude(digest__in=Digest.objects.never_left().order_by())
        alike = ("digest__recipient", "task", "rung", "since")
        steps: dict[tuple[int, int, str, date], tuple[int, date]] = {}
        days: dict[tuple[int, int], date] = {}
        rows = told.order_by().values_list(*alike).annotate(Max("step"), Max("digest__day"))
        for person, task, rung, since, step, day in rows:
            steps[person, task, rung, since] = step, day
            days[person, task] = max(day, days.get((person, task), day))
        return cls(steps, days)

    def allows(
        self, row: LadderRow, person: int, task: int, since: date, step: int, day: Day
    ) -> bool:
        """Whether the person is to be told of that step on the day."""
        told, last = self.steps.get((person, task, row.heading, since), (None, None))
        if not row.is_news(step, told) or last and day.since(last) < row.apart:
            return False
        heard = self.days.get((person, task)) if row.soft else None
        return heard is None or day.since(heard) >= WEEK


@dataclass(frozen=True)
class Agenda:
    """The tasks that ask for a reminder on a day, read once for many people."""

    day: Day
    pressing: Pressing
    questions: AgencyQuestions
    told: ToldBefore
    ladder: tuple[LadderRow, ...]
    reserve: Reserve
    words: dict[tuple[int, Rung], Words] = field(default_factory=dict)  # the same for everybody

    @classmethod
    def of(cls, on: date) -> "Agenda":
        """What asks for a reminder in the whole agency, for everybody."""
        return cls._among(permissions.ANY, AgencyQuestions.of_everyone(), on, Q())

    @classmethod
    def of_tasks(cls, condition: Q, on: date) -> "Agenda":
        """The same of these tasks alone, and no question."""
        return cls._among(condition, AgencyQuestions([], {}), on, Q())

    @classmethod
    def of_people(cls, people: list[User], on: date) -> "Agenda":
        """The same of what these people may be told, and for them alone: a part of the agency,
        unless its director or its office is among them."""
        whose = Q(digest__recipient__in=[person.pk for person in people])
        return cls._among(_told_to(people, on), AgencyQuestions.of(people, on), on, whose)

    @classmethod
    def _among(cls, condition: Q, questions: AgencyQuestions, on: date, whose: Q) -> "Agenda":
        day = DayOff.objects.day(on)
        ladder = ladder_of(Agency.current().reminder_steps)
        pressing = Pressing.on(day, condition, ladder)
        told = ToldBefore.of(on, whose, Q(task__status__is_open=True))
        return cls(day, pressing, questions, told, ladder, Reserve.of(pressing.units))

    def lines_for(self, user: User) -> list[DigestLine]:
        """The person's lines in the order of a letter: every decision asked for, and of each other
        task the first of its reasons that has come to a new step."""
        decided = list(self._decisions(user))
        waiting = {one.task.pk for one in self.questions.for_one(user, self.day.on)}
        told: dict[int, DigestLine] = {}
        for row in self.ladder:
            for task, verbs, unit in self._of_row(user, row):
                if task.pk in waiting or task.pk in told:
                    continue
                if line := self._line(user, row, task, verbs, unit):
                    told[task.pk] = line
        return sorted((*decided, *told.values()), key=lambda line: ORDER.index(line.rung))

    def late_elsewhere(self, user: User, lines: list[DigestLine]) -> "LateElsewhere":
        """How many more tasks the person's lists call overdue than the lines do."""
        rights = Rights.of(user, self.day.on)
        shown = {line.task.pk for line in lines if line.rung == Rung.LATE}
        running, apart = self.pressing.of(Rung.LATE), self.pressing.late_apart
        waiting = {one.task.pk for one in self.questions.for_one(user, self.day.on)}
        before = self._listed(rights, running) - shown
        asked = self._listed(rights, apart) | before & waiting
        return LateElsewhere(len(before - waiting), len(asked - shown))

    def _listed(self, rights: Rights, found: Found) -> set[int]:
        everything = found.tasks if rights.is_director else found.overseen(rights)
        return {task.pk for task in (*everything, *found.own(rights))}

    def _decisions(self, user: User) -> Iterator[DigestLine]:
        row = next((row for row in self.ladder if row.audience == Audience.DECIDER), None)
        if row is None:
            return
        for waiting in self.questions.for_one(user, self.day.on):
            since = timezone.localdate(waiting.since)
            step = row.reached(self._age(since))
            told = user.pk, waiting.task.pk, since, step, self.day
            if step is not None and self.told.allows(row, *told):
                yield _asked(waiting, since, step)

    def _of_row(
        self, user: User, row: LadderRow
    ) -> Iterator[tuple[Task, tuple[str, ...] | None, str]]:
        """The tasks that the row tells this person of, with the moves offered (None: their own) and
        the unit where it is to be named."""
        rights, found = Rights.of(user, self.day.on), self.pressing.of(row.why)
        match row.audience:
            case Audience.UNIT:
                own = {task.pk: task for task in found.own(rights)}
                yield from ((task, None, "") for task in own.values())
                for task in found.led_by(self.reserve.of_chiefs(rights)):
                    if task.pk not in own:
                        yield task, None, task.lead.short
            case Audience.HELPER:
                for task in self.pressing.missing_from(self._helps_for(rights)):
                    yield task, None, task.lead.short
            case Audience.OVERSEER:
                others = found.led_by(self.reserve.of_leaders(rights))
                for task in (*found.overseen(rights), *others):
                    yield task, ("remark",), task.lead.short
            case Audience.DIRECTOR if rights.is_director:
                yield from ((task, ("remark",), task.lead.short) for task in found.tasks)
            case Audience.OFFICE if rights.heads_office:
                own_units = rights.chief_of_ids
                others = (task for task in found.tasks if task.lead_id not in own_units)
                yield from ((task, (), task.lead.short) for task in others)

    def _line(
        self, user: User, row: LadderRow, task: Task, verbs: tuple[str, ...] | None, unit: str
    ) -> DigestLine | None:
        """The line, where the task has come to a step that the person has not been told of."""
        since, union = self._since(user, row, task), is_union(task)
        step = row.reached(self._age(since), gently=union)
        if step is None or union and not row.for_unions:
            return None
        if not self.told.allows(row, user.pk, task.pk, since, step, self.day):
            return None
        if verbs is None:
            verbs = self._verbs(user, task, row.why)
        deadline, state, badge, more = self._words_of(task, row.why)
        if row.audience == Audience.HELPER:
            state = f"phần phối hợp cần ngày {paper_date(since)}, chưa báo xong"
        if row.under:
            badge = row.under.label
        return DigestLine(task, row.heading, deadline, state, badge, verbs, unit, since, step, more)

    def _since(self, user: User, row: LadderRow, task: Task) -> date:
        """The day that the reason is about; of help that is missing, the day of the own part."""
        if row.audience != Audience.HELPER:
            return self.pressing.since[task.pk, row.why]
        units = self._helps_for(Rights.of(user, self.day.on))
        missing = missing_parts(task, self.day)
        return min(part.needed_by for part in missing if part.unit.pk in units)

    def _helps_for(self, rights: Rights) -> set[int]:
        """The units whose help the person is asked for."""
        return {*rights.chief_of_ids, *self.reserve.of_chiefs(rights)}

    @cached_property
    def _waiting(self) -> dict[int, list[Department]]:
        """Who waits for what is late or due soon."""
        found = (self.pressing.of(why).tasks for why in (Rung.LATE, Rung.SOON))
        return who_waits(task for tasks in found for task in tasks if task.waited_for)

    def _age(self, since: date) -> int:
        """Working days from that day to this one, negative before it."""
        return self.day.since(since) if since <= self.day.on else -self.day.until(since)

    def _verbs(self, user: User, task: Task, why: Rung) -> tuple[str, ...]:
        theirs = tuple(verb for verb in NATURAL[why] if permissions.may(user, verb, task))
        return theirs or tuple(verb for verb in ("update",) if permissions.may(user, verb, task))

    def _words_of(self, task: Task, why: Rung) -> Words:
        if (task.pk, why) not in self.words:
            plain = why not in (Rung.LATE, Rung.SOON)
            badge = why.label if plain else task.timeliness(self.day).words
            deadline = deadline_of(task) if task.due_on else None
            more = "" if plain else self._more(task)
            self.words[task.pk, why] = deadline, self._state(task, why), badge, more
        return self.words[task.pk, why]

    def _more(self, task: Task) -> str:
        """Of what is late or due soon: whose results it waits for, whose help is missing, and who
        waits for it."""
        wait, later = wait_of(task, self.day), self._waiting.get(task.pk)
        missing = _missing_words(task, self.day)
        told = [wait.sentence if wait else "", missing, waited_for(later) if later else ""]
        return ". ".join(filter(None, told))

    def _state(self, task: Task, why: Rung) -> str:
        since = self.pressing.since[task.pk, why]
        match why:
            case Rung.UNACCEPTED:
                return f"giao ngày {paper_date(self._given_on(task))}"
            case Rung.RETURNED:
                return f"trả lại ngày {paper_date(since)}, chưa báo cáo lại"
            case Rung.RECURRING:
                passed = since < self.day.on
                return f"kỳ báo cáo {'đã qua ' if passed else ''}ngày {paper_date(since)}"
            case Rung.REVIEW:
                return f"rà soát tình hình thực hiện, ngày {paper_date(since)}"
            case Rung.OLD:
                return f"giao ngày {paper_date(task.conclusion.issued_on)}, chưa có kết quả"
            case Rung.SILENT:
                return f"{self.day.since(since)} ngày làm việc chưa cập nhật"
            case Rung.HELP_LATE:
                return _missing_words(task, self.day)
            case Rung.LATE:
                return f"quá hạn {task.late_days(self.day)} ngày làm việc"
        if left := self.day.until(task.due_on):
            return f"còn {left} ngày làm việc"
        words = task.timeliness(self.day).words
        return words[0].lower() + words[1:]  # “đến hạn hôm nay”, “đến hạn ngày 27/11/2026”

    def _given_on(self, task: Task) -> date:
        """The notice's day; the day of the change where the task came to the unit later."""
        given = self.pressing.given_again.get(task.pk)
        return given or task.conclusion.issued_on


@dataclass(frozen=True)
class LateElsewhere:
    """Overdue tasks that the person's lists have, and no line of today's."""

    told: int = 0  # on an earlier day
    waiting: int = 0  # for a decision, theirs or another's


# What a line offers first; to whom none of it is open, to say how the work stands.
NATURAL: dict[Rung, tuple[str, ...]] = defaultdict(
    lambda: ("report", "update", "request_extension")
)
NATURAL[Rung.UNACCEPTED] = ("accept",)
NATURAL[Rung.HELP_LATE] = ("part_done", "update")
for _asked_for_news in (Rung.REVIEW, Rung.OLD, Rung.SILENT):
    NATURAL[_asked_for_news] = ("update", "report")


def _missing_words(task: Task, day: Day) -> str:
    return "; ".join(
        f"{part.unit.sign} chưa báo xong phần phối hợp, cần ngày {paper_date(part.needed_by)}"
        for part in missing_parts(task, day)
    )


def _asked(waiting: Waiting, since: date, step: int) -> DigestLine:
    asked = " ".join(waiting.words.split()).rstrip(".")
    asked = f"{waiting.label}: {asked}" if asked else waiting.label
    task, unit = waiting.task, waiting.task.lead.short
    return DigestLine(
        task, Rung.DECISION, None, asked, waiting.label, waiting.verbs, unit, since, step
    )


def _told_to(people: Iterable[User], on: date) -> Q:
    """The tasks of which one of these people may be told, as `Found` finds them."""
    rights = [Rights.of(person, on) for person in people]
    if any(one.is_director or one.is_leader or one.heads_office for one in rights):
        return permissions.ANY
    units = set().union(*(one.chief_of_ids for one in rights))
    ids = set().union(*(one.ids for one in rights))
    helped = Coordination.objects.filter(department__in=units, is_open=True, done_on=None)
    asked = helped.filter(needed_by__isnull=False).values("task")
    return Q(lead__in=units) | Q(assignee__in=ids) | Q(pk__in=asked)
