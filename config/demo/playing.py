"""Playing the demo: notices are read, corrected and issued, tasks are moved, each on its day.

Nothing is written here but through the actions that the pages call.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from operator import itemgetter
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q

from conclusions.actions import continue_item, draft_from, edit_duty
from conclusions.models import Conclusion, Duty, Item
from conclusions.reading import Reading, Unit, read
from conclusions.sources import text_of
from conclusions.units import Directory
from config.demo.agency import build_agency, name_stand_in
from config.demo.corrections import CONTINUED, CORRECTIONS
from config.demo.days import Days, Words, moment
from departments.models import Department, User
from tasks.actions import SlipWords, issue, make_slip, move, see_all_before
from tasks.chase_cases import chase_cases
from tasks.chase_words import REPLY_DAYS, ProposedText, know_notices
from tasks.days_off import seed
from tasks.models import DayOff, Task

HERE = Path(__file__).parent
DRAFTS, ISSUES = "hcth.son", "hcth.tam"  # who takes a notice in, and who sends it out
ISSUED_AT = "15:42"

SLIP = "slip"  # in place of a verb: a paper that chases

Deed = tuple[datetime, Callable[[], object]]
TaskKey = tuple[str, str, str]  # notice, place, unit: "612/TB-SKHCN", "II.4/3", "HCTH"


@dataclass(frozen=True)
class StoryStep:
    """One move of story.txt: which tasks, when, by whom, and what it says.

    `tasks` is “II.2/1 HCTH” (an item's second duty, unit), “II.1 II.2 TTra”, or all: “* TTra”.
    """

    notice: str
    tasks: str
    day: int
    hour: str
    who: str
    verb: str
    fields: dict[str, str]


@transaction.atomic
def build(on: date) -> None:
    """Write the whole demo, as it stands on the morning of `on`, into an empty database."""
    build_agency()
    seed(range(on.year - 2, on.year + 3), DayOff)
    days = Days(on, DayOff.objects.calendar())
    name_stand_in(days.at(1), days.at(3))
    for _, deed in sorted(Play(days).deeds(), key=itemgetter(0)):
        deed()
    see_all_before(days.moment(-1, "00:00"))  # of the last working day the news are still new


def notices(words: Words, units: tuple[Unit, ...]) -> Iterator[tuple[str, Reading]]:
    """Each notice by the name of its file, as the reader reads it with the days filled in."""
    for path in sorted((HERE / "notices").glob("*.txt")):
        paper = path.read_text(encoding="utf-8").format_map(words)
        yield path.name, read(text_of(path.name, paper.encode()), units)


def steps() -> Iterator[StoryStep]:
    """The story: a line “== notice”, a line with the tasks, under it the moves, indented."""
    notice = tasks = ""
    for line in (HERE / "story.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            notice = line.removeprefix("== ")
        elif line.startswith(" "):
            day, hour, who, verb, *said = line.split(maxsplit=4)
            fields = dict(field.split(": ", 1) for part in said for field in part.split(" | "))
            yield StoryStep(notice, tasks, int(day), hour, who, verb, fields)
        elif line:
            tasks = line


class Play:
    """The demo while it is played: its days and words, its people and units, its tasks so far."""

    def __init__(self, days: Days) -> None:
        self.days, self.words = days, Words(days)
        self.people = {user.username: user for user in User.objects.all()}
        self.units = {unit.code: unit for unit in Department.objects.exclude(code="")}
        self.tasks: dict[TaskKey, Task] = {}

    def deeds(self) -> Iterator[Deed]:
        """Everything that happened, each with its moment; a notice without a day comes in last."""
        for name, reading in notices(self.words, Directory().known()):
            at = moment(reading.header.issued_on or self.days.anchor, ISSUED_AT)
            yield at, partial(self.take_in, name, reading, at)
        for step in steps():
            at = self.days.moment(step.day, step.hour)
            act = self.chase if step.verb == SLIP else self.move
            yield at, partial(act, step, at)

    def take_in(self, name: str, reading: Reading, at: datetime) -> None:
        """Draft the notice and correct it; once it has its number, give out its tasks."""
        source = (name, reading.text.encode())
        notice = draft_from(reading, by=self.people[DRAFTS], source=source)
        self.correct(notice)
        if not notice.number:
            return
        for task in issue(notice, by=self.people[ISSUES], signed=True, now=at):
            self.tasks[notice.number, place_of(task.duty), task.lead.code] = task

    def correct(self, notice: Conclusion) -> None:
        """The clerk's corrections in review, one at a time."""
        read = Duty.objects.filter(item__conclusion=notice).select_related("item")
        duties = {place_of(duty): duty for duty in read}
        for place, fields in CORRECTIONS.get(notice.number, {}).items():
            teams = {
                role: [self.units[code] for code in fields[role].split()]
                for role in ("leads", "helpers")
                if role in fields
            }
            duties[place].item.conclusion = notice
            edit_duty(duties[place], seen=notice.version, by=self.people[DRAFTS], **fields | teams)
        for place, (number, path) in CONTINUED.get(notice.number, {}).items():
            item = notice.items.get(path=place)
            former = Item.objects.get(conclusion__number=number, path=path)
            continue_item(item, former, seen=notice.version)

    def tasks_of(self, step: StoryStep) -> list[Task]:
        *places, unit = step.tasks.split()
        if places == ["*"]:
            places = [
                place for number, place, lead in self.tasks if (number, lead) == (step.notice, unit)
            ]
        return [self.tasks[step.notice, place, unit] for place in places]

    def move(self, step: StoryStep, at: datetime) -> None:
        """Make the step's move of each of its tasks."""
        for task in self.tasks_of(step):
            fields = {name: self.value(name, said) for name, said in step.fields.items()}
            move(task, step.verb, by=self.people[step.who], now=at, **fields)

    def chase(self, step: StoryStep, at: datetime) -> None:
        """The paper of that level about the step's tasks, as the office's page proposes it."""
        day = DayOff.objects.day(self.days.at(step.day))
        cases = chase_cases(day, Q(pk__in=[task.pk for task in self.tasks_of(step)]))
        know_notices(cases)
        level, reply_by = int(step.fields["level"]), day.calendar.after(day.on, REPLY_DAYS)
        words = SlipWords(level, ProposedText.of(cases).on(level, reply_by), reply_by)
        make_slip([case.task for case in cases], words, by=self.people[step.who], now=at)

    def value(self, name: str, said: str) -> object:
        """A field as the move wants it: the person, the unit, the day, the file, the words."""
        match name:
            case "assignee":
                return self.people[said]
            case "lead" | "unit":
                return self.units[said]
            case "new_due_on" | "needed_by":
                return self.days.named(said)
            case "files":
                file, text = said.split(": ", 1)
                return [ContentFile(text.encode(), name=file)]
        return said.format_map(self.words)


def place_of(duty: Duty) -> str:
    """“II.4/3” for the item's fourth duty; the first, mostly the only one, goes by the item."""
    return f"{duty.item.path}/{duty.position}" if duty.position else duty.item.path
