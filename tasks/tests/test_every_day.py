"""Every day of seven years against a written table, wherever the machine believes itself to be."""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from tasks.models import DayOff

DAY = timedelta(days=1)
FIRST, LAST = date(2024, 1, 1), date(2030, 12, 31)
DAYS = [FIRST + DAY * n for n in range((LAST - FIRST).days + 1)]
# What a machine in that zone says of each day: at its first and at its last second in Việt Nam.
LOOK = """
import sys
import django
django.setup()
import time_machine
from datetime import UTC, date, datetime, timedelta
from django.utils import timezone
from tasks.calendar import Day, WorkCalendar
from tasks.days_off import days_off
from tasks.reminders import is_office_hour
calendar = WorkCalendar.of((day, worked) for day, worked, _ in days_off(range(2023, 2032)))
midnight = int(datetime(2023, 12, 31, 17, tzinfo=UTC).timestamp())
with time_machine.travel(midnight, tick=False) as clock:
    for n in range(int(sys.argv[1])):
        told = []
        for seconds in (0, 86399):
            clock.move_to(midnight + 86400 * n + seconds)
            today = timezone.localdate()
            told.append((today, date.today(), is_office_hour(timezone.now())))
        day = Day(today, calendar)
        late = day.since(today - timedelta(days=3))
        aim = calendar.aim(today, before=True)
        print(*told[0], *told[1], day.late_before, day.soon_before, aim, late)
"""


def written() -> tuple[set[date], set[date]]:
    """The weekdays off and the weekend days worked, as the table has them."""
    off, worked = set(), set()
    text = (Path(__file__).parent / "working_days.txt").read_text(encoding="utf-8")
    for row in text.partition("\nyear |")[2].splitlines()[1:]:
        year, _, *cells = row.split("|")
        for cell, days in zip(cells, (off, worked), strict=True):
            for day in cell.split():
                found = date(int(year), int(day[3:]), int(day[:2]))
                assert (found.weekday() < 5) == (days is off), found
                days.add(found)
    return off, worked


OFF, WORKED = written()


def works(day: date) -> bool:
    return day in WORKED or (day.weekday() < 5 and day not in OFF)


def step(day: date, towards: int) -> date:
    """The next working day after it, or before it."""
    day += DAY * towards
    while not works(day):
        day += DAY * towards
    return day


@pytest.mark.django_db
def test_each_day_is_worked_as_the_table_says():
    calendar = DayOff.objects.calendar()

    assert len(DAYS) == 2557
    assert [day for day in DAYS if calendar.is_working(day) != works(day)] == []


@pytest.mark.django_db
def test_each_day_as_a_deadline_has_its_aim_and_its_first_late_day():
    calendar = DayOff.objects.calendar()

    for due_on in DAYS[10:-20]:
        late = step(due_on, 1)
        assert calendar.aim(due_on, before=True) == step(due_on, -1)
        assert calendar.aim(due_on, before=False) == (due_on if works(due_on) else step(due_on, -1))
        assert calendar.after(due_on, 1) == late
        assert (calendar.between(due_on, late - DAY), calendar.between(due_on, late)) == (0, 1)
        assert calendar.between(due_on, step(step(late, 1), 1)) == 3


@pytest.mark.slow
@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Kiritimati"])
def test_each_day_begins_and_ends_in_viet_nam(zone, tmp_path):
    pytest.importorskip("time_machine", reason="time-machine is not installed")
    here = {"TZ": zone, "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}
    here |= dict.fromkeys(["DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SITE_URL"], "")

    told = subprocess.run(
        [sys.executable, "-c", LOOK, str(len(DAYS) - 20)],
        cwd=settings.BASE_DIR,
        env=os.environ | here,
        capture_output=True,
        text=True,
        check=True,
    )

    lines = told.stdout.splitlines()
    assert len(lines) == len(DAYS) - 20
    for day, line in zip(DAYS, lines, strict=False):
        last = day if works(day) else step(day, -1)
        fourth = step(step(step(step(day, 1), 1), 1), 1)
        since = sum(works(day - DAY * n) for n in range(3))
        told = (day, day, False, day, day, False, last, fourth, step(day, -1), since)
        if day > FIRST + DAY * 3:
            assert line == " ".join(map(str, told))
