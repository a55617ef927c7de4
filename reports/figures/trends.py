"""A year by months and units, beside the same months a year before; each number opens its rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from departments.models import Department
from reports.figures.counts import SummaryRow
from reports.figures.links import address
from reports.figures.month_counts import MonthOfUnit, month_counts
from tasks.calendar import DAY, Day
from tasks.periods import DayRange, Period

MONTHS = 12
# What the units are told by: its name in an address and among the register's sets of rows, what it
# is called, how many of a row.
MEASURES: dict[str, tuple[str, Callable[[SummaryRow], int]]] = {
    "tong": ("Được giao", lambda row: row.total),
    "xong": ("Đã hoàn thành", lambda row: row.done),
    "xong-dung": ("Hoàn thành đúng hạn", lambda row: row.done_on_time),
    "qua-han": ("Quá hạn", lambda row: row.done_late + row.left_late),
}
# The parts of a month, in the order of its column from the ground up.
PARTS: dict[str, tuple[str, str, Callable[[SummaryRow], int]]] = {
    "xong-dung": ("f-done", "Hoàn thành đúng hạn", lambda row: row.done_on_time),
    "xong-qua": ("f-slow", "Hoàn thành quá hạn", lambda row: row.done_late),
    "con-trong": ("f-time", "Chưa hoàn thành, trong hạn", lambda row: row.left_in_time),
    "con-qua": ("f-late", "Chưa hoàn thành, quá hạn", lambda row: row.left_late),
}


@dataclass(frozen=True)
class TrendCount:
    """A number and the address of exactly the rows that it counts."""

    count: int
    url: str


@dataclass(frozen=True)
class TrendMonth:
    """A month of the whole agency; `before` is the same month a year ago, None where no notice
    reaches back to it."""

    month: date
    row: SummaryRow
    before: SummaryRow | None

    @property
    def name(self) -> str:
        return f"Tháng {self.month.month}"

    @property
    def cells(self) -> list[TrendCount]:
        counts = {"tong": self.row.total}
        counts |= {key: count(self.row) for key, (_, _, count) in PARTS.items()}
        return [TrendCount(count, self._door(key)) for key, count in counts.items()]

    @property
    def before_given(self) -> TrendCount | None:
        if self.before is None:
            return None
        return TrendCount(self.before.total, self._door("tong", years=1))

    def _door(self, column: str, *, years: int = 0) -> str:
        month = self.month.replace(year=self.month.year - years)
        return rows_of(Period(month.year, month=month.month), column)


@dataclass(frozen=True)
class UnitTrend:
    """A unit by months, in the measure chosen; then all of the months and those a year ago."""

    unit: Department | None  # None: all together
    months: list[TrendCount]
    whole: TrendCount
    row: SummaryRow
    before: TrendCount | None
    before_row: SummaryRow | None


class Trends:
    """The months of a year up to that of `on`. `counted` tells the rows of months and units of this
    year and the one before; `whole` those of all these months together, and `before` of the same
    months a year ago, by unit: work that was carried on within them counts once there."""

    def __init__(
        self,
        months: Iterable[date],
        counted: dict[MonthOfUnit, SummaryRow],
        units: list[Department],
        whole: dict[int, SummaryRow],
        before: dict[int, SummaryRow],
        first: date | None,
    ) -> None:
        self.dates, self.counted, self.units = list(months), counted, units
        self._whole, self._before, self._first = whole, before, first

    @cached_property
    def months(self) -> list[TrendMonth]:
        return [TrendMonth(month, self._sum(month), self._year_ago(month)) for month in self.dates]

    @property
    def span(self) -> Period | DayRange:
        return span_of(self.dates)

    @property
    def reaches_back(self) -> bool:
        """Whether there are notices of all these months a year ago, to compare with."""
        return self._first is not None and self._first <= year_ago(self.dates[0])

    @property
    def some_before(self) -> bool:
        return any(month.before is not None for month in self.months)

    @property
    def total(self) -> SummaryRow:
        return sum(self._whole.values(), SummaryRow())

    def by_unit(self, measure: str) -> list[UnitTrend]:
        """Every unit that was given work in these months or a year ago, and all together."""
        told = [unit for unit in self.units if self._has_work(unit)]
        return [*(self._line(unit, measure) for unit in told), self._line(None, measure)]

    def _has_work(self, unit: Department) -> bool:
        found = self._whole.get(unit.pk), self._before.get(unit.pk)
        return any(row and row.total for row in found)

    def _line(self, unit: Department | None, measure: str) -> UnitTrend:
        count, key = MEASURES[measure][1], unit.pk if unit else None
        months = [
            TrendCount(
                count(self._sum(month, key)),
                rows_of(Period(month.year, month=month.month), measure, key),
            )
            for month in self.dates
        ]
        row, before = _of(self._whole, key), _of(self._before, key)
        ago = span_of([year_ago(month) for month in self.dates])
        return UnitTrend(
            unit=unit,
            months=months,
            whole=TrendCount(count(row), rows_of(self.span, measure, key)),
            row=row,
            before=TrendCount(count(before), rows_of(ago, measure, key))
            if self.reaches_back
            else None,
            before_row=before if self.reaches_back else None,
        )

    def _sum(self, month: date, unit: int | None = None) -> SummaryRow:
        if unit is not None:
            return self.counted.get((month, unit), SummaryRow())
        found = (row for (at, _), row in self.counted.items() if at == month)
        return sum(found, SummaryRow())

    def _year_ago(self, month: date) -> SummaryRow | None:
        ago = year_ago(month)
        if self._first is None or ago < self._first.replace(day=1):
            return None
        return self._sum(ago)


def _of(rows: dict[int, SummaryRow], unit: int | None) -> SummaryRow:
    if unit is None:
        return sum(rows.values(), SummaryRow())
    return rows.get(unit, SummaryRow())


def months_of(year: int, on: date) -> list[date]:
    """The first days of the year's months, those to come left out."""
    months = [date(year, month, 1) for month in range(1, MONTHS + 1)]
    return [month for month in months if month <= on]


def year_ago(day: date) -> date:
    """The same first day of a month."""
    return day.replace(year=day.year - 1)


def span_of(months: list[date]) -> Period | DayRange:
    """From the first of these months to the end of the last; of a whole year, the year."""
    first, last = months[0], Period(months[-1].year, month=months[-1].month).last
    whole = first.month == 1 and (last + DAY).month == 1
    return Period(first.year) if whole else DayRange(first, last)


def rows_of(span: Period | DayRange, column: str, unit: int | None = None) -> str:
    """The register's address of these rows."""
    return address("reports:register", ky=span.key, cot=column, don_vi=unit)


def counted_in_two_years(months: list[date], day: Day) -> dict[MonthOfUnit, SummaryRow]:
    """The rows of these months and of the same ones a year ago, by month and unit."""
    return month_counts(year_ago(months[0]), span_of(months).last, day)
