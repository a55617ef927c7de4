"""Random sequences of moves by two people over HTTP: whatever is tried, the record stays true."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conclusions.tests.factories import a_directive, a_draft
from config.demo.agency import open_accounts
from departments.models import Delegation, User
from tasks import permissions
from tasks.actions import issue, recount
from tasks.models import DayOff, Task
from tasks.tests.browsing import PASSWORD, filled, signed_in
from tasks.tests.plain_sql import by_unit, rows, standings
from tasks.verbs import BUTTONS, MOVES

pytestmark = pytest.mark.wide

STEPS = 8
# TTUD leads the most, QLKH helps, pgd.nga is in charge of both.
UNIT = ["ttud.dung", "ttud.my", "ttud.dat", "ttra.loc", "qlkh.anh", "hcth.son", "tdc.han"]
JUDGES = ["giamdoc", "pgd.nga", "pgd.viet", "qlcn.thinh", "hcth.tam", "ttud.my", "hcth.son"]
STANDING_IN = [
    ("giamdoc", "pgd.viet"),  # a deputy who is the director today
    ("giamdoc", "qlcn.thinh"),
    ("giamdoc", "ttud.my"),  # the unit's own deputy head
    ("ttud.dung", "ttra.loc"),
    ("ttud.my", "pgd.nga"),  # a deputy who is in charge of the unit
]
# Written out apart from the table: who judges or moves work decides nothing of the own unit, and
# of one that they stand in for by the own post above it alone, and not what they asked themselves.
DECIDING = {"confirm", "send_back", "pause", "resume", "withdraw", "reopen", "keep", "reassign"}
DECIDING |= {"fix_date", "grant_extension", "refuse_extension", "close_period"}
DECIDING |= {"recognise_cause", "refuse_cause", "set_date", "remark", "nudge"}
ASKED = {"confirm": "report", "send_back": "report", "grant_extension": "request_extension"}
ASKED |= {"refuse_extension": "request_extension", "keep": "decline"}
ASKED |= {"recognise_cause": "cause", "refuse_cause": "cause"}


@dataclass
class World:
    """People at their browsers, the calendar written by hand, and what has happened."""

    cast: dict[str, User]
    units: dict
    dice: Random
    today: date
    off: set[date]
    made_up: set[date]
    browsers: dict[str, Client] = field(default_factory=dict)
    first_days: dict[int, date | None] = field(default_factory=dict)
    last_days: dict[int, date | None] = field(default_factory=dict)
    counts: Counter = field(default_factory=Counter)

    def browser(self, account: str) -> Client:
        if account not in self.browsers:
            self.browsers[account] = signed_in(account)
        return self.browsers[account]

    def days(self, task: Task) -> list[str]:
        """Days that somebody might type: good ones, days off, gone by, and none at all."""
        near = [self.today + timedelta(days=n) for n in (-30, -1, 0, 1, 2, 4, 6, 9, 20, 60)]
        if task.due_on:
            near += [task.due_on + timedelta(days=n) for n in (0, 1, 3, 5, 7, 10)]
        return [f"{day:%d/%m/%Y}" for day in near] + ["31/02/2030", "01/01/2100", ""]


@pytest.fixture
def world(cast, units):
    """The agency with stand-ins and accounts, and days off that only this test knows."""
    open_accounts(PASSWORD)
    today = timezone.localdate()
    for giver, taker in STANDING_IN:
        Delegation.objects.create(
            giver=cast[giver], taker=cast[taker], starts_on=today, ends_on=today + timedelta(days=9)
        )
    weekdays = [today + timedelta(days=n) for n in (-9, -4, -1, 0, 2, 5, 8)]
    off = {day for day in weekdays if day.weekday() < 5}
    made_up = {today + timedelta(days=n) for n in range(-14, 15)} - off
    made_up = {day for day in made_up if day.weekday() == 5 and day.day % 2}
    DayOff.objects.all().delete()
    DayOff.objects.bulk_create(DayOff(day=day) for day in off)
    DayOff.objects.bulk_create(DayOff(day=day, worked=True) for day in made_up)
    return World(cast, units, Random(), today, off, made_up)


def a_notice(world: World, mark: str, continues=None) -> Task:
    """A notice with one directive, as different as the dice will have it."""
    dice, cast, units = world.dice, world.cast, world.units
    age = dice.choice([0, 1, 7, 200])
    duty = {}
    if dice.random() < 0.75:
        due = world.today + timedelta(days=dice.choice([-40, -3, -2, -1, 0, 1, 2, 3, 4, 5, 8, 30]))
        duty = {"deadline": dice.choice(["before", "by"]), "named_on": due}
        duty["imposed"] = dice.random() < 0.2
    elif dice.random() < 0.5:
        duty = {"deadline": "recurring", "every": "month"}
    duty |= {"deliverable": "báo cáo"} if dice.random() < 0.2 else {}
    duty |= {"key": True} if dice.random() < 0.1 else {}
    duty |= {"confirmer": cast["hcth.tam"]} if dice.random() < 0.3 else {}
    draft = a_draft(
        cast[dice.choice(["giamdoc", "giamdoc", "pgd.nga"])],
        number=f"1/TB-{mark}",
        issued_on=world.today - timedelta(days=age),
    )
    lead = continues.lead if continues else units[dice.choice(["TTUD", "TTUD", "TTUD", "HCTH"])]
    made = a_directive(draft, lead, helpers=[units["QLKH"]], **duty)
    if continues:
        made.item.continues = continues.duty.item
        made.item.save()
    earlier = timezone.now() - timedelta(days=age, seconds=1)
    return issue(draft, by=cast["hcth.son"], now=earlier if not continues else None)[0]


def picture(task: Task) -> tuple:
    """All that a refused move must leave alone."""
    return (
        rows("SELECT * FROM tasks_task WHERE id = %s", task.pk),
        rows("SELECT id, verb FROM tasks_event WHERE task_id = %s ORDER BY id", task.pk),
        rows("SELECT id, state FROM tasks_extension WHERE task_id = %s ORDER BY id", task.pk),
        rows(
            "SELECT department_id, taken_on, done_on, again_on, asked_on, needed_by "
            "FROM tasks_coordination WHERE task_id = %s ORDER BY id",
            task.pk,
        ),
    )


def check_decision(verb: str, task: Task, person: User, tried: str) -> None:
    """Asked of the tables alone."""
    own = rows("SELECT department_id FROM departments_membership WHERE user_id = %s", person.pk)
    stood_in = rows(
        "SELECT department_id FROM departments_membership WHERE user_id IN "
        "(SELECT giver_id FROM departments_delegation WHERE taker_id = %s)",
        person.pk,
    )
    assert (task.lead_id,) not in own, tried
    if (task.lead_id,) in stood_in:
        leads = "SELECT id FROM departments_department WHERE kind = 'leadership'"
        assert task.confirmer_id == person.pk or {*rows(leads)} & {*own}, tried
    asked = rows(
        "SELECT actor_id, acting_for_id FROM tasks_event WHERE task_id = %s AND verb = %s "
        "ORDER BY id DESC LIMIT 1",
        task.pk,
        ASKED.get(verb, ""),
    )
    assert person.pk not in (one for row in asked for one in row), tried


def step(world: World, task: Task, account: str, mark: str) -> None:
    """One try of one person: what the page offers, or what it does not, sent all the same."""
    dice, browser = world.dice, world.browser(account)
    person = User.objects.get(username=account)  # afresh: what a request has read is kept with it
    task = Task.objects.get(pk=task.pk)
    offered = permissions.moves_of(person, task)
    verb = dice.choice(offered if offered and dice.random() < 0.8 else list(BUTTONS))
    allowed, before = permissions.may(person, verb, task), picture(task)
    address = reverse(f"tasks:{verb}", args=[task.pk])

    sent = {}
    if allowed or dice.random() < 0.3:
        page = browser.get(address)
        sent = filled(page.content.decode(), dice, world.days(task), mark)
    sent = sent or {  # no form was to be had: sent all the same
        "seen": task.version,
        "note": mark,
        "new_due_on": f"{world.today + timedelta(days=3):%d/%m/%Y}",
    }
    answer = browser.post(address, sent)

    tried = f"{mark}: {account} {verb} {sent} → {answer.status_code}"
    after = picture(task)
    if after == before:
        world.counts["refused"] += 1
        assert answer.status_code in (302, 403, 404, 409, 422), tried
        return
    world.counts["accepted"] += 1
    assert (allowed, answer.status_code) == (True, 302), tried
    assert [made[1] for made in after[1][len(before[1]) :]] == made_by(verb, sent), tried
    if verb in DECIDING:
        check_decision(verb, task, person, tried)


def made_by(verb: str, sent: dict) -> list[str]:
    """The moves that one form makes: a cause that is named with it is one of its own."""
    return [verb, "cause"] if sent.get("cause") else [verb]


def check_record(world: World, tasks: list[Task], mark: str) -> None:
    """What must hold after every step, asked of the tables themselves."""
    for task in tasks:
        events = rows(
            "SELECT from_status, to_status FROM tasks_event WHERE task_id = %s ORDER BY id", task.pk
        )
        ((status, due, first, moved_by, reported, counted),) = rows(
            "SELECT status, due_on, original_due_on, moved_by, reported_on, counted_on "
            "FROM tasks_task WHERE id = %s",
            task.pk,
        )
        chain = [start for start, _ in events[1:]] + [status]
        assert chain == [end for _, end in events], mark
        assert str(first) == str(world.first_days[task.pk]), mark
        assert (reported is not None, counted is not None) == (
            (status in ("awaiting", "done")),
        ) * 2, mark
        assert (str(due) == str(task.due_on)) or moved_by in MOVES, mark
        former = world.last_days.get(task.pk) or task.due_on
        if task.duty.imposed and str(due) > str(former):  # what came from above only comes nearer
            assert moved_by in ("fix_date", "reopen", "send_back"), mark
        world.last_days[task.pk] = due
    assert (
        rows(
            "SELECT e.id FROM tasks_extension e JOIN tasks_task t ON t.id = e.task_id "
            "WHERE e.state = 'asked' AND t.status NOT IN ('assigned', 'in_progress')"
        )
        == []
    ), mark


def check_pages(world: World, mark: str) -> None:
    """The register's rows and the dashboard's figures, against the tables counted apart."""
    director = world.browser("giamdoc")
    standing = standings(world.today, world.off, world.made_up)

    found, page = [], 1
    while page:
        register = director.get("/so-theo-doi/", {"ky": "tat-ca", "page": page})
        table = register.content.decode().partition("<tbody>")[2]
        found += [
            int(pk)
            for pk in re.findall(r'<th scope="row"[^>]*>\s*<a href="/nhiem-vu/(\d+)/"', table)
        ]
        page = page + 1 if register.context["page_obj"].has_next() else 0
    assert sorted(found) == sorted(standing), mark

    figures = director.get("/tong-quan/", {"ky": "tat-ca"}).context["figures"]
    told = {
        (unit.units[0].pk, kind): count
        for unit in figures.units
        for kind, count in unit.standing.counts.items()
        if count and kind != "off"
    }
    assert told == by_unit(standing), mark
    assert {
        unit.units[0].pk: unit.standing.open for unit in figures.units if unit.standing.open
    } == (
        Counter(
            unit for unit, kind in standing.values() if kind in ("late", "soon", "time", "none")
        )
    ), mark


def sequence(world: World, seed: int) -> None:
    """Two people and one or two tasks, sometimes carried into the next notice on the way."""
    dice = world.dice = Random(seed)
    people = [dice.choice(UNIT), dice.choice(JUDGES)]
    tasks = [a_notice(world, f"{seed}-{n}") for n in range(dice.choice([1, 1, 2]))]
    world.first_days |= {task.pk: task.original_due_on for task in tasks}
    for n in range(STEPS):
        mark = f"{seed}.{n}"
        if dice.random() < 0.03:
            carried = Task.objects.get(pk=dice.choice(tasks).pk)
            successor = a_notice(world, mark, continues=carried)
            tasks.append(successor)
            first = carried.original_due_on if carried.is_open else None
            world.first_days[successor.pk] = first or successor.due_on
            assert (successor.continues == carried) == carried.is_open, mark
            assert (Task.objects.get(pk=carried.pk).status == "carried") == (
                carried.is_open or carried.status == "carried"
            ), mark
        else:
            step(world, dice.choice(tasks), dice.choice(people), mark)
        check_record(world, tasks, mark)
    for address in (f"/nhiem-vu/{tasks[0].pk}/", "/cho-quyet-dinh/"):
        assert world.browser(dice.choice(people)).get(address).status_code in (200, 404), mark
    check_pages(world, f"{seed}")
    assert recount() == 0, seed  # what is kept beside the tasks is what their histories tell


@pytest.mark.parametrize("first", range(0, 20, 10))
def test_random_moves_keep_the_record_true(world, first):
    for seed in range(first, first + 10):
        sequence(world, seed)

    assert world.counts["accepted"] > 20


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1000, 3000, 25))
def test_many_random_moves_keep_the_record_true(world, first):
    for seed in range(first, first + 25):
        sequence(world, seed)

    print(first, dict(world.counts))  # shown by -s: how much was tried
    assert world.counts["accepted"] > 50
