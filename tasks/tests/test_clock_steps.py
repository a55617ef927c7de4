"""Ticks doubled and missed, and a clock that goes wrong: each is told once, and in office hours."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from django.core import mail

from tasks.jobs import deliver_digests, plan_reminders
from tasks.models import Digest, Reminder
from tasks.tests.factories import a_task, at, do
from tasks.tests.ladder_days import set_calendar

pytestmark = pytest.mark.wide

time_machine = pytest.importorskip("time_machine", reason="time-machine is not installed")

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FRIDAY, MONDAY = date(2024, 4, 12), date(2024, 4, 15)


@pytest.fixture
def late(cast, units):
    """Of TTUD, accepted, due on 5 April: on the 12th five working days late."""
    set_calendar()
    task = a_task(cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 5))
    return do(task, "accept", cast["ttud.dung"]) and task


def tick(moment: datetime, beats: int = 2) -> None:
    """What so many beats ring for at that moment."""
    with time_machine.travel(moment, tick=False):
        for _ in range(beats):
            plan_reminders()
            deliver_digests()


def hours_from(first: datetime, count: int) -> list[datetime]:
    return [first + HOUR * n for n in range(count)]


def letters() -> Counter:
    return Counter(letter.extra_headers["Message-ID"] for letter in mail.outbox)


def told_twice() -> list:
    rows = Reminder.objects.values_list("digest__recipient", "task", "rung", "since", "step")
    return [row for row, times in Counter(rows).items() if times > 1]


@pytest.mark.slow
def test_two_beats_through_a_week_tell_each_step_once(late):
    for moment in hours_from(at(FRIDAY, 7), 24 * 7):
        tick(moment)

    assert (told_twice(), {*letters().values()}) == ([], {1})
    assert {digest.day for digest in Digest.objects.all()} <= {
        *(FRIDAY + DAY * n for n in (0, 3, 4, 5, 7))  # no week-end, and 18 April is off
    }
    assert {*Digest.objects.values_list("state", flat=True)} == {Digest.State.SENT}


@pytest.mark.slow
def test_nothing_leaves_at_night_or_on_days_off(late):
    for moment in hours_from(at(FRIDAY, 7) - 7 * HOUR, 24 * 7):
        before = len(mail.outbox)
        tick(moment)
        local = moment + 7 * HOUR
        if len(mail.outbox) > before:
            assert 7 <= local.hour < 17
            assert local.date() not in (date(2024, 4, 13), date(2024, 4, 14), date(2024, 4, 18))


def test_after_36_hours_down_over_a_week_end_one_digest_tells_the_last_step(late, cast):
    """Down from Friday before the office opens to Monday at nine."""
    for moment in hours_from(at(MONDAY, 9), 2):
        tick(moment)

    days = Digest.objects.filter(recipient=cast["ttud.dung"]).values_list("day", flat=True)
    rows = Reminder.objects.filter(digest__recipient=cast["ttud.dung"])
    assert list(days) == [MONDAY]
    assert list(rows.values_list("rung", "step")) == [("late", 3)]
    assert {*letters().values()} == {1}


def test_day_whose_planners_tick_was_lost_is_planned_by_the_next_look(late, cast):
    for hour in (7, 8, 9):  # not before the office opens, and once
        with time_machine.travel(at(MONDAY, hour), tick=False):
            deliver_digests()

    row = Digest.objects.values_list("day", "state").get(recipient=cast["ttud.dung"])
    assert (row, {*letters().values()}) == ((MONDAY, Digest.State.SENT), {1})


@pytest.mark.parametrize("day", [date(2024, 4, 13), date(2024, 4, 14), date(2024, 4, 18)])
def test_look_plans_nothing_on_days_off(late, day):
    with time_machine.travel(at(day, 9), tick=False):
        deliver_digests()

    assert not Digest.objects.exists()


@pytest.mark.parametrize(
    "steps",
    [
        [1, -1, 0],
        [-1, 1, 0],
        [24, 0],
        [0, 24, 0],
        [24, 0, 24, 0],
        [-24, 0],
        [0, -24, 0],
        [72, 0, -1, 72],
    ],
)
def test_clock_that_steps_and_comes_back_tells_each_step_once(late, steps):
    """Hours that the clock is ahead of the time, one look after another; then the days go on."""
    for place, ahead in enumerate(steps):
        tick(at(FRIDAY, 9) + place * timedelta(minutes=5) + ahead * HOUR)
    for day in (MONDAY, MONDAY + DAY, MONDAY + 2 * DAY, MONDAY + 4 * DAY):
        tick(at(day, 8))
        tick(at(day, 16))

    assert (told_twice(), {*letters().values()}) == ([], {1})
    steps_told = {*Reminder.objects.filter(rung="late").values_list("step", flat=True)}
    assert {3, 5, 8} <= steps_told
    assert {*Digest.objects.values_list("state", flat=True)} <= {"sent", "cancelled"}
