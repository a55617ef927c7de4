"""Digits of days and numbers that a scan or a PDF spoils, put right letter for letter."""

import re
from collections.abc import Iterator

# A scan reads 1 as l or I and 0 as O: put right only inside what is otherwise a day.
SLIPPED = re.compile(
    r"(?<![\w/.-])[\dlio|!]{1,2}([/.-])[\dlio|]{1,2}\1[12li][\dlio|]{3}(?![\w/])"
    r"|(?<=ngày )[\dlio|]{1,2}(?= tháng)|(?<=tháng )[\dlio|]{1,2}(?=(?:/| năm )[12li][\dlio|]{3})"
    r"|(?:(?<=ngày )|(?<=trước )|(?<=đến )|(?<=nhất ))[\dlio|!]{2}/[\dlio|]{1,2}(?![\w/-]|\.\d)"
    r"|(?<=số )[\dlio|]{1,5}(?=/[^\W\d])|(?<=số: )[\dlio|]{1,5}(?=/[^\W\d])",
    re.I,
)
# Most texts have no letter where a digit may stand, and are passed over by this.
MAY_SLIP = re.compile(
    r"\d[lLiI|oO]|[lLiI|oO!]\d|[lLiI|oO][/.-]\d|\d[/.-][lLiI|oO]|[gốy:] [lLiI|oO]{1,2}[ /]"
)
MISREAD_DIGITS = str.maketrans("lLiI|!oO", "11111100")

# Letters set wide apart break a number in two: “ngày 1 5/12/2026” is no 5 December.
BEFORE = r"(?:(?<=ngày )|(?<=trước )|(?<=đến )|(?<=hạn )|(?<=hạn: )|(?<=ngày: )|(?<=\())"
TWO = r"[0-3]? ?\d"
YEAR = r"2 ?0 ?\d ?\d"
SPLIT = re.compile(
    rf"{BEFORE}(?P<d>{TWO})(?P<to_m> ?(?P<mark>[/.-]) ?)(?P<m>[01]? ?\d)"
    rf"(?:(?P<to_y> ?(?P=mark) ?)(?P<y>{YEAR}))?(?![\w/-])"
    rf"|(?<=ngày )(?P<d2>{TWO})(?P<to_m2> tháng )(?P<m2>[01]? ?\d)"
    rf"(?:(?P<to_y2> năm )(?P<y2>{YEAR}))?(?!\w)",
    re.I,
)
MAY_SPLIT = re.compile(r"\d \d")
DAYS_OF_MONTH, MONTHS_OF_YEAR = 31, 12


def unslipped(text: str) -> str:
    """The text with misread and broken digits of days put right, as long as it was."""
    for start, end, taken in _mended(text):
        text = text[:start] + taken + text[end:]
    return text


def slips_in(text: str) -> list[tuple[str, str]]:
    """Each day with misread or broken digits, as it stands and as it is taken."""
    return [(text[start:end], _shown(taken)) for start, end, taken in _mended(text)]


def _shown(taken: str) -> str:
    return re.sub(r" ?([/.-]) ?", r"\1", taken.replace(",", "")).strip()


def _mended(text: str) -> Iterator[tuple[int, int, str]]:
    """Where digits are put right and what stands there then, of the same length."""
    if MAY_SLIP.search(text):
        for found in SLIPPED.finditer(text):
            if (taken := found[0].translate(MISREAD_DIGITS)) != found[0]:
                yield found.start(), found.end(), taken
    if MAY_SPLIT.search(text):
        for found in SPLIT.finditer(text):
            if taken := _joined(found):
                yield found.start(), found.end(), taken


def _joined(found: re.Match[str]) -> str:
    """The day with its numbers whole and the spaces set where readers of days pass over them;
    empty where no number is broken or none is a day."""
    tail = "" if found["d"] else "2"
    day, month, year = (found[name + tail] or "" for name in ("d", "m", "y"))
    broken = (" " in day, " " in month, year.count(" "))
    if not any(broken) or not _is_day(day, month) or (broken[1] and not year):
        return ""
    to_month, to_year = found["to_m" + tail], found["to_y" + tail] or ""
    if tail:  # “15, tháng 12, năm” is read as “15 tháng 12 năm”
        to_month, to_year = "," * broken[0] + to_month, "," * broken[1] + to_year
    else:  # so is “15 /12/2026”
        to_month, to_year = " " + to_month.strip(), to_year.strip()
    taken = _whole(day) + to_month + _whole(month) + to_year + _whole(year)
    return taken.ljust(len(found[0]))


def _whole(number: str) -> str:
    return number.replace(" ", "")


def _is_day(day: str, month: str) -> bool:
    return 0 < int(_whole(day)) <= DAYS_OF_MONTH and 0 < int(_whole(month)) <= MONTHS_OF_YEAR
