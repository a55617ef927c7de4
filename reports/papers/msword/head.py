"""The head of a Word file: agency and nation, number and date, mark of urgency, title."""

from collections.abc import Iterator

from reports.papers import geometry
from reports.papers.line_breaks import width_of
from reports.papers.msword.elements import SLIVER, WordFace, WordForm, line, paragraph, rule
from reports.papers.msword.word_tables import box, columns
from reports.papers.notices.notice_sheet import BLANK, MOTTO, NATION, NoticeSheet

RED = "E00000"


def head_of(sheet: NoticeSheet):
    """Number and date share a row, else a long agency name pushes them apart."""
    page = geometry.NOTICE
    left, right = page.left_pt(narrow=sheet.narrow), page.right_pt(narrow=sheet.narrow)
    strong = WordFace(page.head_pt, bold=True)
    agency = [
        *(line(words, WordFace(page.head_pt)) for words in sheet.parent),
        *(line(words, strong) for words in sheet.agency),
        *_rule(sheet.agency, page.head_pt, left),
    ]
    nation = [
        line(NATION, strong),
        line(MOTTO, WordFace(page.motto_pt, bold=True)),
        rule(right, _longest((MOTTO,), page.motto_pt)),
    ]
    number = [line(f"Số: {sheet.number}", WordFace(page.number_pt), WordForm(before=6))]
    day = WordFace(page.number_pt, italic=True)
    dated = [line(_dated(sheet, right), day, WordForm(before=6))]
    mark = [([*_mark(sheet)], [])] if sheet.mark else []
    return columns((left, right), (agency, nation), (number, dated), *mark)


def _dated(sheet: NoticeSheet, room: float) -> str:
    """On one line if it fits; else the place may run over two, but the day is not cut."""
    if width_of(sheet.dated, face="Italic", size=geometry.NOTICE.number_pt) <= room:
        return sheet.dated
    place, day = sheet.day_words
    return f"{place} {day.replace(' ', BLANK)}"


def _mark(sheet: NoticeSheet) -> Iterator:
    yield paragraph(WordForm(exact=6))
    page = geometry.NOTICE
    words = line(sheet.mark, WordFace(page.number_pt, bold=True, colour=RED))
    width = getattr(page, f"mark_{sheet.urgency}_mm")
    yield box(width * geometry.MM, page.mark_height_mm * geometry.MM, RED, words)
    yield paragraph(SLIVER)


def title_of(sheet: NoticeSheet) -> Iterator:
    page = geometry.NOTICE
    name = WordFace(page.title_pt, bold=True)
    yield line(sheet.form, name, WordForm(before=page.title_above_pt))
    yield from (line(words, name) for words in sheet.abstract)
    yield from _rule(sheet.abstract, page.title_pt, page.room_pt)


def _rule(over: tuple[str, ...], size: float, room: float) -> Iterator:
    """Under those lines, where there are any."""
    if over:
        yield rule(room, geometry.NOTICE.rule_share / 100 * _longest(over, size))


def _longest(lines: tuple[str, ...], size: float) -> float:
    return max(width_of(words, face="Bold", size=size) for words in lines)
