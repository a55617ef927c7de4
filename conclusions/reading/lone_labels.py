"""“Thời hạn:” or “Chủ trì:” alone on its line, over the day or the units on the next one."""

import re
from dataclasses import replace

from conclusions.reading.boxes import BOX
from conclusions.reading.deadlines import limits_in
from conclusions.reading.text_lines import TextLine
from conclusions.reading.ticked_days import OFFERED, days_offered
from conclusions.reading.traced_text import joined
from conclusions.reading.unit_finder import UnitFinder
from departments.folding import level

OF_DAYS = re.compile(
    r"(?:^|.*[.;,] |.*\()(?:[-+•*] ?)?(?:thời hạn|thời gian|hạn|tiến độ|mốc)"
    r"(?: (?:hoàn thành|thực hiện|xong|nộp|báo cáo|chót|cuối))* ?:$"
)
OF_UNITS = re.compile(
    r"(?:[-+•*] ?)?(?:(?:đơn vị|cơ quan|bộ phận|phòng) )?(?:chủ trì|phối hợp|thực hiện)"
    r"(?: thực hiện)? ?:$"
)
LONGEST = 80  # letters of a day with all that sets it
WORDS = re.compile(r"[^\W\d_]{2,}")


def with_labels_in_line(lines: list[TextLine], units: UnitFinder) -> list[TextLine]:
    """The lines; what such a label is of stands behind it."""
    shown: list[TextLine] = []
    for line in lines:
        before = shown[-1] if shown else None
        if before and not (before.cells or line.cells) and _belongs(before, line, units):
            words = joined([before.words, line.words])
            shown[-1] = replace(before, words=words, raw=joined([before.raw, line.raw]))
        else:
            shown.append(line)
    return shown


def _belongs(before: TextLine, line: TextLine, units: UnitFinder) -> bool:
    low = level(before.text)
    if OF_DAYS.fullmatch(low):
        return _is_a_day(line)
    if OF_UNITS.fullmatch(low):
        group = units.group_at(line.words, level(line.text), 0)
        return bool(group and not line.text[group.end :].strip(" .;,"))
    # “☐ 10/12/2026” and on the next line “☑ 15/12/2026”
    offers = OF_DAYS.fullmatch(low[: low.find(":") + 1]) if BOX.search(before.text) else None
    return bool(offers and BOX.match(line.text) and _is_a_day(line))


def _is_a_day(line: TextLine) -> bool:
    """Nothing but a day, or days behind boxes."""
    low = level(line.text)
    if len(low) > LONGEST:
        return False
    alone = low.strip(" .;,")
    if days_offered(line.words) or OFFERED.fullmatch(alone):
        return True
    limits = limits_in(alone)
    return bool(limits) and not WORDS.search(alone[limits[0].end :])
