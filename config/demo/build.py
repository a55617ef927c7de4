"""Playing the demo: papers are drafted, corrected and issued, tasks are moved, all in order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import itemgetter

from django.core.files.base import ContentFile
from django.db import transaction

from conclusions.actions import draft_from, edit_duty, edit_header
from conclusions.models import Conclusion, Item
from conclusions.reading import read
from conclusions.units import Directory
from config.demo import briefing_story, briefing_undated, draft, earlier_story
from config.demo.agency import AGENCY, build_agency
from config.demo.briefing_units import BRIEFING
from config.demo.compose import read_paper
from config.demo.days import Days, Words
from config.demo.earlier import EARLIER
from config.demo.script import Line, Paper, Step, Work
from departments.models import Delegation, Department, User
from tasks.actions import issue, move
from tasks.days_off import days_off
from tasks.models import DayOff, Task

OFFICE = "hcth.tam"
Deed = tuple[datetime, Callable[[], object]]


@transaction.atomic
def build(on: date) -> "Story":
    """Write the whole demo, as it stands on the morning of `on`, into an empty database."""
    build_agency()
    add_days_off(range(on.year - 2, on.year + 3))
    story = Story(Days(on, DayOff.objects.calendar()))
    for _, deed in sorted(story.deeds(), key=itemgetter(0)):
        deed()
    story.leave_a_draft()
    story.name_a_stand_in()
    return story


def add_days_off(years: range) -> None:
    """The calendar of those years, where the office has not entered it already."""
    DayOff.objects.bulk_create(
        [DayOff(day=day, worked=worked, name=name) for day, worked, name in days_off(years)],
        ignore_conflicts=True,
    )


@dataclass
class Story:
    """The demo while it is played: its days and words, its people and units, its notices so far."""

    days: Days
    people: dict[str, User] = field(default_factory=dict)
    units: dict[str, Department] = field(default_factory=dict)
    notices: dict[str, Conclusion] = field(default_factory=dict)
    tasks: dict[str, Task] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = Words(self.days)
        self.people = {user.username: user for user in User.objects.all()}
        self.units = {unit.code: unit for unit in Department.objects.exclude(code="")}

    def deeds(self) -> Iterator[Deed]:
        """Everything that happened, each with its moment."""
        for paper in (*EARLIER, BRIEFING):
            at = self.days.moment(paper.issued, paper.hour)
            yield at, lambda paper=paper, at=at: self.issue(paper, at)
        for number, tasks in earlier_story.STORY.items():
            for key, steps in tasks.items():
                yield from self._moves(f"{number} {key}", steps)
        for code, step in briefing_story.ACCEPTED.items():
            at = self.days.moment(step.day, step.hour)
            yield at, lambda code=code, step=step, at=at: self.accept_all(code, step, at)
        for key, steps in (briefing_story.STORY | briefing_undated.STORY).items():
            yield from self._moves(f"{BRIEFING.number} {key}", steps)

    def _moves(self, key: str, steps: tuple[Step, ...]) -> Iterator[Deed]:
        for step in steps:
            at = self.days.moment(step.day, step.hour)
            yield at, lambda step=step, at=at: self.move(key, step, at)

    def issue(self, paper: Paper, at: datetime) -> None:
        """Draft the paper, correct it as the office would, and give out its tasks."""
        office, reading = self.people[OFFICE], read_paper(paper, self.words)
        source = (f"{paper.number.replace('/', '-')}.txt", reading.text.encode())
        notice = draft_from(reading, by=office, source=source)
        edit_header(notice, seen=notice.version, kind=paper.kind or notice.kind)
        self._correct(notice, paper)
        for task in issue(notice, by=office, now=at):
            place = f"{task.duty.item.path}/{task.duty.position}"
            self.tasks[f"{paper.number} {place} {task.lead.code}"] = task
        Conclusion.objects.filter(pk=notice.pk).update(created_at=at)
        self.notices[paper.number] = notice

    def _correct(self, notice: Conclusion, paper: Paper) -> None:
        """What no text says: the unit the office picks, what weighs most, what is carried over."""
        items = list(notice.items.prefetch_related("duties"))
        for line, item in zip(_lines(paper.lines), items, strict=True):
            for work, duty in zip(line.works, item.duties.all(), strict=True):
                if fields := self._corrections(work):
                    duty.item.conclusion = notice
                    edit_duty(duty, seen=notice.version, **fields)
            if line.continues:
                number, path = line.continues.split()
                former = Item.objects.get(conclusion__number=number, path=path)
                Item.objects.filter(pk=item.pk).update(continues=former)

    def _corrections(self, work: Work) -> dict:
        fields = {name: True for name in ("key", "imposed") if getattr(work, name)}
        if work.pick:
            fields["leads"] = [self.units[code] for code in work.pick.split()]
        return fields

    def move(self, key: str, step: Step, at: datetime) -> None:
        fields = {name: self._value(name, value) for name, value in step.fields.items()}
        move(self.tasks[key], step.verb, by=self.people[step.who], now=at, **fields)

    def accept_all(self, code: str, step: Step, at: datetime) -> None:
        """A unit takes up all its work of the briefing, save what still waits for it."""
        waiting = {f"{BRIEFING.number} {key}" for key in briefing_story.NOT_ACCEPTED}
        for key in self.tasks.keys() - waiting:
            if key.startswith(BRIEFING.number) and key.endswith(f" {code}"):
                self.move(key, step, at)

    def _value(self, name: str, value: object) -> object:
        """A field as the move wants it: the person, the unit, the day, the file, the words."""
        match name:
            case "assignee":
                return self.people[value]
            case "lead":
                return self.units[value]
            case "new_due_on":
                return self.days.due(value)[1]
            case "files":
                name, text = value
                return [ContentFile(text.encode(), name=name)]
            case "note" | "result":
                return value.format_map(self.words)
        return value

    def leave_a_draft(self) -> None:
        """One notice has been read and waits for the office to look it through."""
        self.words |= {
            "closing": AGENCY["closing"],
            "recipients": AGENCY["recipients"],
            "signature": AGENCY["signature"],
            "signer": AGENCY["signer_name"],
        }
        text = draft.TEXT.format_map(self.words)
        reading = read(text, Directory().known())
        source = (draft.NAME, text.encode())
        draft_from(reading, by=self.people["hcth.son"], source=source)

    def name_a_stand_in(self) -> None:
        """A head is away for three days, and a specialist of the unit acts for them."""
        Delegation.objects.create(
            giver=self.people["tdc.quan"],
            taker=self.people["tdc.han"],
            starts_on=self.days.at(1),
            ends_on=self.days.at(3),
        )


def _lines(lines: tuple[Line, ...]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _lines(line.under)
