"""The calendar begins as the public sector's announcements say."""

from datetime import date

import pytest

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
