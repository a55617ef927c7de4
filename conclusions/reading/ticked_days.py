"""Days offered beside boxes to tick: the ticked one is the limit, and never another one."""

import re
from dataclasses import dataclass, replace

from conclusions.reading.boxes import Found, Option, options_among, without_others
from conclusions.reading.dates import DAY, MONTH, MONTH_YEAR, QUARTER_YEAR
from conclusions.reading.moments import MOMENT
from conclusions.reading.traced_text import Traced
from departments.folding import level

CUE = r"(?:(?:hoàn thành|xong|chậm nhất|muộn nhất|trước|trong|đến|tới|vào|hết|cuối|đầu|là),? )*"
DAY_ALONE = rf"(?<![\d/]){DAY}/{MONTH}(?![\d/])"
OFFERED = re.compile(rf"{CUE}(?:{MOMENT}|{MONTH_YEAR}|{QUARTER_YEAR}|{DAY_ALONE})")
LONGEST = 80  # letters of a day with all that sets it
WORD = re.compile(r"(?<![\w/.-])\w")


@dataclass(frozen=True)
class TickedDay:
    """The words without boxes at days and without the days that are not ticked."""

    words: Traced
    unclear: bool = False  # days are offered, and not one of them is ticked, or more than one


def days_offered(words: Traced) -> list[Option]:
    """The days with boxes beside them, in order."""
    low = level(words.text)

    def begins(at: int) -> Found | None:
        found = OFFERED.match(low, at)
        return (found.end(), ()) if found else None

    def ends(start: int, end: int) -> Found | None:
        starts = (word.start() for word in WORD.finditer(low, max(start, end - LONGEST), end))
        at = next((one for one in starts if OFFERED.fullmatch(low, one, end)), None)
        return (at, ()) if at is not None else None

    return options_among(words, begins, ends)


def ticked_day_in(words: Traced) -> TickedDay:
    """What is left of the words when only the ticked day counts; without any where that is not
    clear."""
    options = days_offered(words)
    if not options or (len(options) == 1 and not options[0].start):
        return TickedDay(words)  # a box at the head of the words is that of all of them
    if sum(option.ticked for option in options) == 1:
        return TickedDay(without_others(words, options))
    none = [replace(one, ticked=False) for one in options]
    return TickedDay(without_others(words, none), unclear=True)
