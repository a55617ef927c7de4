"""Working days: weekends, days off and make-up Saturdays, and what they make of a deadline."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

DAY = timedelta(days=1)
MONTHS_OF = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
SOON_DAYS = (
    3  # at most this many working days left to a deadline is "sắp đến hạn" (the field's use)
)


@dataclass(frozen=True)
class WorkCalendar:
    """The agency's calendar: Monday to Friday, without `off`, with the Saturdays in `worked`."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    @classmethod
    def of(cls, days: Iterable[tuple[date, bool]]) -> "WorkCalendar":
        """From rows (day, worked): a day off where `worked` is false, else a make-up day."""
        rows = list(days)
        return cls(
            frozenset(day for day, worked in rows if not worked),
            frozenset(day for day, worked in rows if worked),
        )

    def is_working(self, day: date) -> bool:
        return day in self.worked or (day.weekday() < 5 and day not in self.off)

    def last_working(self, day: date) -> date:
        """The latest working day not after `day`."""
        while not self.is_working(day):
            day -= DAY
        return day

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (count ≥ 1)."""
        while count:
            day += DAY
            count -= self.is_working(day)
        return day

    def between(self, start: date, end: date) -> int:
        """Working days in (start, end]; 0 where `end` is not after `start`."""
        return self._until(end) - self._until(start) if end > start else 0

    def _until(self, day: date) -> int:
        """Working days from the first Monday of the calendar to `day`; reckoned, not walked, for
        figures ask it of thousands of days."""
        weeks, rest = divmod(day.toordinal(), 7)
        off, worked = self._exceptions
        return 5 * weeks + min(rest, 5) - bisect_right(off, day) + bisect_right(worked, day)

    @cached_property
    def _exceptions(self) -> tuple[list[date], list[date]]:
        """In order: the weekdays that are not worked, and the weekend days that are."""
        off = sorted(day for day in self.off - self.worked if day.weekday() < 5)
        return off, sorted(day for day in self.worked if day.weekday() >= 5)

    def within(self, start: date, end: date, count: int) -> bool:
        """Whether `end` is still in the first `count` working days after `start`: of a Friday,
        two days last to the end of Tuesday."""
        return self.between(start, end) <= count

    def aim(self, due_on: date, *, before: bool) -> date:
        """The day reminders aim at: the last working day before “trước ngày D”, else up to D."""
        return self.last_working(due_on - DAY if before else due_on)


@dataclass(frozen=True)
class Day:
    """A day that work is judged on, with the calendar; read once a request or a job.

    Work not reported is overdue exactly when its deadline lies before `late_before`; of the rest it
    is due soon when its deadline lies before `soon_before`. Both are days to compare with, so rows
    and Python ask the same, however many days off there are.
    """

    on: date
    calendar: WorkCalendar = field(repr=False)

    @cached_property
    def late_before(self) -> date:
        """The last working day up to this one: nothing becomes late on a Saturday."""
        return self.calendar.last_working(self.on)

    @cached_property
    def soon_before(self) -> date:
        return self.calendar.after(self.on, SOON_DAYS + 1)

    def since(self, start: date) -> int:
        """Working days in (start, this day]."""
        return self.calendar.between(start, self.on)

    def until(self, end: date) -> int:
        """Working days in (this day, end]."""
        return self.calendar.between(self.on, end)


def period_end(every: str, after: date) -> date:
    """The last day of the first period of that length ending after `after` (half_year, year …)."""
    if every == "week":
        return after + DAY * (6 - after.weekday() or 7)
    months = MONTHS_OF.get(every, 1)
    day = after + DAY
    last = ((day.month - 1) // months + 1) * months
    year, month = (day.year + 1, 1) if last == 12 else (day.year, last + 1)
    return date(year, month, 1) - DAY
