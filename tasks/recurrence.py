"""The days recurring work is looked at: those its words name, else the ends of its periods."""

from datetime import date

from conclusions.models import Duty
from conclusions.reading.citations import masked
from conclusions.reading.dates import Said, months_later
from conclusions.reading.deadlines import limits_in
from conclusions.reading.traced_text import trace
from tasks.calendar import DAY, MONTHS_OF, period_end

WEEK = 7 * DAY


def first_review(duty: Duty, issued_on: date) -> date:
    """The day named, or the end of the period its notice was issued in."""
    return duty.named_on or period_end(duty.every, issued_on)


def next_review(duty: Duty, after: date) -> date:
    """The next day after `after`, the day it was last looked at.

    The duty's words are read again as of then, so that “ngày 15 và 30 hằng tháng”, “thứ Hai đầu
    tiên của mỗi tháng” and the last day of a month each go on as they say. Where the words name
    other days than the one that was set, that one recurs; where there is none, the period's end.
    """
    if after in _named_from(duty, after):
        return min(_named_from(duty, after + DAY))
    if duty.named_on is None:
        return period_end(duty.every, after)
    return _recurring(duty.named_on, duty.every, after)


def _named_from(duty: Duty, start: date) -> set[date]:
    """The days on or after `start` that the words name, of each series the first."""
    words = masked(trace(duty.phrase))
    limits = limits_in(words, Said(start))
    return {limit.on for limit in limits if limit.every == duty.every and limit.on}


def _recurring(first: date, every: str, after: date) -> date:
    if every == Duty.Every.WEEK:
        return first + WEEK * max(0, (after - first).days // 7 + 1)
    step = MONTHS_OF.get(every, 1)
    apart = (after.year - first.year) * 12 + after.month - first.month
    times = max(0, apart // step)
    days = (months_later(first, step * (times + n)) for n in (0, 1, 2))
    return next(day for day in days if day > after)
