"""Spans of days by which notices were issued, and how an address writes them: years, quarters and
months, by the calendar or closed on a day of the agency's, and any days from one to another."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from departments.papertext import paper_date, paper_month

WRITTEN = re.compile(
    r"(?P<year>20\d\d)(?:-q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?"
    r"(?:-chot(?P<closes>[1-9]|1\d|2[0-8]))?"
)
RANGE = re.compile(r"(20\d\d-\d\d-\d\d)--(20\d\d-\d\d-\d\d)")
ROMAN = ("I", "II", "III", "IV")
DAY = timedelta(days=1)


class Span:
    """Days from `first` to `last`, both counted."""

    first: date
    last: date

    @property
    def whole_months(self) -> bool:
        """Whether it begins and ends with a month, as what is counted by months must."""
        return self.first.day == 1 and (self.last + DAY).day == 1

    @property
    def days_words(self) -> str:
        """“từ ngày 15/3/2024 đến ngày 14/4/2024”."""
        return f"từ ngày {paper_date(self.first)} đến ngày {paper_date(self.last)}"


@dataclass(frozen=True)
class Period(Span):
    """A year, a quarter of it (1 to 4), or a month of it. With `closes` (1 to 28) its last month
    ends on that day, and it begins the day after that day of the month before its first."""

    year: int
    quarter: int = 0
    month: int = 0
    closes: int = 0

    @classmethod
    def parse(cls, key: str) -> Self | None:
        """“2024”, “2024-q2”, “2024-04”, “2024-04-chot14”; None for anything else."""
        found = WRITTEN.fullmatch(key)
        return (
            cls(**{part: int(n or 0) for part, n in found.groupdict().items()}) if found else None
        )

    @property
    def key(self) -> str:
        closes = f"-chot{self.closes}" if self.closes else ""
        if self.quarter:
            return f"{self.year}-q{self.quarter}{closes}"
        return (f"{self.year}-{self.month:02d}" if self.month else str(self.year)) + closes

    @property
    def first(self) -> date:
        begins = date(self.year, self.month or max(3 * self.quarter - 2, 1), 1)
        if not self.closes:
            return begins
        return (begins - DAY).replace(day=self.closes) + DAY

    @property
    def last(self) -> date:
        month = self.month or 3 * self.quarter or 12
        return date(self.year, month, self.closes or monthrange(self.year, month)[1])

    @property
    def name(self) -> str:
        """“Quý II năm 2024”, “Tháng 02 năm 2024”, “Năm 2024”: as titles of papers print them."""
        if self.quarter:
            return f"Quý {ROMAN[self.quarter - 1]} năm {self.year}"
        if not self.month:
            return f"Năm {self.year}"
        return f"Tháng {paper_month(self.month)} năm {self.year}"

    def __str__(self) -> str:
        """Its name, with its days where they are not the calendar's."""
        return f"{self.name} ({self.days_words})" if self.closes else self.name


@dataclass(frozen=True)
class DayRange(Span):
    """Any days, from one to another."""

    first: date
    last: date

    @classmethod
    def parse(cls, key: str) -> Self | None:
        """“2024-03-15--2024-04-14”; None for anything else, and where the end lies first."""
        found = RANGE.fullmatch(key)
        try:
            days = [date.fromisoformat(day) for day in found.groups()] if found else []
        except ValueError:  # 30/02
            return None
        return cls(*days) if days and days[0] <= days[1] else None

    @property
    def key(self) -> str:
        return f"{self.first}--{self.last}"

    @property
    def name(self) -> str:
        return f"T{self.days_words[1:]}"

    def __str__(self) -> str:
        return self.name


def period_of(key: str) -> Period | DayRange | None:
    """The days that an address names; None where it names none."""
    return Period.parse(key) or DayRange.parse(key)
