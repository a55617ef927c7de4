"""A quarter of the office played day by day: each is told on each day what is written."""

from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from config.demo.agency import build_agency
from departments.models import Agency, Delegation, Department, User
from tasks.delivery import Outlook
from tasks.models import Digest, Task
from tasks.reminders import plan
from tasks.tests.factories import a_task, at, do
from tasks.tests.ladder_days import set_calendar, working_days
from tasks.verbs import BUTTONS

pytestmark = pytest.mark.slow
GIVEN, FIRST, LAST = date(2024, 4, 3), date(2024, 4, 4), date(2024, 7, 2)
OUTAGE = date(2024, 5, 16), date(2024, 5, 17)
AWAY = date(2024, 5, 6), date(2024, 5, 22)
NOTED = {"request_extension", "send_back", "obstacle", "refuse_extension", "withdraw", "reopen"}
NOTED |= {"remark", "pause", "resume", "set_date", "fix_date", "decline", "reassign", "update"}
NOTED |= {"part_done", "ask_part_again", "ask_help", "return_draft", "cause", "refuse_cause"}
MORE = {"report": {"result": "Đã xong"}, "send_back": {"kind": "papers"}}
MORE["draft_report"] = {"result": "Đã xong phần dự thảo"}
MORE["close_period"] = {"grade": "met", "renewal": "renew"}

Line = tuple[str, str]  # heading and task


def parts() -> dict[str, list[list[str]]]:
    """The rows of the written quarter, by the heading they stand under."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    heading = ""
    text = (Path(__file__).parent / "quarter.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith(("GIVEN ", "DONE ", "TOLD ")):
            heading = line.split()[0]
        elif heading and line:
            found[heading].append([cell.strip() for cell in line.split("|")])
    return found


def day_of(text: str) -> date:
    day, month = text.split("/")
    return date(2024, int(month), int(day))


class Quarter:
    """Plays what is written."""

    def __init__(self) -> None:
        build_agency()
        Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)
        set_calendar()
        self.cast = {user.username: user for user in User.objects.all()}
        self.units = {unit.code: unit for unit in Department.objects.exclude(code="")}
        self.tasks: dict[str, int] = {}
        self.written = parts()
        self.told: dict[date, dict[str, list[Line]]] = defaultdict(dict)

    def give(self, number: str, lead: str, words: str) -> None:
        kind, _, rest = words.partition(" ")
        duty, on = {}, GIVEN
        if kind in ("before", "by"):
            duty = {"deadline": kind, "named_on": day_of(rest.partition(",")[0])}
        elif kind == "recurring":
            duty = {"deadline": kind, "every": rest}
        elif kind == "ongoing":
            duty = {"deadline": kind}
        elif kind == "issued":
            on = day_of(rest)
        if words.endswith("helps"):
            duty["helpers"] = [self.units[words.split()[-2]]]
        task = a_task(self.cast, self.units[lead], number=f"{number}/TB", issued_on=on, **duty)
        if kind == "ongoing":
            Task.objects.filter(pk=task.pk).update(review_on=day_of(rest))
        self.tasks[number] = task.pk

    def remind(self, day: date) -> None:
        """The morning's letters, as they are found when they leave."""
        plan(day, at(day, 8))
        digests = list(Digest.objects.filter(day=day))
        names = {pk: number for number, pk in self.tasks.items()}
        outlook = Outlook.of(digests) if digests else None
        for digest in digests:
            told = outlook.what_holds(digest)
            lines = [(line.rung, names[line.task.pk]) for line in told.lines]
            news = [(line.news, names[line.task.pk]) for line in told.news]
            self.told[day][told.person.username] = lines + news
        Digest.objects.filter(day=day).update(state=Digest.State.SENT)

    def act(self, day: date) -> None:
        for on, who, tasks, words in self.written["DONE"]:
            if day_of(on) == day:
                for number in tasks.split():
                    self.move(number, words, self.cast[who], day)

    def move(self, number: str, words: str, by: User, day: date) -> None:
        verb, _, value = words.partition(" ")
        fields = MORE.get(verb, {}) | ({"note": "Như đã trao đổi"} if verb in NOTED else {})
        if verb == "reassign":
            fields |= {"lead": self.units[value], "new_due_on": None}
        elif verb == "decline":
            fields["lead"] = self.units[value]
        elif verb == "hand":
            fields["assignee"] = self.cast[value]
        elif verb == "ask_part_again":
            fields["helper"] = self.units[value]
        elif verb == "obstacle" and value:
            fields["unit"] = self.units[value]
        elif verb == "ask_help":
            unit, needed_by = value.split()
            fields |= {"unit": self.units[unit], "needed_by": day_of(needed_by)}
        elif verb == "close_period":
            fields["new_review_on"] = day_of(value)
        elif value:
            fields["new_due_on"] = day_of(value)
        do(Task.objects.get(pk=self.tasks[number]), verb, by, on=day, **fields)


@pytest.fixture(scope="module")
def lived(built_once) -> Quarter:
    clock = pytest.importorskip("time_machine", reason="time-machine is not installed")
    quarter = Quarter()
    for row in quarter.written["GIVEN"]:
        quarter.give(*row)
    Delegation.objects.create(
        giver=quarter.cast["tdc.quan"],
        taker=quarter.cast["tdc.han"],
        starts_on=AWAY[0],
        ends_on=AWAY[1],
    )
    days = [GIVEN + timedelta(days=n) for n in range((LAST - GIVEN).days + 1)]
    for day in days:
        with clock.travel(at(day, 8), tick=False):
            if day >= FIRST and day not in OUTAGE:
                quarter.remind(day)
            quarter.act(day)
    return quarter


def table_of(quarter: Quarter) -> dict[date, dict[str, set[Line]]]:
    """By day and person what is written."""
    found: dict[date, dict[str, set[Line]]] = defaultdict(lambda: defaultdict(set))
    for tasks, heading, people, days in quarter.written["TOLD"]:
        for day in map(day_of, days.split()):
            for who in people.split():
                for number in tasks.split():
                    assert (heading, number) not in found[day][who], (day, who, number)
                    found[day][who].add((heading, number))
    return found


def test_quarter_is_whole(lived, db):
    people = {who for _, _, names, _ in lived.written["TOLD"] for who in names.split()}

    assert (len(lived.tasks), len(people), (LAST - GIVEN).days) == (42, 12, 90)
    assert {words.split()[0] for *_, words in lived.written["DONE"]} == {*BUTTONS}


def test_each_is_told_on_each_day_what_is_written(lived, db):
    table = table_of(lived)
    people = {who for day in table.values() for who in day}

    wrong = {}
    for day in (GIVEN + timedelta(days=n) for n in range(91)):
        for who in people:
            lines, wanted = sorted(lived.told[day].get(who, [])), sorted(table[day][who])
            if lines != wanted:
                extra = [line for line in lines if line not in wanted]
                missing = [line for line in wanted if line not in lines]
                wrong[f"{day:%d/%m} {who}"] = {"told besides": extra, "not told": missing}
    assert wrong == {}


def test_letters_go_out_on_working_days_alone(lived, db):
    days = {*Digest.objects.values_list("day", flat=True)}

    assert days <= {*working_days(FIRST, LAST)} - {*OUTAGE}
