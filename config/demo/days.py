"""Days and words that notices and story of the demo leave open, told from the day it is loaded.

A notice writes {d-8} for the eighth working day before that day, as paper prints it (03/4/2024),
{dated-8} for “ngày 03 tháng 4 năm 2024”, {month} and {quarter} for those the briefing plans for.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from departments.papertext import paper_date
from tasks.calendar import DAY, WorkCalendar
from tasks.periods import ROMAN

HANOI = timedelta(hours=7)
MEETING = -8  # the briefing's day; its notice goes out two working days later
ROOM = 7  # working days left at least to what is due “trong tháng”
OFFSET = re.compile(r"(d|dated|month)([+-]\d+)")


@dataclass(frozen=True)
class Days:
    """`today` is the day the demo is loaded; on a day off the story stands at the day before."""

    today: date
    calendar: WorkCalendar

    @cached_property
    def anchor(self) -> date:
        return self.calendar.last_working(self.today)

    def at(self, offset: int) -> date:
        """The working day that many working days after (before) the anchor."""
        if offset > 0:
            return self.calendar.after(self.anchor, offset)
        day = self.anchor
        for _ in range(-offset):
            day = self.calendar.last_working(day - DAY)
        return day

    def moment(self, offset: int, hour: str) -> datetime:
        """That hour (“16:48”) at Hà Nội of that working day."""
        return moment(self.at(offset), hour)

    @cached_property
    def month_end(self) -> date:
        """The last day of the month the briefing plans for: its own, while that leaves room."""
        limit = self.calendar.after(self.anchor, ROOM)
        end = _month_end(self.at(MEETING))
        while end < limit:
            end = _month_end(end + DAY)
        return end

    def named(self, written: str) -> date:
        """“d-6”: six working days back; “month+11”: eleven after the briefing's month."""
        kind, offset = OFFSET.fullmatch(written).groups()
        if kind == "month":
            return self.calendar.after(self.month_end, int(offset))
        return self.at(int(offset))


class Words(dict):
    """Months, quarters and years by their names, and any day by its offset."""

    def __init__(self, days: Days) -> None:
        end, quarter = days.month_end, (days.month_end.month - 1) // 3
        former = days.at(-29) - 10 * DAY
        before, ahead = former.replace(day=1) - DAY, _month_end(former) + DAY
        super().__init__(
            this_year=days.today.year,
            Y=end.year,
            next=end.year + 1,
            term=end.year + 2,
            month=f"tháng {_month(end)}",
            quarter=f"Quý {ROMAN[quarter]}",
            past=f"Quý {ROMAN[quarter - 1]}",
            past_year=end.year - (quarter == 0),
            m1=_month(before),
            y1=before.year,
            m2=_month(former),
            y2=former.year,
            m3=_month(ahead),
            y3=ahead.year,
            program=paper_date(
                days.calendar.last_working(min(date(end.year - 1, 12, 29), days.at(-12)))
            ),
        )
        self.days = days

    def __missing__(self, key: str) -> str:
        day = self.days.named(key)
        if key.startswith("dated"):
            return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"
        return paper_date(day)


def moment(day: date, hour: str) -> datetime:
    """That hour (“16:48”) of the day at Hà Nội."""
    hours, minutes = map(int, hour.split(":"))
    return datetime(day.year, day.month, day.day, hours, minutes, tzinfo=UTC) - HANOI


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)
