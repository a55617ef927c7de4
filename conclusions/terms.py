"""The period a notice's directives are given for, read from its section titles."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

PERIOD = re.compile(r"\b(tháng|quý)\s+(0?[1-9]|1[0-2]|IV|I{1,3})\b", re.IGNORECASE)
YEAR = re.compile(r"\bnăm\s+(20\d\d)\b", re.IGNORECASE)
QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
FRIDAY = 4


@dataclass(frozen=True)
class Term:
    """When work of the period is looked at: its last weekday, and the title that names it."""

    day: date
    words: str


def term_of(titles: Iterable[str], year: int) -> Term | None:
    """The latest period that a section title names; `year` holds where the title has none."""
    found = [
        Term(_last_weekday(unit, number, _year(title, year)), title)
        for title in titles
        for unit, number in PERIOD.findall(title)
        if number.isdigit() or unit.lower() == "quý"
        if unit.lower() == "tháng" or _quarter(number) <= 4
    ]
    return max(found, key=lambda term: term.day, default=None)


def _year(title: str, year: int) -> int:
    named = YEAR.search(title)
    return int(named[1]) if named else year


def _quarter(number: str) -> int:
    return QUARTERS.get(number.upper()) or int(number)


def _last_weekday(unit: str, number: str, year: int) -> date:
    month = int(number) if unit.lower() == "tháng" else 3 * _quarter(number)
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=max(0, last.weekday() - FRIDAY))
