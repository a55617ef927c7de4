"""Rows of a table of tasks that are points of the row above them: “a)”, “-”, “1.1”, with the unit
and the day that stand in that row alone."""

import re

from conclusions.reading.outline import Node
from conclusions.reading.task_tables import Columns, cell_of, columns_of
from conclusions.reading.traced_text import Traced
from conclusions.reading.unit_finder import UnitFinder
from departments.folding import level

POINT = re.compile(r"(?:[-+•*–]|[a-zđ][.)]|\([a-zđ\d]\)|\d{1,2}\)) ?(?=\S)")
LETTER = re.compile(r"[-+•*–]|\(?[a-zđ][.)]?")
COUNTED = re.compile(r"\d{1,2}")
HANDED_ON = ("lead", "help", "time")


def with_points_led(
    nodes: list[Node],
    tables: dict[int, Columns],
    rows: dict[int, tuple[Traced, ...]],
    units: UnitFinder,
) -> tuple[dict[int, tuple[Traced, ...]], set[int]]:
    """The cells by the place of their row, those of points with what their row says for them; and
    the places of rows with a colon, that only head such points."""
    told = dict(rows)
    over: set[int] = set()
    above: int | None = None
    for place, columns in tables.items():
        if above is not None and tables[above] is not columns or columns_of(nodes[place].cells):
            above = None
        task = cell_of(rows[place], columns, "task")
        number = rows[place][columns["number"]] if "number" in columns else None
        if above is not None and task and _is_point(rows[above], number, task, columns):
            told[place] = _led(rows[above], rows[place], columns, units)
            if task_of(rows[above], columns).endswith(":"):
                over.add(above)
        else:
            counted = number and COUNTED.fullmatch(number.text.rstrip(".)"))
            above = place if counted and task else None
    return told, over


def task_of(row: tuple[Traced, ...], columns: Columns) -> str:
    task = cell_of(row, columns, "task")
    return task.text if task else ""


def _is_point(
    above: tuple[Traced, ...], number: Traced | None, task: Traced, columns: Columns
) -> bool:
    first = cell_of(above, columns, "number")
    if not number or not number.text or not first:
        return task_of(above, columns).endswith(":") and bool(POINT.match(task.text))
    if LETTER.fullmatch(number.text):
        return number.text.isalnum() or task_of(above, columns).endswith(":")
    inner = number.text.rstrip(".").removeprefix(f"{first.text.rstrip('.')}.")
    return inner != number.text.rstrip(".") and bool(inner)


def _led(
    above: tuple[Traced, ...], row: tuple[Traced, ...], columns: Columns, units: UnitFinder
) -> tuple[Traced, ...]:
    """The row with the unit and the day of the one above where it has none of its own: a unit that
    its words name, or its cell, has no helpers from there."""
    task = cell_of(row, columns, "task")
    point = POINT.match(task.text) if task else None
    words = task[point.end() :] if task and point else task
    named = bool(words and units.group_at(words, level(words.text), 0))
    own = named or cell_of(row, columns, "lead") is not None
    cells = list(row)
    for name in HANDED_ON:
        given = cell_of(above, columns, name)
        if given and not cell_of(row, columns, name) and (name == "time" or not own):
            cells[columns[name]] = given
    return tuple(cells)
