"""The days the calendar begins with: public holidays, and the Saturdays worked in their place."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from holidays import VN

from departments.papertext import LAST_YEAR, paper_date

SATURDAY = 5
ANNOUNCED = 2026  # later years follow the law alone, until the yearly announcement is entered
# Decided after the library's list was made: Friday off, the Saturday after it worked.
EXPECTED = " (dự kiến)"  # at the end of the name of a day by law alone
SWAPPED = {date(2026, 1, 2): date(2026, 1, 10)}
FIRST_YEAR = 2023
AHEAD = 5  # years after this one that stand in the office's calendar, to be edited
BEGUN = range(FIRST_YEAR, 2031)  # what the first migration writes


def begin_calendar(days: type, years: type | None = None) -> None:
    """Write the days of BEGUN that are not there yet; `days` is DayOff and `years` SeededYear,
    a migration's or today's.

    Called by the migration, by tests after one that empties the tables, and by the demo.
    """
    seed(BEGUN, days)
    if years:
        years.objects.bulk_create((years(year=year) for year in BEGUN), ignore_conflicts=True)


def seed(years: Iterable[int], days: type) -> None:
    """Write the days off of those years; a day that is there already stays as it is."""
    rows = (days(day=day, worked=worked, name=name) for day, worked, name in days_off(years))
    days.objects.bulk_create(rows, ignore_conflicts=True)


@lru_cache(maxsize=8)
def by_law_after(year: int) -> tuple[tuple[date, bool], ...]:
    """Rows (day, worked) of the years nobody has written down yet, to the end of the calendar: a
    deadline typed for the next decade falls on no holiday unseen. Measured: 0.13 s, once."""
    return tuple((day, worked) for day, worked, _ in days_off(range(year + 1, LAST_YEAR + 1)))


def days_off(years: Iterable[int]) -> Iterator[tuple[date, bool, str]]:
    """Rows (day, worked, name) of those years: weekdays off, then make-up Saturdays."""
    for year in years:
        law = VN(years=year, language="vi")
        mark = "" if year <= ANNOUNCED else EXPECTED
        off = {day: f"{name}{mark}" for day, name in law.items() if day.weekday() < SATURDAY}
        off |= {day: _swapped(worked) for day, worked in SWAPPED.items() if day.year == year}
        yield from ((day, False, off[day]) for day in sorted(off))
        worked = {day for day in (*law.weekend_workdays, *SWAPPED.values()) if day.year == year}
        yield from ((day, True, "Làm bù") for day in sorted(worked))


def _swapped(worked: date) -> str:
    return f"Ngày nghỉ (thay cho ngày {paper_date(worked)})"
