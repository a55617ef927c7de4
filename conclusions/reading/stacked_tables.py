"""Tables pasted a cell a line: the lines made rows of cells again, by the numbers of the rows."""

import re
from dataclasses import replace

from conclusions.reading.dates import FULL_DATE
from conclusions.reading.deadlines import limits_in
from conclusions.reading.task_tables import Columns, columns_of
from conclusions.reading.text_lines import TextLine
from conclusions.reading.traced_text import EMPTY, Traced, joined
from conclusions.reading.zones import RECIPIENTS
from departments.folding import level

WIDEST = 8  # columns
COUNTS = re.compile(r"\(?\d{1,2}\)?")
ENDS = re.compile(r"(?:trên đây|nay thông báo|\(?kèm theo|ghi chú)|.*\./\.$")


def with_stacked_rows(lines: list[TextLine]) -> list[TextLine]:
    """The lines; of each table pasted a cell a line one line a row, its cells in their columns."""
    shown: list[TextLine] = []
    at = 0
    while at < len(lines):
        size, columns = _head(lines, at)
        rows = _rows(lines, at + size, size) if columns else []
        if not columns or not rows:
            shown.append(lines[at])
            at += 1
            continue
        shown.append(_row(lines[at : at + size], [line.words for line in lines[at : at + size]]))
        shown += [_row(row, _cells(row, columns, size)) for row in rows]
        at = lines.index(rows[-1][-1], at) + 1
    return shown


def _head(lines: list[TextLine], at: int) -> tuple[int, Columns | None]:
    """How many lines from here on name the columns of a table of tasks, and what they hold."""
    if lines[at].cells or not re.fullmatch(r"s?tt|số tt|số thứ tự", level(lines[at].text)):
        return 0, None
    found: tuple[int, Columns | None] = (0, None)
    for size in range(3, WIDEST + 1):
        part = lines[at : at + size]
        if len(part) < size or COUNTS.fullmatch(part[-1].text) or len(part[-1].text) > 60:
            break
        columns = columns_of(tuple(line.words for line in part))
        if columns and len(columns) == size:
            found = size, columns
    return found


def _rows(lines: list[TextLine], at: int, size: int) -> list[list[TextLine]]:
    """The lines of each row, from number to number; none where they do not count from one."""
    while at < len(lines) and re.fullmatch(r"\(\d{1,2}\)", lines[at].text):
        at += 1  # “(1) (2) (3)” under the head
    rows: list[list[TextLine]] = []
    for line in lines[at:]:
        if line.cells or RECIPIENTS.match(level(line.text)) or ENDS.match(level(line.text)):
            break
        if line.text.rstrip(".") == str(len(rows) + 1):
            rows.append([line])
        elif not rows or len(rows[-1]) >= size:
            break
        else:
            rows[-1].append(line)
    return rows


def _cells(row: list[TextLine], columns: Columns, size: int) -> list[Traced]:
    """The row's words in its columns. Where a cell is missing, times go to theirs and the others
    keep their order."""
    words = [line.words for line in row]
    if len(words) == size:
        return words
    cells = [EMPTY] * size
    time = columns.get("time")
    if time is not None and len(words) > 2 and _is_time(words[-1]):
        cells[time] = words.pop()
    free = (place for place in range(size) if place != time or not cells[place].text)
    for place, cell in zip(free, words, strict=False):
        cells[place] = cell
    return cells


def _is_time(words: Traced) -> bool:
    low = level(words.text)
    told = limits_in(low) or limits_in(f"xong trong {low.removeprefix('trong ')}")
    return bool(told or FULL_DATE.search(low)) or "thường xuyên" in low


def _row(lines: list[TextLine], cells: list[Traced]) -> TextLine:
    words = joined(line.words for line in lines)
    return replace(lines[0], words=words, cells=tuple(cells))
