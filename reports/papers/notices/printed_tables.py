"""A ruled table inside a notice: its cells in words, its columns as wide as their words need."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import floor

from reports.papers import geometry
from reports.papers.line_breaks import width_of
from reports.papers.paragraphs import TextPiece, clean, pieces_of

SIZES = (13, 12, 11, 10, 9)  # points; the largest in which every word fits its column
FEW = 4  # letters: numbers in the row, dates' parts; such a column is centred
FLOOR = 56  # two syllables or three to a line, if a cell has as many
SHORT, LEFT_OVER = 130, 0.7  # so wide a column has its cells on one line where others have room
LONGEST = 0.35  # of the width; a longer word, an address of the web, is broken
TALL, WIDE_TALL = 20, 13  # lines, half a page; a taller row may be torn by a page's end


@dataclass(frozen=True)
class PrintedCell:
    """The words of a cell; short ones stand in the middle of their column."""

    pieces: tuple[TextPiece, ...]
    centred: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class PrintedRow:
    """The cells of a row; a strong one heads others, and a single cell runs over all columns."""

    cells: tuple[PrintedCell, ...]
    strong: bool = False
    tall: bool = False

    @property
    def spans(self) -> bool:
        return len(self.cells) == 1


@dataclass(frozen=True)
class PrintedTable:
    """A table as laid out: columns by their share in per mille, its head if it has one."""

    shares: tuple[int, ...]
    head: tuple[PrintedCell, ...]
    rows: tuple[PrintedRow, ...]
    size: int = SIZES[0]
    wide: bool = False

    @property
    def columns(self) -> list[str]:
        return [f"{share / 10}%" for share in self.shares]

    @property
    def words(self) -> tuple[str, ...]:
        """Every row in one line, the head first."""
        cells = [self.head, *(row.cells for row in self.rows)]
        told = (" ".join(filter(None, (cell.text for cell in row))) for row in cells)
        return tuple(filter(None, told))


def table_of(
    head: Sequence[str], rows: Iterable[tuple[Sequence[str], bool]], *, may_lie: bool = False
) -> PrintedTable:
    """The table of these cells; each row comes with whether it is a strong one.

    One too full for an upright page is set in smaller letters, or lies across where it may.
    """
    titles = [clean(cell) for cell in head]
    told = [([clean(cell) for cell in cells], strong) for cells, strong in rows]
    full = [cells for cells, _ in told if len(cells) > 1]
    columns = list(zip(*full, strict=True)) or [() for _ in titles or [""]]
    cells = [(title, *cells) for title, cells in zip_longest(titles, columns, fillvalue="")]
    size, wide, needs = _fitting(cells, may_lie)
    widths = _widths(needs, room_of(wide))
    centred = [all(len(cell) <= FEW for cell in column) for column in columns]
    setting = PrintedSetting(size, widths, centred, wide)
    return PrintedTable(
        shares=_shares(widths),
        head=tuple(
            PrintedCell(setting.pieces(title, width), centred=True)
            for title, width in zip(titles, widths, strict=False)
        ),
        rows=tuple(setting.row(cells, strong) for cells, strong in told),
        size=size,
        wide=wide,
    )


def table_by_shares(
    head: Sequence[str],
    shares: Sequence[int],
    centred: Sequence[bool],
    rows: Iterable[tuple[Sequence[str], bool]],
    *,
    size: int,
) -> PrintedTable:
    """A table whose columns say their own widths, in per mille of a page laid across."""
    widths = [room_of(wide=True) * share / sum(shares) for share in shares]
    setting = PrintedSetting(size, widths, list(centred), wide=True)
    told = [([clean(cell) for cell in cells], strong) for cells, strong in rows]
    return PrintedTable(
        shares=_shares(widths),
        head=tuple(
            PrintedCell(setting.pieces(clean(title), width), centred=True)
            for title, width in zip(head, widths, strict=True)
        ),
        rows=tuple(setting.row(cells, strong) for cells, strong in told),
        size=size,
        wide=True,
    )


def room_of(wide: bool) -> int:
    """What a table may take of an upright page or of one laid across, in points."""
    page = geometry.NOTICE
    return floor(page.across_room_pt if wide else page.room_pt)


def _fitting(columns: list[tuple[str, ...]], may_lie: bool) -> tuple[int, bool, list["ColumnNeed"]]:
    """The largest letters in which every word fits its column, upright first, then across."""
    first, *smaller = SIZES
    lying = [(size, True) for size in SIZES] if may_lie else []
    for size, wide in [(first, False), *(lying or [(size, False) for size in smaller])]:
        needs = [_need(cells, size, room_of(wide)) for cells in columns]
        if sum(need.least for need in needs) <= room_of(wide):
            break
    return size, wide, needs


@dataclass(frozen=True)
class PrintedSetting:
    """What every row of a table shares: letters' size, columns' widths, which are centred."""

    size: int
    widths: list[float]
    centred: list[bool]
    wide: bool

    def row(self, cells: list[str], strong: bool) -> PrintedRow:
        spans = len(cells) == 1
        rooms = [sum(self.widths)] if spans else self.widths
        centred = [False] if spans else self.centred
        most, padding = WIDE_TALL if self.wide else TALL, geometry.NOTICE.cell_padding_pt
        tall = any(
            _width(cell, self.size) > most * (room - padding)
            for cell, room in zip(cells, rooms, strict=True)
        )
        shown = (
            PrintedCell(self.pieces(cell, room), middle)
            for cell, room, middle in zip(cells, rooms, centred, strict=True)
        )
        return PrintedRow(tuple(shown), strong, tall)

    def pieces(self, text: str, room: float) -> tuple[TextPiece, ...]:
        """The cell's words; a number stays on one line where it fits its column."""
        padding = geometry.NOTICE.cell_padding_pt
        return tuple(pieces_of(text, lambda words: _width(words, self.size) <= room - padding))


def _width(text: str, size: int) -> float:
    return width_of(text, face="Bold", size=size)


@dataclass(frozen=True)
class ColumnNeed:
    """How wide a column must be at least, would be for its longest cell, and all its words in one
    line."""

    least: float
    most: float
    words: float


def _need(cells: Sequence[str], size: int, room: float) -> ColumnNeed:
    widths = [_width(cell, size) for cell in cells]
    longest = max((_width(word, size) for cell in cells for word in cell.split()), default=0)
    most = max(widths, default=0)
    least = max(min(longest, LONGEST * room), min(most, FLOOR))
    padding = geometry.NOTICE.cell_padding_pt
    return ColumnNeed(least + padding, most + padding, sum(widths) + padding)


def _widths(needs: list[ColumnNeed], room: float) -> list[float]:
    """What is left once every word fits is shared out; fuller columns take more, but by their
    root: one with ten times as many words is not ten times as wide."""
    widths = [need.most if need.most <= SHORT else need.least for need in needs]
    if sum(widths) > LEFT_OVER * room:
        widths = [need.least for need in needs]
    left = room - sum(widths)
    growing = {n for n, need in enumerate(needs) if need.most > need.least}
    while growing and left > 0.5:
        whole = sum(needs[n].words ** 0.5 for n in growing)
        more = {
            n: min(left * needs[n].words ** 0.5 / whole, needs[n].most - widths[n]) for n in growing
        }
        for n, points in more.items():
            widths[n] += points
        left -= sum(more.values())
        growing = {n for n in growing if needs[n].most - widths[n] > 0.5}
    return [room * width / sum(widths) for width in widths]


def _shares(widths: list[float]) -> tuple[int, ...]:
    whole = sum(widths)
    return tuple(round(1000 * width / whole) for width in widths)
