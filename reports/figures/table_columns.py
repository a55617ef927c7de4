"""Columns of a table that stands on a screen and on paper: headings and widths, told once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class TableColumn:
    """A column: its heading, its share of the width on paper in per mille, how its cells stand
    ("", c centred, num to the right), and the heading that it shares with its neighbours.

    A cell of a `merged` column is one with the cell above where both rows say the same in all
    columns merged in the same turn (1, 2 …) or an earlier one; `again` tells such a cell where a
    page goes on in it."""

    head: str
    share: int
    align: str = ""
    over: str = ""
    merged: int = 0
    again: str = ""

    @property
    def holds_days(self) -> bool:
        """Whether its cells are days: Excel shows none of a day that its column is too narrow
        for."""
        return False

    @property
    def width(self) -> str:
        return f"{self.share / 10}%"


@dataclass(frozen=True)
class TableHeading:
    """One cell of a table's head: the column it begins at, how many it spans, how many rows."""

    text: str
    column: int
    across: int = 1
    down: int = 1
    align: str = ""


def spans_of(
    rows: Sequence[Sequence[object]], columns: Sequence[TableColumn]
) -> list[tuple[int, ...]]:
    """Over how many rows each of these cells stands; 0 of one that is part of the cell above."""
    turns = turns_of(columns)
    spans = [[1] * len(columns) for _ in rows]
    for n in range(len(rows) - 1, 0, -1):  # upwards: a cell hands its rows to the one above
        for turn in turns:
            if any(rows[n][place] != rows[n - 1][place] for place in turn):
                break
            for place in turn:
                spans[n - 1][place] += spans[n][place]
                spans[n][place] = 0
    return [tuple(row) for row in spans]


def turns_of(columns: Sequence[TableColumn]) -> list[list[int]]:
    """The places of the merged columns, those merged together in one list."""
    turns = sorted({column.merged for column in columns if column.merged})
    return [[n for n, c in enumerate(columns) if c.merged == turn] for turn in turns]


def heads_of(columns: Sequence[TableColumn]) -> tuple[tuple[TableHeading, ...], ...]:
    """The head of the table in one row, or in two where columns share a heading."""
    two = any(column.over for column in columns)
    upper: list[TableHeading] = []
    lower: list[TableHeading] = []
    place = 0
    for over, sharing in groupby(columns, key=lambda column: column.over):
        found = list(sharing)
        if over:
            upper.append(TableHeading(over, place, across=len(found), align="c"))
        row, down = (lower, 1) if over else (upper, 1 + two)
        row += [TableHeading(c.head, place + n, 1, down, c.align) for n, c in enumerate(found)]
        place += len(found)
    return (tuple(upper), tuple(lower)) if two else (tuple(upper),)
