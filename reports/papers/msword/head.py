"""The head of a Word file: agency and nation, number and date, mark of urgency, title."""

from collections.abc import Iterator

from reports.papers.line_breaks import width_of
from reports.papers.msword.elements import SLIVER, WordFace, WordForm, line, paragraph, rule
from reports.papers.msword.page import MM, WIDTH
from reports.papers.msword.word_tables import box, columns
from reports.papers.notices.notice_sheet import BLANK, HEAD, MOTTO, NATION, TITLE, NoticeSheet

# As css/pdf/notice.css has them.
LEFT_ROOM, NARROW_ROOM = 0.45 * WIDTH, 0.36 * WIDTH
RIGHT_ROOM = WIDTH - LEFT_ROOM
RULE_SHARE, BELOW = 0.4, 12
SMALL, STRONG, NAME = WordFace(HEAD), WordFace(HEAD, bold=True), WordFace(TITLE, bold=True)
NUMBER, DATED, MOTTO_FACE = WordFace(13), WordFace(13, italic=True), WordFace(13, bold=True)
RED, BOX_HEIGHT = "E00000", 8 * MM
# Nghị định 30/2020/NĐ-CP, Phụ lục I, III.2, in millimetres.
BOX_WIDTHS = {"urgent": 20, "very_urgent": 40, "express": 30}


def head_of(sheet: NoticeSheet):
    """Number and date share a row, else a long agency name pushes them apart."""
    left = NARROW_ROOM if sheet.narrow else LEFT_ROOM
    right = WIDTH - left
    agency = [
        *(line(words, SMALL) for words in sheet.parent),
        *(line(words, STRONG) for words in sheet.agency),
        *_rule(sheet.agency, HEAD, left),
    ]
    nation = [
        line(NATION, STRONG),
        line(MOTTO, MOTTO_FACE),
        rule(right, _longest((MOTTO,), 13)),
    ]
    number = [line(f"Số: {sheet.number}", NUMBER, WordForm(before=6))]
    dated = [line(_dated(sheet, right), DATED, WordForm(before=6))]
    mark = [([*_mark(sheet)], [])] if sheet.mark else []
    return columns((left, right), (agency, nation), (number, dated), *mark)


def _dated(sheet: NoticeSheet, room: float) -> str:
    """On one line if it fits; else the place may run over two, but the day is not cut."""
    if width_of(sheet.dated, face="Italic", size=DATED.size) <= room:
        return sheet.dated
    place, day = sheet.day_words
    return f"{place} {day.replace(' ', BLANK)}"


def _mark(sheet: NoticeSheet) -> Iterator:
    yield paragraph(WordForm(exact=6))
    words = line(sheet.mark, WordFace(13, bold=True, colour=RED))
    yield box(BOX_WIDTHS[sheet.urgency] * MM, BOX_HEIGHT, RED, words)
    yield paragraph(SLIVER)


def title_of(sheet: NoticeSheet) -> Iterator:
    yield line(sheet.form, NAME, WordForm(before=18))
    yield from (line(words, NAME) for words in sheet.abstract)
    yield from _rule(sheet.abstract, TITLE, WIDTH)


def _rule(over: tuple[str, ...], size: float, room: float) -> Iterator:
    """Under those lines, where there are any."""
    if over:
        yield rule(room, RULE_SHARE * _longest(over, size))


def _longest(lines: tuple[str, ...], size: float) -> float:
    return max(width_of(words, face="Bold", size=size) for words in lines)
