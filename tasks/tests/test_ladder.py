"""The ladder of reminders, day by day: who is told of what on which day, against written lists."""

from datetime import date

import pytest

from config.demo.agency import build_agency
from departments.models import Agency, Department, User
from tasks.ladder import LADDER, LadderRow, Rung, ladder_of
from tasks.models import Digest, Reminder, Task
from tasks.tests.factories import a_task, do
from tasks.tests.ladder_days import (
    CHIEFS,
    GIVEN,
    LAST,
    MADE_UP,
    OFF,
    OFFICE,
    live,
    set_calendar,
    told_of,
    working_days,
    written,
)

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
    "helped": {"deadline": "ongoing"},
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
    "helped": {
        # Asked of QLKH on 4/4 by 10/4, done on 22/4: who was asked and who asked, weekly.
        "help_late": {f"{CHIEFS} qlkh.anh congdoan": "11/4 19/4"},
        "silent": {CHIEFS: "8/5 22/5"},
    },
}


def help_of(unit: Department) -> dict:
    return {"unit": unit, "needed_by": date(2024, 4, 10), "note": "Số liệu Quý I"}


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
    for name in ("soon", "recurring", "review", "old", "returned", "moved", "helped"):
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
        reported: [
            later("returned", "report", "ttud.dung", reported, result="Đã xong"),
            later("helped", "ask_help", "ttud.dung", reported, **help_of(units["QLKH"])),
        ],
        date(2024, 4, 22): [
            later("helped", "part_done", "qlkh.anh", date(2024, 4, 22), note="Đã gửi")
        ],
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

    assert len({*rows}) == len(rows)


def test_nobody_reads_the_same_two_days_running(lived, db):
    """But for the last days to a deadline, which say each time how many are left."""
    days = working_days(date(2024, 4, 4), LAST)
    after = dict(zip(days, days[1:], strict=False))
    rows = Reminder.objects.exclude(rung="soon")
    told = {*rows.values_list("digest__recipient", "task", "rung", "digest__day")}

    again = [row for row in told if (*row[:3], after.get(row[3])) in told]

    assert again == []


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
