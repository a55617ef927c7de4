"""Cells of a table of tasks that only say “as above”: “-nt-”, “như trên”, “〃”."""

import re
from collections.abc import Iterator

from conclusions.reading.outline import Node
from conclusions.reading.paths import told_place
from conclusions.reading.task_tables import Columns, columns_of
from conclusions.reading.traced_text import EMPTY, Traced
from departments.folding import level

DITTO = re.compile(
    r"[-–(\[ ]*(?:n\.? ?t\.?|như (?:trên|hàng trên|mục trên)|nêu trên|ditto)[-–)\]. ]*"
    r"|[-– ]*(?:[\"“”„″〃'’]{1,2}|//)[-– ]*"
)
REPEATABLE = ("lead", "help", "time", "product")


def is_ditto(cell: Traced) -> bool:
    return bool(DITTO.fullmatch(level(cell.text)))


def with_cells_above(
    nodes: list[Node], tables: dict[int, Columns]
) -> dict[int, tuple[Traced, ...]]:
    """The cells of each row by its place, those that say “as above” with what the row above them
    says; nothing where that says nothing."""
    told: dict[int, tuple[Traced, ...]] = {}
    above: tuple[Traced, ...] = ()
    for place, columns in tables.items():
        cells = nodes[place].cells
        told[place] = cells
        if columns_of(cells):
            continue
        repeatable = {columns[name] for name in REPEATABLE if name in columns}
        if any(at in repeatable and is_ditto(cell) for at, cell in enumerate(cells)):
            told[place] = tuple(
                (above[at] if at < len(above) else EMPTY)
                if at in repeatable and is_ditto(cell)
                else cell
                for at, cell in enumerate(cells)
            )
        if sum(bool(cell.text.strip(" -–")) for cell in cells) > 2:  # no row that heads others
            above = told[place]
    return told


def ditto_doubts(
    nodes: list[Node], told: dict[int, tuple[Traced, ...]], numbers: dict[int, str]
) -> Iterator[str]:
    """A sentence for each cell that refers to nothing."""
    for place, cells in told.items():
        for cell, own in zip(cells, nodes[place].cells, strict=True):
            if own.text and not cell.text:
                named = told_place(numbers.get(place, ""))
                yield f"Bảng, {named}: “{own.text}” không có ô trên để lấy theo."
