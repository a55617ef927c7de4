"""The days the calendar begins with: public holidays, and the Saturdays worked in their place."""

from collections.abc import Iterable, Iterator
from datetime import date

from holidays import VN

SATURDAY = 5
ANNOUNCED = 2026  # later years follow the law alone, until the yearly announcement is entered
# Decided after the library's list was made: Friday off, the Saturday after it worked.
SWAPPED = {date(2026, 1, 2): date(2026, 1, 10)}
YEARS = range(2023, 2031)  # what a new installation begins with


def begin_calendar(model: type, years: Iterable[int] = YEARS) -> None:
    """Write the days of those years that are not there yet; `model` is DayOff, a migration's or
    today's.

    Called by the migration, by tests after one that empties the tables, and by the demo.
    """
    rows = (model(day=day, worked=worked, name=name) for day, worked, name in days_off(years))
    model.objects.bulk_create(rows, ignore_conflicts=True)


def days_off(years: Iterable[int]) -> Iterator[tuple[date, bool, str]]:
    """Rows (day, worked, name) of those years: weekdays off, then make-up Saturdays."""
    for year in years:
        law = VN(years=year, language="vi")
        mark = "" if year <= ANNOUNCED else " (dự kiến)"
        off = {day: f"{name}{mark}" for day, name in law.items() if day.weekday() < SATURDAY}
        off |= {day: _swapped(worked) for day, worked in SWAPPED.items() if day.year == year}
        yield from ((day, False, off[day]) for day in sorted(off))
        worked = {day for day in (*law.weekend_workdays, *SWAPPED.values()) if day.year == year}
        yield from ((day, True, "Làm bù") for day in sorted(worked))


def _swapped(worked: date) -> str:
    return f"Ngày nghỉ (thay cho ngày {worked:%d/%m/%Y})"
