"""Whether the day kept for a duty is the one its words mean; where it is not, somebody has to say
which of the two holds before the notice goes out."""

from datetime import date

from conclusions.models import Conclusion, Duty
from conclusions.reading.citations import masked
from conclusions.reading.dates import Said
from conclusions.reading.deadlines import limits_in
from conclusions.reading.traced_text import trace


def days_meant(phrase: str, conclusion: Conclusion) -> set[date]:
    """The days that the words of a limit mean when they are of this notice; none where they name
    none, or where it is not known from which day to count."""
    said = Said(conclusion.meeting_on or conclusion.issued_on, conclusion.issued_on)
    return {limit.on for limit in limits_in(masked(trace(phrase)), said) if limit.on}


def checked(duty: Duty, conclusion: Conclusion) -> str:
    """OPEN where a day is kept that the words do not mean, or where words of a limit stand and no
    day for them is kept; else NONE."""
    check = Duty.DayCheck
    if not duty.phrase:
        return check.NONE
    if not duty.deadline:
        return check.OPEN
    if not duty.is_dated or duty.named_on is None:
        return check.NONE
    meant = days_meant(duty.phrase, conclusion)
    return check.OPEN if meant and duty.named_on not in meant else check.NONE
