"""Years, quarters and months by the day a notice was issued, and how an address writes them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from departments.papertext import paper_month

WRITTEN = re.compile(r"(?P<year>20\d\d)(?:-q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?")
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Period:
    """A year, a quarter of it (1 to 4), or a month of it."""

    year: int
    quarter: int = 0
    month: int = 0

    @classmethod
    def parse(cls, key: str) -> Self | None:
        """“2024”, “2024-q2”, “2024-04”; None for anything else."""
        found = WRITTEN.fullmatch(key)
        return (
            cls(**{part: int(n or 0) for part, n in found.groupdict().items()}) if found else None
        )

    @property
    def key(self) -> str:
        if self.quarter:
            return f"{self.year}-q{self.quarter}"
        return f"{self.year}-{self.month:02d}" if self.month else str(self.year)

    @property
    def first(self) -> date:
        return date(self.year, self.month or max(3 * self.quarter - 2, 1), 1)

    @property
    def last(self) -> date:
        month = self.month or 3 * self.quarter or 12
        return date(self.year, month, monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """“Quý II năm 2024”, “Tháng 02 năm 2024”, “Năm 2024”: as titles of papers print them."""
        if self.quarter:
            return f"Quý {ROMAN[self.quarter - 1]} năm {self.year}"
        if not self.month:
            return f"Năm {self.year}"
        return f"Tháng {paper_month(self.month)} năm {self.year}"
