"""Tables with a row for each unit and a column for each task: they are turned, so that each task
has a row with its units, as other tables have them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from conclusions.reading.dates import DATE
from conclusions.reading.name_words import VERB
from conclusions.reading.task_tables import columns_of
from conclusions.reading.text_lines import TextLine
from conclusions.reading.ticked_columns import (
    FEWEST,
    HELP,
    HELPS,
    LEAD,
    SHOWN,
    TIME,
    called,
    is_mark,
    listed,
    runs_of,
    says,
)
from conclusions.reading.traced_text import EMPTY, Traced, joined
from conclusions.reading.unit_finder import UnitFinder
from departments.folding import level

TURNED = "Bảng “{}” có đơn vị theo hàng: đã xếp lại mỗi việc một hàng; đối chiếu với bản gốc."
TASK = "Nội dung công việc"
DAY = re.compile(rf"(?:(?:trước|chậm nhất|hạn|xong|đến)[ :]*)?(?:ngày )?{DATE}")
IN_HEAD = re.compile(r" ?\((?P<when>[^()]*\d[^()]*)\)$")
TIME_HEAD = re.compile(r"(?:thời (?:hạn|gian)|hạn)(?: hoàn thành| thực hiện| gửi| chung)?")


def with_turned_tables(
    lines: list[TextLine], units: UnitFinder
) -> tuple[list[TextLine], list[str]]:
    """The lines, such tables turned, and a word to the reviewer for each."""
    shown: list[TextLine] = []
    told: list[str] = []
    for table in runs_of(lines):
        turned = list(_turned(table, units)) if len(table) >= FEWEST else []
        shown += turned or table
        told += [TURNED.format(_head(table[0]))] * bool(turned)
    return shown, told


def _head(line: TextLine) -> str:
    return " | ".join(cell.text for cell in line.cells)[:SHOWN].rstrip(" |")


def _turned(table: list[TextLine], units: UnitFinder) -> Iterator[TextLine]:
    head, *rows = table
    if "task" in (columns_of((*head.cells, called(TIME, head.words))) or {}):
        return
    named = _column_of_units(rows, units)
    tasks = [at for at in range(len(head.cells)) if at != named and _is_task(table, at)]
    if named is None or not tasks:
        return
    heads = [level(cell.text).strip(" .:") for cell in head.cells]
    general = next((at for at, low in enumerate(heads) if TIME_HEAD.fullmatch(low)), None)
    whole = joined([row.words for row in table])
    names = (called(name, head.words) for name in (TASK, LEAD, HELP, TIME))
    yield replace(head, words=whole, cells=tuple(names))
    for at in tasks:
        yield from _rows_of(head, rows, at, named, general)


def _column_of_units(rows: list[TextLine], units: UnitFinder) -> int | None:
    """The column, among the first two, in which each row names a known unit."""
    return next(
        (at for at in (0, 1) if all(units.resolve(row.cells[at].text.strip()) for row in rows)),
        None,
    )


def _is_task(table: list[TextLine], at: int) -> bool:
    """A column with work for its head, and marks or days alone below."""
    cells = [level(row.cells[at].text).strip() for row in table[1:]]
    marks = all(is_mark(low) or DAY.fullmatch(low) for low in cells)
    given = any(says(low) or DAY.fullmatch(low) for low in cells)
    head = level(table[0].cells[at].text)
    return marks and given and bool(VERB.match(head)) and not head.startswith("có ")


def _rows_of(
    head: TextLine, rows: list[TextLine], at: int, named: int, general: int | None
) -> Iterator[TextLine]:
    """A row for the task of the column, or one for each day that units have for it."""
    task, when = head.cells[at], EMPTY
    if found := IN_HEAD.search(task.text):
        task, when = task[: found.start()], task[slice(*found.span("when"))]
    parts: defaultdict[str, list[tuple[bool, Traced]]] = defaultdict(list)
    days: dict[str, Traced] = {}
    for row in rows:
        cell = row.cells[at]
        low = level(cell.text).strip()
        dated = bool(DAY.fullmatch(low))
        if not (dated or says(low)):
            continue
        day = cell if dated else when
        if not day.text and general is not None:
            day = row.cells[general]
        days.setdefault(day.text.strip(), day)
        parts[day.text.strip()].append((bool(HELPS.fullmatch(low)), row.cells[named]))
    for said, units in parts.items():
        leads, helpers = (
            [unit for helps, unit in units if helps is part] for part in (False, True)
        )
        cells = (task, listed(leads), listed(helpers), days[said])
        yield replace(head, words=task, cells=cells)
