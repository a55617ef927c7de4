"""What a year's turn asks of whoever keeps the lists: numbers, calendar, units, work that stays."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from conclusions.models import Conclusion
from departments.models import Department
from tasks.days_off import EXPECTED
from tasks.models import DayOff, Task

NUMBER = re.compile(r"\s*0*(\d{1,6})\s*/\s*(.+)")
MOST_MISSING = 12  # numbers named one by one


@dataclass(frozen=True)
class NumbersOfYear:
    """The notices of one symbol in a year: how many, the last number, those not seen before it."""

    symbol: str
    count: int
    last: int
    missing: tuple[int, ...]

    @property
    def missing_words(self) -> str:
        """“3, 4, 7 … (21 số)”; the register may hold other papers under them."""
        named = ", ".join(map(str, self.missing[:MOST_MISSING]))
        more = len(self.missing) > MOST_MISSING
        return f"{named} … ({len(self.missing)} số)" if more else named


def numbers_of(year: int) -> list[NumbersOfYear]:
    """Of the notices issued in that year under a number of the agency's, by symbol."""
    issued = Conclusion.objects.issued().filter(year=year, issuer="")
    found: dict[str, set[int]] = defaultdict(set)
    for number in issued.values_list("number", flat=True):
        if match := NUMBER.fullmatch(number):
            found[match[2].strip()].add(int(match[1]))
    return [
        NumbersOfYear(symbol, len(held), max(held), tuple(sorted({*range(1, max(held))} - held)))
        for symbol, held in sorted(found.items())
    ]


@dataclass(frozen=True)
class CalendarOfYear:
    """How many days off and make-up days a year has, and how many await the announcement."""

    off: int
    worked: int
    expected: int


def calendar_of(year: int) -> CalendarOfYear:
    days = DayOff.objects.filter(day__year=year)
    counted = days.aggregate(
        off=Count("pk", filter=Q(worked=False)),
        worked=Count("pk", filter=Q(worked=True)),
        expected=Count("pk", filter=Q(name__endswith=EXPECTED)),
    )
    return CalendarOfYear(**counted)


@dataclass(frozen=True)
class UnitAtTurn:
    """A unit with its open work: what of it goes on under another name, or is given to others."""

    unit: Department
    open: int


def units_with_work() -> list[UnitAtTurn]:
    """Units in use, and those out of use that open work still stands with."""
    held = dict(Task.objects.open().order_by().values_list("lead").annotate(Count("pk")))
    units = Department.objects.filter(kind__in=Department.WORKING)
    return [
        UnitAtTurn(unit, held.get(unit.pk, 0)) for unit in units if unit.active or unit.pk in held
    ]


def turn_of(today: date) -> tuple[int, int]:
    """The year that ends and the one that begins: from July on this year's end is prepared, before
    that the last one's is looked back at."""
    ending = today.year if today.month >= 7 else today.year - 1
    return ending, ending + 1
