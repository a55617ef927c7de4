"""Columns of a table that stands on a screen and on paper: headings and widths, told once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class TableColumn:
    """A column: its heading, its share of the width on paper in per mille, how its cells stand
    ("", c centred, num to the right), and the heading that it shares with its neighbours."""

    head: str
    share: int
    align: str = ""
    over: str = ""

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
