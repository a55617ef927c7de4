"""Tables whose columns only tabs or wide gaps set apart: their lines made rows of cells."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from conclusions.reading.task_tables import Columns, columns_of
from conclusions.reading.text_lines import TextLine
from conclusions.reading.traced_text import EMPTY, TAB, Traced, joined
from conclusions.reading.zones import RECIPIENTS
from departments.folding import level

COLUMN_GAP = re.compile(r" {2,}")
ROW_NUMBER = re.compile(r"\d{1,3}[.)]?")
UNCLEAR = "Bảng không rõ từng hàng; cần đối chiếu với bản gốc."
MOST_COLUMNS = 24


@dataclass(frozen=True)
class ColumnPart:
    """Words between two gaps of a line, and where on the line they stand."""

    start: int
    end: int
    words: Traced


@dataclass(frozen=True)
class Head:
    """The head of a table: its columns by what they hold and where they stand."""

    parts: list[ColumnPart]
    columns: Columns
    tabs: bool
    size: int

    def place(self, part: ColumnPart) -> int:
        """The column under whose head the part stands, or the nearest one."""

        def apart(place: int) -> int:
            head = self.parts[place]
            return max(head.start, part.start) - min(head.end, part.end)

        return min(range(len(self.parts)), key=apart)

    def cells(self, line: TextLine) -> list[Traced]:
        cells = [EMPTY] * len(self.parts)
        for order, part in enumerate(_parts(line, self.tabs)):
            place = min(order, len(cells) - 1) if self.tabs else self.place(part)
            cells[place] = joined([cells[place], part.words])
        return cells


def with_rows(lines: list[TextLine]) -> tuple[list[TextLine], list[str]]:
    """The lines with those of each table as one line a row, and what is not clear in them."""
    shown: list[TextLine] = []
    doubts: list[str] = []
    at = 0
    while at < len(lines):
        head = _head(lines, at)
        if head is None:
            end = _ruled_by_tabs(lines, at)
            shown += [_row([line], _between_tabs(line)) for line in lines[at:end]]
            shown += [] if end > at else [lines[at]]
            at = max(end, at + 1)
            continue
        end = _end(lines, at + head.size, head)
        shown.append(_row(lines[at : at + head.size], tuple(p.words for p in head.parts)))
        rows = _rows(lines[at + head.size : end], head)
        doubts += [] if rows else [UNCLEAR]
        for row in rows or [[line] for line in lines[at + head.size : end]]:
            shown.append(_row(row, _merged(row, head) if rows else (row[0].words, EMPTY, EMPTY)))
        at = end
    return shown, list(dict.fromkeys(doubts))


def _parts(line: TextLine, tabs: bool) -> list[ColumnPart]:
    """What gaps, or single tabs, set apart; between tabs a cell may be empty."""
    raw = line.raw
    if tabs:
        edges = [(at, at + len(TAB)) for at in _tabs(raw)]
    else:
        edges = [gap.span() for gap in COLUMN_GAP.finditer(raw.text)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(raw)]
    found = [
        ColumnPart(a, b, raw[a:b].squeezed())
        for a, b in zip(starts, ends, strict=True)
        if a < b or tabs
    ]
    return found if tabs else [part for part in found if part.words.text]


def _tabs(raw: Traced) -> list[int]:
    """Where tabs were: four spaces in place of one letter of the original."""
    places, at = [], raw.text.find(TAB)
    while at >= 0:
        tab = raw.starts[at] == raw.starts[at + len(TAB) - 1]
        places += [at] if tab else []
        at = raw.text.find(TAB, at + (len(TAB) if tab else 1))
    return places


def _ruled_by_tabs(lines: list[TextLine], at: int) -> int:
    """The end of a table of any kind that begins here: as many tabs, two or more, in each of some
    lines, and words between all tabs of the first. Without one it is where it began."""
    head, end = _between_tabs(lines[at]), at + 1
    if len(head) < 3 or not all(cell.text for cell in head):
        return at
    while end < len(lines) and len(_between_tabs(lines[end])) == len(head):
        end += 1
    return end if end > at + 1 else at


def _between_tabs(line: TextLine) -> tuple[Traced, ...]:
    if line.cells or TAB not in line.raw.text:
        return ()
    return tuple(part.words for part in _parts(line, tabs=True))


def _head(lines: list[TextLine], at: int) -> Head | None:
    """The head that begins on this line, its words on one to four lines."""
    tabs = bool(_tabs(lines[at].raw))
    head = None
    for size in range(1, 2 if tabs else 5):
        part = lines[at : at + size]
        if (
            len(part) < size
            or part[-1].cells
            or COLUMN_GAP.search(part[-1].raw.text.strip()) is None
        ):
            break
        if head and _begins_rows(part[-1], head):
            break
        parts = _parts(part[0], tabs) if tabs else _stacked(part)
        columns = columns_of(tuple(p.words for p in parts)) if len(parts) > 2 else None
        if head and not columns:
            break
        head = Head(parts, columns, tabs, size) if columns else None
    return head


def _begins_rows(line: TextLine, head: Head) -> bool:
    """Not more of the head: a number, a long task, or something in every column."""
    cells = head.cells(line)
    filled = sum(1 for cell in cells if cell.text)
    return (
        _numbered(line, head)
        or len(cells[head.columns["task"]]) > 15
        or filled == len(cells)
        or any(len(cell) > 25 for cell in cells)
    )


def _stacked(lines: list[TextLine]) -> list[ColumnPart]:
    """The parts of some lines, those that stand under one another as one; none where there are more
    than a page has room for."""
    stacks: list[ColumnPart] = []
    for part in (part for line in lines for part in _parts(line, tabs=False)):
        place = next(
            (i for i, s in enumerate(stacks) if s.start < part.end and part.start < s.end), None
        )
        if place is None:
            stacks.append(part)
            if len(stacks) > MOST_COLUMNS:
                return []
            continue
        over = stacks[place]
        words = joined([over.words, part.words])
        stacks[place] = ColumnPart(min(over.start, part.start), max(over.end, part.end), words)
    return sorted(stacks, key=lambda part: part.start)


def _end(lines: list[TextLine], start: int, head: Head) -> int:
    """The first line after the table: apart from it, or running over its columns."""
    half = (head.parts[-1].end - head.parts[0].start) / 2
    for at in range(start, len(lines)):
        line = lines[at]
        parts = _parts(line, head.tabs)
        if head.tabs and len(parts) < 3:
            return at
        if head.tabs or _numbered(line, head):
            continue
        # The paragraph after the table stands apart from it; so may a row, in several columns.
        if any(part.end - part.start > 1.5 * half for part in parts) or (
            line.blank_before and not line.page_before and len(parts) < 2
        ):
            return at
        if RECIPIENTS.match(level(line.text)):
            return at
    return len(lines)


def _numbered(line: TextLine, head: Head) -> bool:
    number = head.columns.get("number")
    return number is not None and bool(ROW_NUMBER.fullmatch(head.cells(line)[number].text))


def _rows(lines: list[TextLine], head: Head) -> list[list[TextLine]]:
    """The lines of each row: from number to number, or from blank to blank; none if unclear."""
    lines = [line for line in lines if columns_of(tuple(head.cells(line))) is None]
    if head.tabs or "number" not in head.columns:
        return [[line] for line in lines] if head.tabs else _by(lines, _full(head))
    parted = _by(lines, lambda line: line.blank_before and not line.page_before)
    if len(parted) > 1 and all(sum(_numbered(line, head) for line in row) == 1 for row in parted):
        return parted
    return _by(lines, lambda line: _numbered(line, head)) if _numbered(lines[0], head) else []


def _full(head: Head) -> Callable[[TextLine], bool]:
    def starts(line: TextLine) -> bool:
        filled = sum(1 for cell in head.cells(line) if cell.text)
        return filled > len(head.parts) / 2

    return starts


def _by(lines: list[TextLine], starts: Callable[[TextLine], bool]) -> list[list[TextLine]]:
    rows: list[list[TextLine]] = []
    for line in lines:
        if starts(line) or not rows:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _merged(row: list[TextLine], head: Head) -> tuple[Traced, ...]:
    columns = zip(*(head.cells(line) for line in row), strict=True)
    return tuple(joined(column) for column in columns)


def _row(lines: list[TextLine], cells: tuple[Traced, ...]) -> TextLine:
    return replace(lines[0], words=joined(line.words for line in lines), cells=cells)
