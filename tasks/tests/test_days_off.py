"""The calendar begins as the public sector's announcements say."""

from datetime import date

import pytest

from tasks.day_off_rules import seed_calendar
from tasks.days_off import days_off
from tasks.models import DayOff


def spans(year, worked):
    return [day.strftime("%d/%m") for day, made_up, _ in days_off([year]) if made_up == worked]


@pytest.mark.parametrize(
    ("year", "off", "worked"),
    [
        (
            2024,
            "01/01 08/02 09/02 12/02 13/02 14/02 18/04 29/04 30/04 01/05 02/09 03/09",
            "04/05",
        ),
        (
            2025,
            "01/01 27/01 28/01 29/01 30/01 31/01 07/04 30/04 01/05 02/05 01/09 02/09",
            "26/04",
        ),
        (
            2026,
            "01/01 02/01 16/02 17/02 18/02 19/02 20/02 27/04 30/04 01/05 31/08 01/09 02/09 24/11",
            "10/01 22/08",
        ),
    ],
)
def test_days_off_are_those_announced(year, off, worked):
    assert (spans(year, False), spans(year, True)) == (off.split(), worked.split())


def test_days_off_of_years_not_announced_yet_say_so():
    named = {name.endswith("(dự kiến)") for _, _, name in days_off([2027, 2028])}

    assert named == {True}


def test_calendar_of_a_new_installation_has_days_off(db):
    calendar = DayOff.objects.calendar()

    assert [calendar.is_working(date(2026, 1, day)) for day in (1, 2, 9, 10)] == [
        False,
        False,
        True,
        True,
    ]


# The calendar goes on


def years_there():
    return sorted({day.year for day in DayOff.objects.values_list("day", flat=True)})


def test_calendar_seeds_itself_five_years_ahead(db):
    begun = seed_calendar(date(2031, 1, 2))

    assert begun == [2031, 2032, 2033, 2034, 2035, 2036]
    assert years_there() == list(range(2023, 2037))
    assert DayOff.objects.filter(day=date(2031, 1, 1), worked=False).exists()


def test_calendar_is_seeded_once(db):
    seed_calendar(date(2031, 1, 2))
    DayOff.objects.filter(day=date(2031, 1, 1)).delete()
    DayOff.objects.filter(day=date(2031, 9, 2)).update(name="Quốc khánh (đã công bố)")

    assert (seed_calendar(date(2031, 1, 2)), seed_calendar(date(2031, 12, 31))) == ([], [])
    assert not DayOff.objects.filter(day=date(2031, 1, 1)).exists()
    assert DayOff.objects.get(day=date(2031, 9, 2)).name == "Quốc khánh (đã công bố)"


def test_day_of_the_first_years_that_the_office_removed_stays_removed(db):
    DayOff.objects.filter(day=date(2024, 4, 18)).delete()

    seed_calendar(date(2026, 11, 29))

    assert not DayOff.objects.filter(day=date(2024, 4, 18)).exists()


def test_day_typed_before_its_year_was_seeded_stays_as_typed(db):
    DayOff.objects.create(day=date(2031, 1, 1), name="Nghỉ theo Công văn số 1")

    seed_calendar(date(2026, 11, 29))

    assert DayOff.objects.get(day=date(2031, 1, 1)).name == "Nghỉ theo Công văn số 1"


@pytest.mark.parametrize("seeded", [False, True])
def test_deadline_of_a_year_not_seeded_yet_finds_its_holidays(db, seeded):
    if seeded:
        seed_calendar(date(2026, 11, 29))

    calendar = DayOff.objects.calendar()

    days = [date(2031, 1, 1), date(2035, 9, 3), date(2099, 4, 30), date(2031, 1, 2)]
    assert [calendar.is_working(day) for day in days] == [False, False, False, True]


def test_seeding_changes_nothing_of_what_the_calendar_says(db):
    before = DayOff.objects.calendar()

    seed_calendar(date(2031, 1, 2))

    assert DayOff.objects.calendar() == before


def test_calendar_is_read_in_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        DayOff.objects.calendar()
