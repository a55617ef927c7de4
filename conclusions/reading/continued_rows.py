"""Rows of a table of tasks that only go on with the row above, as where a page ends in it."""

import re
from dataclasses import replace

from conclusions.reading.dates import FULL_DATE
from conclusions.reading.deadlines import limits_in
from conclusions.reading.name_words import HEAD
from conclusions.reading.task_tables import Columns, cell_of, columns_of
from conclusions.reading.text_lines import TextLine
from conclusions.reading.traced_text import EMPTY, Traced, joined
from departments.folding import level

GOES_ON = re.compile(r"\(? ?(?:tiếp(?: theo)?|\.\.\.|…|//|nt) ?\)?|-|–")
DIGIT = re.compile(r"\d")
SENTENCE_ENDS = ".;:!?"
OPEN_ENDS = re.compile(r"(?:[,(–-]|(?<!\w)(?:và|của|với|để|các|theo|tại|về|cho|từ|đến|trong))$")
ONE_POINT = re.compile(r"[-+•*–]\s?\S|[a-zđ]\)\s|\d{1,2}[.)]\s")


def with_continued_rows(lines: list[TextLine]) -> list[TextLine]:
    """The lines, such rows joined to the one they go on with, cell by cell; a head that was printed
    anew between the two is left out."""
    shown: list[TextLine] = []
    head: TextLine | None = None
    columns: Columns | None = None
    for line in lines:
        own = columns_of(line.cells) if line.cells else None
        if whole := _second_of_head(shown, head, line):
            shown[-1] = head = whole
            columns = columns_of(whole.cells)
            continue
        if own:
            head, columns = line, own
        elif not line.cells:
            columns = None
        above = _row_above(shown, head)
        if columns and not own and above is not None and _goes_on(shown[above], line, columns):
            shown[above:] = [_joined(shown[above], line, columns)]
        else:
            shown.append(line)
    return shown


def _second_of_head(shown: list[TextLine], head: TextLine | None, row: TextLine) -> TextLine | None:
    """The whole head where the row is its second line: “Bắt đầu”, “Kết thúc” under “Thời gian”."""
    if head is None or shown[-1] is not head or len(row.cells) != len(head.cells):
        return None
    words = [cell.text for cell in row.cells if cell.text]
    if not words or len(words) == len(row.cells) or any(map(DIGIT.search, words)):
        return None
    cells = tuple(joined(pair) for pair in zip(head.cells, row.cells, strict=True))
    before, columns = columns_of(head.cells) or {}, columns_of(cells) or {}
    told = any(row.cells[before[name]].text for name in ("number", "task") if name in before)
    if told or "begin" not in columns or "begin" in before:
        return None
    return replace(head, words=joined([head.words, row.words]), cells=cells)


def _row_above(shown: list[TextLine], head: TextLine | None) -> int | None:
    """The place of the last row, past a head like the one before it."""
    at = len(shown) - 1
    again = at > 1 and head is shown[at] and _told(head) in map(_told, shown[:at])
    at -= again
    return at if at > 0 and shown[at].cells and shown[at] is not head else None


def _told(line: TextLine) -> tuple[str, ...]:
    return tuple(level(cell.text) for cell in line.cells)


def _goes_on(above: TextLine, row: TextLine, columns: Columns) -> bool:
    """The row has no number though the one above has, and its words are no task of their own."""
    if len(row.cells) != len(above.cells) or "number" not in columns:
        return False
    number = row.cells[columns["number"]].text
    if (number and not GOES_ON.fullmatch(level(number))) or not _number(above, columns):
        return False
    task, before = (cell_of(line.cells, columns, "task") for line in (row, above))
    if not task or not before:
        return bool(before)
    if number and before.text.endswith(":"):
        return not ONE_POINT.match(f"{number} {task.text}")  # “-” beside the first of its points
    lead, time = (cell_of(row.cells, columns, name) for name in ("lead", "time"))
    if lead and time and _is_whole(lead, time) and _has_day(above, columns):
        return False
    if number or OPEN_ENDS.search(level(before.text)):
        return True
    begins = task.text.lstrip("“\"'(")[:1]
    new = begins.isupper() or ONE_POINT.match(task.text)
    return not new and before.text[-1] not in SENTENCE_ENDS.replace(";", "")


def _number(row: TextLine, columns: Columns) -> str:
    number = cell_of(row.cells, columns, "number")
    return number.text if number else ""


def _is_whole(lead: Traced, time: Traced) -> bool:
    """A unit and a day of its own, not the rest of those above."""
    return bool(HEAD.match(level(lead.text))) and " " in lead.text and _names_a_day(time)


def _has_day(row: TextLine, columns: Columns) -> bool:
    time = cell_of(row.cells, columns, "time")
    return bool(time and _names_a_day(time))


def _names_a_day(time: Traced) -> bool:
    low = level(time.text)
    return bool(FULL_DATE.search(low) or limits_in(low) or limits_in(f"xong trong {low}"))


def _joined(above: TextLine, row: TextLine, columns: Columns) -> TextLine:
    number = columns["number"]
    cells = [
        one if at == number else _cell(one, other, at in _units(columns))
        for at, (one, other) in enumerate(zip(above.cells, row.cells, strict=True))
    ]
    return replace(above, words=joined([above.words, row.words]), cells=tuple(cells))


def _units(columns: Columns) -> set[int]:
    return {columns[name] for name in ("lead", "help") if name in columns}


def _cell(one: Traced, other: Traced, units: bool) -> Traced:
    """Both parts of the cell; a unit that begins anew is another one on the list."""
    if not one.text or not other.text:
        return other if other.text else one
    begins = HEAD.match(level(other.text)) if units else None
    another = begins and other.text[0].isupper() and len(other.text) > begins.end() + 1
    if another and not OPEN_ENDS.search(level(one.text)) and one.text[-1] not in SENTENCE_ENDS:
        return joined([one, other], by="; ")
    return joined([part for part in (one, other) if part is not EMPTY])
