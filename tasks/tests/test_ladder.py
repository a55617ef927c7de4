"""The ladder of reminders, day by day: who is told of what on which day, against written lists."""

from collections import defaultdict
from datetime import date, timedelta

import pytest

from config.demo.agency import build_agency
from departments.models import Agency, Delegation, Department, User
from tasks.ladder import LADDER, LadderRow, Rung, ladder_of
from tasks.models import DayOff, Digest, Reminder, Task
from tasks.reminder_lines import Agenda
from tasks.reminders import plan
from tasks.tests.factories import a_task, at, do

GIVEN = date(2024, 4, 3)  # a Wednesday
OFF = [date(2024, 4, 18), date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)]
MADE_UP = date(2024, 5, 4)  # a Saturday
LAST = date(2024, 6, 3)  # the 40th working day after it was given
CHIEFS, OFFICE = "ttud.dung ttud.my", "hcth.tam hcth.huong"

WORK = {
    "late": {"deadline": "before", "named_on": date(2024, 4, 5)},
    "late of the director": {"deadline": "before", "named_on": date(2024, 4, 5)},
    "late of a union": {"deadline": "before", "named_on": date(2024, 4, 5)},
    "soon": {"deadline": "before", "named_on": date(2024, 5, 17)},
    "unaccepted": {},
    "recurring": {"deadline": "recurring", "every": "month"},
    "review": {"deadline": "ongoing"},
    "old": {"issued_on": date(2024, 1, 22)},
    "returned": {"deadline": "before", "named_on": date(2024, 5, 31)},
    "decision": {},
    "moved": {"deadline": "before", "named_on": date(2024, 4, 16)},
}
# By work and heading: who is told on which days, of April to June.
TOLD = {
    "late": {
        "soon": {f"{CHIEFS} ttud.dat": "4/4 5/4"},
        # One day late and three, then weekly; its leader from three, the director from five.
        "late": {
            f"{CHIEFS} ttud.dat": "8/4 10/4 17/4 25/4 6/5 13/5 20/5 27/5 3/6",
            "pgd.nga": "10/4 17/4 25/4 6/5 13/5 20/5 27/5 3/6",
            "giamdoc": "12/4 22/4 2/5 8/5 15/5 22/5 29/5",
        },
        "chase": {OFFICE: "8/4 15/4 23/4 3/5 9/5 16/5 23/5 30/5"},
    },
    "late of the director": {
        "soon": {"ttra.truong ttra.thu": "4/4 5/4"},
        "late": {
            "ttra.truong ttra.thu": "8/4 10/4 17/4 25/4 6/5 13/5 20/5 27/5 3/6",
            # In charge of the unit and director: from three on, and weekly once, not twice.
            "giamdoc": "10/4 12/4 22/4 2/5 8/5 15/5 22/5 29/5",
        },
        "chase": {OFFICE: "8/4 15/4 23/4 3/5 9/5 16/5 23/5 30/5"},
    },
    "late of a union": {
        "soon": {"congdoan": "4/4"},
        "late": {"congdoan": "8/4 23/4 9/5 23/5"},
        "chase": {OFFICE: "8/4 23/4 9/5 23/5"},
    },
    "soon": {
        "silent": {CHIEFS: "17/4 6/5"},
        "soon": {CHIEFS: "14/5 16/5 17/5"},
    },
    "unaccepted": {
        "unaccepted": {CHIEFS: "4/4 8/4"},
        "silent": {CHIEFS: "17/4 6/5 20/5 3/6"},
        "chase": {OFFICE: "8/4 15/4 23/4 3/5 9/5 16/5 23/5 30/5"},
    },
    "recurring": {
        "silent": {CHIEFS: "17/4"},
        # Of 30/4, a day off: three working days before it, its last one, and weekly after it.
        "recurring": {CHIEFS: "23/4 26/4 7/5 14/5 21/5 28/5"},
    },
    "review": {
        "silent": {CHIEFS: "17/4 7/5 20/5 3/6"},  # not within a week of another word
        "review": {CHIEFS: "26/4"},
    },
    "old": {
        "silent": {CHIEFS: "17/4 6/5 20/5 3/6"},
        "old": {CHIEFS: "25/4 27/5"},
        "chase": {OFFICE: "22/4 22/5"},
    },
    "returned": {
        # Reported on 4/4, sent back on 9/4.
        "decision": {"pgd.nga": "5/4 9/4"},
        "returned": {CHIEFS: "11/4 19/4 26/4 7/5 14/5 21/5 29/5"},
        "soon": {CHIEFS: "28/5 30/5 31/5"},
        "late": {CHIEFS: "3/6"},
        "chase": {OFFICE: "3/6"},
    },
    "decision": {
        "decision": {"pgd.nga": "4/4 8/4 12/4 22/4 2/5 8/5 15/5 22/5 29/5"},
    },
    "moved": {
        # On 11/4 from 16/4 to 26/4, at the unit's request: asked and granted on one day.
        "soon": {CHIEFS: "11/4 23/4 25/4 26/4"},
        "late": {
            CHIEFS: "2/5 4/5 10/5 17/5 24/5 31/5",
            "pgd.nga": "4/5 10/5 17/5 24/5 31/5",
            "giamdoc": "7/5 14/5 21/5 28/5",
        },
        "chase": {OFFICE: "2/5 8/5 15/5 22/5 29/5"},
    },
}


