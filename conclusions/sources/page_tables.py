"""The tables of a web page: where each cell stands, and what is laid out by them and no table."""

import re
from dataclasses import dataclass, field

from conclusions.sources.docx_grid import Drawn, laid_out

UNLINED = re.compile(r"border(?:-\w+)?\s*:\s*(?:none|0)", re.I)
# What stands in a letterhead or at a signature, and in no table of tasks.
LETTERHEAD = re.compile(
    r"cộng h(?:òa|oà) xã hội|độc lập ?[-–]|^\s*(?:nơi nhận|số ?:|(?:tl|kt|tm|tuq|q)\. ?\w)", re.I
)
PAGE = 8  # lines in one cell: it holds a page, beside which the menu of the site stands
WIDEST = 100  # columns or rows that a cell may span; a forged number would fill the memory


@dataclass
class PageTable:
    """A table that is open, with the cells read so far; a cell's place is its column."""

    lined: bool = True
    rows: list[Drawn] = field(default_factory=list)
    down: dict[int, tuple[int, int]] = field(default_factory=dict)  # place: rows below, columns
    at: int = 0  # the column of the next cell

    def begin_row(self) -> None:
        self.rows.append({})
        self.at = 0
        self._skip()

    def add(self, lines: list[str], told: dict[str, str]) -> None:
        """A cell of the row that is open, with the attributes of its tag."""
        if not self.rows:
            self.begin_row()
        wide = _count(told.get("colspan", ""))
        self.rows[-1][self.at] = lines
        if (deep := _count(told.get("rowspan", ""))) > 1:
            self.down[self.at] = deep, wide
        self.at += wide
        self._skip()

    def _skip(self) -> None:
        """Go over the columns that a cell above reaches down into."""
        while self.at in self.down and self.at not in self.rows[-1]:
            below, wide = self.down.pop(self.at)
            self.rows[-1][self.at] = None
            if below > 2:
                self.down[self.at] = below - 1, wide
            self.at += wide

    def lines(self) -> list[str]:
        """A line a row with bars between its cells, or cell after cell where it lays out a page."""
        rows = [row for row in self.rows if row]
        over: list[str] = []
        while len(rows) > 1 and len(rows[0]) == 1 < max(map(len, rows)):
            over += next(iter(rows.pop(0).values())) or []  # a title over the table's head
        wide = max(map(len, rows), default=0) > 1
        if self.lined and wide and not any(map(_is_of_a_page, rows)):
            rows = [{at: cell and [" ".join(cell)] for at, cell in row.items()} for row in rows]
        return [*over, *laid_out(rows, self.lined)]


def _is_of_a_page(row: Drawn) -> bool:
    cells = [cell for cell in row.values() if cell]
    return any(len(cell) >= PAGE or any(map(LETTERHEAD.search, cell)) for cell in cells)


def begun_table(told: dict[str, str]) -> PageTable:
    """The table that a tag with these attributes opens; two columns without lines are none."""
    bare = told.get("border") == "0" or bool(UNLINED.search(told.get("style", "")))
    return PageTable(lined=not bare)


def _count(told: str) -> int:
    return min(max(int(told[:6]), 1), WIDEST) if told.isdecimal() else 1
