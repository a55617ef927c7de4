"""What turns the days of the ladder: a standstill, who stands in, who cannot be reached, steps of
the agency's own."""

from datetime import date

import pytest

from departments.models import Agency, Delegation, User
from tasks.models import Digest, Reminder
from tasks.reminder_lines import Agenda
from tasks.tests.factories import a_task, do
from tasks.tests.ladder_days import (
    CHIEFS,
    GIVEN,
    LAST,
    OFFICE,
    live,
    set_calendar,
    told_of,
    working_days,
    written,
)


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


@pytest.mark.wide
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


@pytest.mark.wide
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


@pytest.mark.wide
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
