"""Periods of reports: those of the agency, which may close on a day of the month."""

from datetime import date
from typing import Any

from departments.at_once import rows
from departments.models import Agency
from tasks.filters import periods_between, with_chosen
from tasks.periods import DAY, Period, period_of


def current_period(on: date, closes: int) -> Period:
    """The quarter that the day lies in, as the agency closes it."""
    month = closing_month(on, closes)
    return Period(month.year, quarter=(month.month + 2) // 3, closes=closes)


def closing_month(on: date, closes: int) -> date:
    """The first day of the month under whose name the day is reported."""
    first = on.replace(day=1)
    if not closes or on.day <= closes:
        return first
    return (first + 31 * DAY).replace(day=1)


def report_periods(chosen: str, on: date) -> list[tuple[str, Any]]:
    """Years, quarters and months from the first notice to the day, the newest first, as the agency
    closes them; first the one chosen where it is another."""
    closes = Agency.current().period_closes_on
    found = rows("first_notice")
    first = found[0].issued_on if found else on
    offered = periods_between(closing_month(min(first, on), closes), closing_month(on, closes))
    told = [(year, [_closed(key, closes) for key, _ in periods]) for year, periods in offered]
    return with_chosen(told, chosen)


def _closed(key: str, closes: int) -> tuple[str, str]:
    period = period_of(key)
    assert isinstance(period, Period)
    named = Period(period.year, period.quarter, period.month, closes)
    return named.key, named.name