# The trial


def working_days(first: date, last: date) -> list[date]:
    calendar = DayOff.objects.calendar()
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if calendar.is_working(day)]


def live(days: list[date], afternoons: dict | None = None, *, sent: bool = True) -> None:
    """Plan each of these mornings, the letters leave, and what is done in the afternoon is done."""
    for day in days:
        plan(day, at(day, 8))
        if sent:
            Digest.objects.filter(day=day).update(state=Digest.State.SENT)
        for act in (afternoons or {}).get(day, ()):
            act()


def told_of(task: Task) -> dict[str, dict[str, str]]:
    """By heading and person: the days, as “8/4 10/4”."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = Reminder.objects.filter(task=task).order_by("digest__day", "pk")
    for name, rung, day in rows.values_list("digest__recipient__username", "rung", "digest__day"):
        found[rung][name].append(f"{day.day}/{day.month}")
    return {
        rung: {name: " ".join(days) for name, days in people.items()}
        for rung, people in found.items()
    }


def written(headings: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """The same of a written list."""
    return {
        heading: {name: days for names, days in told.items() for name in names.split()}
        for heading, told in headings.items()
    }


def set_calendar() -> None:
    for day in OFF:
        DayOff.objects.update_or_create(day=day, defaults={"worked": False})
    DayOff.objects.update_or_create(day=MADE_UP, defaults={"worked": True})


@pytest.fixture(scope="module")
def lived(built_once) -> dict[str, Task]:
    """Forty working days of one task of each kind."""
    build_agency()
    Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)
    set_calendar()
    cast = {user.username: user for user in User.objects.all()}
    units = {unit.code: unit for unit in Department.objects.exclude(code="")}
    leads = {"late of the director": "TTra", "late of a union": "CĐ"}
    tasks = {
        name: a_task(cast, units[leads.get(name, "TTUD")], number=f"{place}/TB", **duty)
        for place, (name, duty) in enumerate(WORK.items(), start=1)
    }
    head = cast["ttud.dung"]
    do(tasks["late"], "hand", head, on=GIVEN, assignee=cast["ttud.dat"])
    do(tasks["late of the director"], "accept", cast["ttra.truong"], on=GIVEN)
    do(tasks["late of a union"], "accept", cast["congdoan"], on=GIVEN)
    for name in ("soon", "recurring", "review", "old", "returned", "moved"):
        do(tasks[name], "accept", head, on=GIVEN)
    Task.objects.filter(pk=tasks["review"].pk).update(review_on=date(2024, 4, 26))
    do(tasks["decision"], "report", head, on=GIVEN, result="Đã xong")

    def later(name: str, verb: str, by: str, day: date, **fields):
        return lambda: do(Task.objects.get(pk=tasks[name].pk), verb, cast[by], on=day, **fields)

    reported, returned = date(2024, 4, 4), date(2024, 4, 9)
    asked, ended = date(2024, 4, 11), date(2024, 5, 17)
    more = {"new_due_on": date(2024, 4, 26), "note": "Chờ số liệu"}
    back = {"kind": "papers", "note": "Thiếu biên bản"}
    afternoons = {
        reported: [later("returned", "report", "ttud.dung", reported, result="Đã xong")],
        returned: [later("returned", "send_back", "pgd.nga", returned, **back)],
        asked: [
            later("moved", "request_extension", "ttud.dung", asked, **more),
            later("moved", "grant_extension", "giamdoc", asked),
        ],
        ended: [later("soon", "withdraw", "giamdoc", ended, note="Trùng")],
    }
    live(working_days(date(2024, 4, 4), LAST), afternoons)
    return tasks


def test_trial_goes_on_for_forty_working_days(lived, db):
    days = Digest.objects.order_by("day").values_list("day", flat=True).distinct()

    assert len(working_days(date(2024, 4, 4), LAST)) == 40
    assert {*OFF} & {*days} == set()
    assert MADE_UP in days


@pytest.mark.parametrize("name", WORK)
def test_each_is_told_on_the_days_of_the_ladder(lived, db, name):
    assert told_of(lived[name]) == written(TOLD[name])


def test_every_row_of_the_ladder_is_tried(lived):
    tried = {heading for headings in TOLD.values() for heading in headings}

    assert tried == {row.heading for row in LADDER} == {*Rung}


def test_no_step_is_told_twice(lived, db):
    rows = Reminder.objects.values_list("digest__recipient", "task", "rung", "since", "step")

    assert len({*rows}) == len(rows) > 300


def test_nobody_reads_the_same_two_days_running(lived, db):
    """But for the last days to a deadline, which say each time how many are left."""
    days = working_days(date(2024, 4, 4), LAST)
    after = dict(zip(days, days[1:], strict=False))
    rows = Reminder.objects.exclude(rung="soon")
    told = {*rows.values_list("digest__recipient", "task", "rung", "digest__day")}

    again = [row for row in told if (*row[:3], after.get(row[3])) in told]

    assert again == []


# What the trial does not hold


@pytest.fixture
def calendar(db):
    set_calendar()


@pytest.fixture
def late(calendar, cast, units):
    """Of TTUD, accepted, due on Friday 5 April."""
    task = a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 5))
    do(task, "accept", cast["ttud.dung"], on=GIVEN)
    return task


UP_TO_17 = (date(2024, 4, 4), date(2024, 4, 17))


def test_standstill_is_caught_up_with_the_last_step_alone(late):
    """Nothing is planned on 10 and 11 April, the third and the fourth day late."""
    still = date(2024, 4, 10), date(2024, 4, 11)
    live([day for day in working_days(*UP_TO_17) if day not in still])

    assert told_of(late) == written(
        {
            "soon": {CHIEFS: "4/4 5/4"},
            "late": {CHIEFS: "8/4 12/4 17/4", "pgd.nga": "12/4 17/4", "giamdoc": "12/4"},
            "chase": {OFFICE: "8/4 15/4"},
        }
    )


def test_what_was_planned_in_a_standstill_and_never_sent_is_told_after_it(late):
    """The planner ran on 8 to 10 April, the sender did not: its letters were given up."""
    live(working_days(date(2024, 4, 8), date(2024, 4, 11)), sent=False)

    kept = Reminder.objects.exclude(digest__state=Digest.State.CANCELLED).filter(task=late)
    days = kept.values_list("digest__recipient__username", "digest__day", "step")
    eleventh = date(2024, 4, 11)
    assert sorted(days) == [
        ("hcth.huong", eleventh, 1),
        ("hcth.tam", eleventh, 1),
        ("pgd.nga", eleventh, 3),
        ("ttud.dung", eleventh, 3),
        ("ttud.my", eleventh, 3),
    ]


def test_stand_in_is_told_from_the_day_on_that_they_stand_in(late, cast):
    Delegation.objects.create(
        giver=cast["ttud.dung"],
        taker=cast["qlkh.chi"],
        starts_on=date(2024, 4, 9),
        ends_on=date(2024, 4, 12),
    )
    live(working_days(*UP_TO_17))

    # The second day late: the step of the first is the last that was reached.
    assert told_of(late)["late"]["qlkh.chi"] == "9/4 10/4"


@pytest.mark.parametrize(
    ("unread", "told"),
    [
        (["ttud.dung"], {CHIEFS: "8/4 10/4 17/4", "pgd.nga": "10/4 17/4"}),
        # The leader in charge hears in their stead, what the unit would.
        (["ttud.dung", "ttud.my"], {CHIEFS: "8/4 10/4 17/4", "pgd.nga": "8/4 10/4 17/4"}),
        (
            ["ttud.dung", "ttud.my", "pgd.nga"],
            {CHIEFS: "8/4 10/4 17/4", "pgd.nga": "10/4 17/4", OFFICE: "8/4 10/4 17/4"},
        ),
        # In the stead of the leader in charge the director.
        (["pgd.nga"], {CHIEFS: "8/4 10/4 17/4", "pgd.nga": "10/4 17/4"}),
    ],
)
def test_next_in_line_is_told_where_no_letter_reaches(late, unread, told):
    User.objects.filter(username__in=unread).update(email="")
    live(working_days(*UP_TO_17))

    director = "10/4 12/4" if "pgd.nga" in unread else "12/4"
    assert told_of(late)["late"] == written({"": told | {"giamdoc": director}})[""]


def test_stand_in_of_the_next_in_line_is_told_as_they_are(late, cast):
    User.objects.filter(username__in=CHIEFS.split()).update(email="")
    Delegation.objects.create(
        giver=cast["pgd.nga"], taker=cast["qlkh.chi"], starts_on=GIVEN, ends_on=LAST
    )
    live(working_days(*UP_TO_17))

    assert told_of(late)["late"]["qlkh.chi"] == "8/4 10/4 17/4"


def test_who_left_hears_nothing_and_the_next_in_line_hears_it(late, cast):
    User.objects.filter(username__in=CHIEFS.split()).update(is_active=False)
    live(working_days(*UP_TO_17))

    assert told_of(late)["late"] == {"pgd.nga": "8/4 10/4 17/4", "giamdoc": "12/4"}


@pytest.mark.parametrize(
    ("own", "told"),
    [
        (
            {"soon": [-2], "late": [2]},
            {"soon": {CHIEFS: "3/4"}, "late": {CHIEFS: "9/4 16/4", "pgd.nga": "10/4 17/4"}},
        ),
        # In any order, and earlier than what lists call due soon.
        (
            {"soon": [-1, -5], "late": []},
            {"soon": {CHIEFS: "29/3 4/4"}, "late": {"pgd.nga": "10/4 17/4"}},
        ),
        (
            {"soon": [], "late_leader": [], "late": [1], "chase_late": [4]},
            {"late": {CHIEFS: "8/4 15/4"}, "chase": {OFFICE: "11/4"}},
        ),
    ],
)
def test_agency_has_steps_of_its_own(calendar, cast, units, own, told):
    Agency.objects.update(reminder_steps=own)
    early = date(2024, 3, 27)
    due = {"deadline": "before", "named_on": date(2024, 4, 5)}
    task = a_task(cast, units["TTUD"], issued_on=early, **due)
    do(task, "accept", cast["ttud.dung"], on=early)

    live(working_days(date(2024, 3, 28), date(2024, 4, 17)))

    told["late"]["giamdoc"] = "12/4"
    told.setdefault("chase", {OFFICE: "8/4 15/4"})
    assert told_of(task) == written(told)


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ({"silent": [5]}, "10/4 25/4"),
        ({"silent": [12]}, "22/4"),
        ({"silent": []}, None),
    ],
)
def test_silence_is_asked_about_when_the_agency_says(calendar, cast, units, own, told):
    Agency.objects.update(reminder_steps=own)
    task = a_task(cast, units["TTUD"])
    do(task, "accept", cast["ttud.dung"], on=GIVEN)

    live(working_days(date(2024, 4, 4), date(2024, 4, 26)))

    assert told_of(task) == (written({"silent": {CHIEFS: told}}) if told else {})


def test_two_questions_of_one_task_are_told_each_from_its_own_day(calendar, cast, units):
    task = a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 5, 16))
    do(task, "obstacle", cast["ttud.dung"], on=GIVEN, note="Thiếu kinh phí")
    asked = date(2024, 4, 8)
    more = {"new_due_on": date(2024, 5, 20), "note": "Chờ"}
    ask = {asked: [lambda: do(task, "request_extension", cast["ttud.dung"], on=asked, **more)]}
    live(working_days(date(2024, 4, 4), date(2024, 4, 16)), ask)

    rows = Reminder.objects.filter(digest__recipient=cast["pgd.nga"]).order_by("digest__day")
    assert [(row.since.day, row.step, row.digest.day.day) for row in rows] == [
        (3, 0, 4),
        (3, 2, 8),
        (8, 0, 9),
        (8, 2, 11),
        (3, 7, 12),
    ]


def test_work_of_the_end_of_a_long_month_is_old_on_the_last_of_a_short_one(calendar, cast, units):
    """Three months after 30/11 is 28/2, though three months before that day is 28/11."""
    task = a_task(cast, units["TTUD"], issued_on=date(2022, 11, 30))
    do(task, "accept", cast["ttud.dung"], on=date(2023, 2, 20))

    lines = Agenda.of(date(2023, 2, 28)).lines_for(cast["ttud.dung"])

    assert [line.rung for line in lines] == ["old"]


def test_agenda_asks_as_many_times_when_many_were_told(
    late, cast, units, django_assert_num_queries
):
    live(working_days(*UP_TO_17))

    with django_assert_num_queries(9):
        Agenda.of(date(2024, 4, 19))


# The table itself


def test_codes_of_the_ladder_are_its_own():
    codes = [row.code for row in LADDER]

    assert len({*codes}) == len(codes)


@pytest.mark.parametrize(
    ("days", "step", "gently"),
    [(-4, None, None), (-3, -3, -3), (-2, -3, -3), (0, 0, -3), (4, 0, -3), (5, 5, -3), (7, 5, 7)],
)
def test_step_reached_is_the_last_one_passed(days, step, gently):
    row = next(row for row in LADDER if row.code == "recurring")

    assert (row.reached(days), row.reached(days, gently=True)) == (step, gently)


def test_own_steps_leave_the_other_rows_as_they_are():
    found = ladder_of({"late": [4, 2], "soon": [], "unknown": [1]})

    assert [row.code for row in found] == [row.code for row in LADDER if row.code != "soon"]
    assert [row.steps for row in found if row.code == "late"] == [(2, 4)]


def test_repeats_of_two_rows_are_told_once():
    row = LadderRow(code="late", why=Rung.LATE, audience=LADDER[0].audience, steps=(3,), again=5)

    assert [row.is_news(8, told) for told in (None, 3, 5, 8)] == [True, True, False, False]
