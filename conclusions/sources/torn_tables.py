"""Tables that go on over the foot of a page: rows torn there made whole, repeated heads dropped."""

import re
from dataclasses import dataclass, replace

from conclusions.sources.pdf_paragraphs import PdfLine
from conclusions.sources.ruled_tables import NEAR, RuledTable, squeezed

Row = list[str]
NUMBER = re.compile(r"(?:\d{1,3}|[IVX]{1,5}|[A-Za-zđ])[.)]?")
PAGE = re.compile(r"(?:trang|page)?[\W_]*\d{1,3}(?:[\W_]+\d{1,3})?[\W_]*", re.I)
LABEL = re.compile(r"(?:\d{1,2}|[a-zđ]|[IVX]{1,4})[.)]\s|\(\d{1,2}\)\s")
BULLET = re.compile(r"[-–+•*]\s")
OPEN = re.compile(r"(?:[,–-]|\b(?:ngày|tháng|quý|năm|số|và|của|với))$")
DAY = re.compile(r"\d/\d{4}$")
ENDED = (".", "!", "?", "”", '"')  # a list in a cell goes on behind its semicolon


@dataclass
class Open:
    """The table that the page before ended with: it may go on."""

    table: RuledTable  # the part of it that holds its last row
    head: list[Row]  # the first rows of all, repeated where it goes on
    framed: bool  # its head has a rule
    torn: bool  # its foot on that page has none, as it would have under a whole row


def join(pages: list[list]) -> None:
    """Joins, in place, each table with the part of it that stands first on the next page."""
    before: Open | None = None
    marks = [{_mark(part) for part in page if isinstance(part, PdfLine)} for page in pages]
    for page, above, below in zip(pages, [set(), *marks], [*marks[1:], set()], strict=False):
        body = [part for part in page if not _runs(part, above | below)]
        first, last = (body[0], body[-1]) if body else (None, None)
        goes_on = isinstance(first, RuledTable) and before and _alike(before.table, first)
        if goes_on:
            _join(before, first)
        if goes_on and last is first:
            torn = before.framed and not first.closed[1]
            before = replace(before, table=first if first.rows else before.table, torn=torn)
        else:
            before = _opened(last) if isinstance(last, RuledTable) else None
        page[:] = [part for part in page if not isinstance(part, RuledTable) or part.rows]


def _opened(table: RuledTable) -> Open:
    head, foot = table.closed
    return Open(table, [list(row) for row in table.rows], head, head and not foot)


def _mark(line: PdfLine) -> tuple[str, int]:
    """What a line at the head or foot of every page has in common with that of the next."""
    return re.sub(r"\d+", "", line.text).strip(), round(line.foot)


def _runs(part, running: set[tuple[str, int]]) -> bool:
    if isinstance(part, RuledTable):
        return False
    text = part.text.strip()
    if LABEL.match(text):  # “4. Phân công như sau:” may stand where “3.” stood a page before
        return False
    return not text or bool(PAGE.fullmatch(text)) or _mark(part) in running


def _alike(one: RuledTable, other: RuledTable) -> bool:
    """The same columns at the same places."""
    return len(one.columns) == len(other.columns) and all(
        abs(a - b) <= NEAR for a, b in zip(one.columns, other.columns, strict=True)
    )


def _join(before: Open, first: RuledTable) -> None:
    for row in before.head:
        if first.rows[:1] != [row] or _is_numbered(row):
            break
        first.rows.pop(0)
    last = before.table.rows
    if last and first.rows and _torn(last[-1], first.rows[0], before.torn):
        both = zip(last[-1], first.rows.pop(0), strict=True)
        last[-1] = [squeezed(f"{words}\n{rest}") for words, rest in both]


def _is_numbered(row: Row) -> bool:
    """A row of the table's own and not of its head, which at most numbers its columns."""
    return bool(NUMBER.fullmatch(row[0])) and not all(map(NUMBER.fullmatch, filter(None, row)))


def _torn(before: Row, rest: Row, told: bool) -> bool:
    """The second row is more of the first: as is told, or it has no number and its words go on."""
    filled = [n for n, words in enumerate(rest) if words]
    numbers = {n for n, words in enumerate(before) if NUMBER.fullmatch(words)}
    worded = {n for n, words in enumerate(before) if words} - numbers
    if told or not worded.issuperset(filled):
        return told and numbers.isdisjoint(filled)
    free = all(_may_go_on(before[n], rest[n]) for n in filled)
    sure = sum(1 for n in filled if rest[n][0].islower() or OPEN.search(before[n]))
    if len(filled) == len(worded):
        return free and (bool(numbers) or sure * 2 >= len(filled))
    if len(filled) == 1:  # a heading between rows stands in the first column
        return filled[0] > 0 or free or bool(BULLET.match(rest[0]))
    if any(LABEL.match(rest[n]) for n in filled):
        return False
    return sure > 0 or (free and bool(numbers))


def _may_go_on(before: str, rest: str) -> bool:
    if LABEL.match(rest) or BULLET.match(rest):
        return False
    return rest[0].islower() or not (before.endswith(ENDED) or DAY.search(before))
