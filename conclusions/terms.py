"""The period a notice's directives are given for, read from its section titles."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from conclusions.reading.dates import QUARTERS

NAMED_PERIOD = re.compile(
    r"\b(?P<unit>tháng|quý)\s+(?P<number>0?[1-9]|1[0-2]|IV|I{1,3})\b"
    r"(?:(?:\s*[/–-]\s*|,?\s+năm\s+)(?P<year>20\d\d)\b)?",
    re.IGNORECASE,
)
NAMED_YEAR = re.compile(
    r"(?:\bnăm\s+|(?:tháng|quý)\s+(?:\d+|[IV]+)\s*[/–-]\s*)(20\d\d)\b", re.IGNORECASE
)
FRIDAY = 4
HALF_YEAR = 6  # months


@dataclass(frozen=True)
class Term:
    """When work of the period is looked at: its last weekday, and the title that names it."""

    day: date
    words: str


def term_of(titles: Iterable[str], known: date) -> Term | None:
    """The latest period that a title names; `known` is a day the notice is surely of."""
    found = [Term(day, title) for title in titles for day in _days(title, known)]
    return max(found, key=lambda term: term.day, default=None)


def _days(title: str, known: date) -> Iterator[date]:
    for period in NAMED_PERIOD.finditer(title):
        if month := _last_month(period["unit"].lower(), period["number"]):
            year = int(period["year"] or _year(title, period.end(), month, known))
            yield _last_weekday(year, month)


def _last_month(unit: str, number: str) -> int | None:
    if unit == "tháng":
        return int(number) if number.isdigit() else None
    quarter = QUARTERS.get(number.lower()) or int(number)
    return 3 * quarter if quarter <= 4 else None


def _year(title: str, at: int, month: int, known: date) -> int:
    """The year of a period printed without one: the title's, else the one whose end is nearest; of
    a notice issued late the period may just have ended."""
    nearest = known.year + (known.month - month > HALF_YEAR)
    later = NAMED_YEAR.search(title, at)
    named = later or NAMED_YEAR.search(title)
    if named is None:
        return nearest
    # "tháng 12 và Quý I năm 2025": the year of the second is not that of the first.
    year = int(named[1])
    return nearest if later and nearest == year - 1 else year


def _last_weekday(year: int, month: int) -> date:
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=max(0, last.weekday() - FRIDAY))
