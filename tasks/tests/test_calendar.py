"""The working calendar: the office's table of printed deadlines is the specification."""

from datetime import date, timedelta

import pytest

from tasks.calendar import Day, WorkCalendar, period_end

# 18/4 and 30/4, 1/5 are holidays; Monday 29/4 is swapped with Saturday 4/5 (2024).
CALENDAR = WorkCalendar.of(
    [
        (date(2024, 4, 18), False),
        (date(2024, 4, 29), False),
        (date(2024, 4, 30), False),
        (date(2024, 5, 1), False),
        (date(2024, 5, 4), True),
    ]
)


@pytest.mark.parametrize(
    ("due_on", "before", "aim", "first_late"),
    [
        (date(2024, 4, 5), True, date(2024, 4, 4), date(2024, 4, 8)),
        (date(2024, 4, 8), True, date(2024, 4, 5), date(2024, 4, 9)),
        (date(2024, 4, 10), True, date(2024, 4, 9), date(2024, 4, 11)),
        (date(2024, 4, 10), False, date(2024, 4, 10), date(2024, 4, 11)),
        (date(2024, 4, 12), True, date(2024, 4, 11), date(2024, 4, 15)),
        (date(2024, 4, 30), False, date(2024, 4, 26), date(2024, 5, 2)),
        (date(2024, 6, 30), False, date(2024, 6, 28), date(2024, 7, 1)),
        # By the letter: the day before is the last one in time.
        (date(2024, 4, 4), False, date(2024, 4, 4), date(2024, 4, 5)),
    ],
)
def test_calendar_gives_the_aim_and_the_first_late_day(due_on, before, aim, first_late):
    assert CALENDAR.aim(due_on, before=before) == aim
    assert CALENDAR.between(due_on, first_late) == 1
    assert CALENDAR.between(due_on, CALENDAR.last_working(due_on)) == 0
    assert CALENDAR.after(due_on, 1) == first_late


def test_calendar_counts_a_make_up_saturday():
    assert CALENDAR.between(date(2024, 4, 26), date(2024, 5, 5)) == 3  # 2/5, 3/5 and Saturday 4/5


def test_calendar_is_not_late_on_a_saturday_alone():
    assert CALENDAR.between(date(2024, 4, 5), date(2024, 4, 7)) == 0


def test_two_days_of_a_friday_last_to_the_end_of_tuesday():
    friday = date(2024, 4, 5)

    kept = [on for on in range(5, 12) if CALENDAR.within(friday, date(2024, 4, on), 2)]

    assert kept == [5, 6, 7, 8, 9]


@pytest.mark.parametrize(
    ("on", "late_before", "soon_before"),
    [
        (date(2024, 4, 5), date(2024, 4, 5), date(2024, 4, 11)),
        (date(2024, 4, 7), date(2024, 4, 5), date(2024, 4, 11)),  # a Sunday judges as its Friday
        (date(2024, 5, 1), date(2024, 4, 26), date(2024, 5, 6)),  # days off since Saturday
        (date(2024, 5, 5), date(2024, 5, 4), date(2024, 5, 9)),  # after a make-up Saturday
    ],
)
def test_day_has_its_two_days_to_compare_with(on, late_before, soon_before):
    day = Day(on, CALENDAR)

    assert (day.late_before, day.soon_before) == (late_before, soon_before)


@pytest.mark.parametrize(
    ("every", "after", "end"),
    [
        ("week", date(2024, 4, 3), date(2024, 4, 7)),
        ("week", date(2024, 4, 7), date(2024, 4, 14)),
        ("month", date(2024, 4, 3), date(2024, 4, 30)),
        ("month", date(2024, 4, 30), date(2024, 5, 31)),
        ("quarter", date(2024, 4, 3), date(2024, 6, 30)),
        ("half_year", date(2024, 4, 3), date(2024, 6, 30)),
        ("year", date(2024, 12, 31), date(2025, 12, 31)),
    ],
)
def test_period_ends_on_its_last_day(every, after, end):
    assert period_end(every, after) == end


@pytest.mark.parametrize("start", [date(2024, 4, day) for day in range(1, 30, 3)])
def test_days_between_are_the_working_days_walked(start):
    days = [start + timedelta(days=n) for n in range(60)]

    for length in range(1, len(days)):
        walked = sum(CALENDAR.is_working(day) for day in days[1 : length + 1])
        assert CALENDAR.between(start, days[length]) == walked
    assert CALENDAR.between(start, start) == CALENDAR.between(days[9], start) == 0
