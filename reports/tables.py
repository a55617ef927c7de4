"""A ruled table inside a notice: its cells in words, its columns as wide as their words need."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.lines import width_of
from reports.paragraphs import Piece, clean, pieces_of

# Points, as css/pdf/notice.css sets the cells; the room is what lies between the page's margins.
SIZE, PADDING = 13, 10
ROOM, WIDE_ROOM = 467, 714
FEW = 4  # letters: numbers in the row, dates' parts; such a column is centred
FLOOR = 56  # two syllables or three to a line, if a cell has as many
SHORT, LEFT_OVER = 130, 0.7  # so wide a column has its cells on one line where others have room
TALL = 40  # lines of an upright page; a row that may be taller can be torn by its end


@dataclass(frozen=True)
class Cell:
    """The words of a cell; short ones stand in the middle of their column."""

    pieces: tuple[Piece, ...]
    centred: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Row:
    """The cells of a row; a strong one heads others, and a single cell runs over all columns."""

    cells: tuple[Cell, ...]
    strong: bool = False
    tall: bool = False

    @property
    def spans(self) -> bool:
        return len(self.cells) == 1


@dataclass(frozen=True)
class Table:
    """A table as laid out: columns by their share in per mille, its head if it has one."""

    shares: tuple[int, ...]
    head: tuple[Cell, ...]
    rows: tuple[Row, ...]
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


def table_of(head: Sequence[str], rows: Iterable[tuple[Sequence[str], bool]]) -> Table:
    """The table of these cells; each row comes with whether it is a strong one."""
    titles = [clean(cell) for cell in head]
    told = [([clean(cell) for cell in cells], strong) for cells, strong in rows]
    full = [cells for cells, _ in told if len(cells) > 1]
    columns = list(zip(*full, strict=True)) or [() for _ in titles]
    needs = [
        _need([title, *column])
        for title, column in zip(titles or [""] * len(columns), columns, strict=True)
    ]
    wide = sum(need.least for need in needs) > ROOM
    room = WIDE_ROOM if wide else ROOM
    widths = _widths(needs, room)
    centred = [all(len(cell) <= FEW for cell in column) for column in columns]
    return Table(
        shares=_shares(widths),
        head=tuple(Cell(tuple(pieces_of(title)), centred=True) for title in titles),
        rows=tuple(_row(cells, strong, widths, centred) for cells, strong in told),
        wide=wide,
    )


def _row(cells: list[str], strong: bool, widths: list[float], centred: list[bool]) -> Row:
    if len(cells) == 1:
        widths, centred = [sum(widths)], [False]
    tall = any(_width(c) > TALL * (room - PADDING) for c, room in zip(cells, widths, strict=True))
    shown = (Cell(tuple(pieces_of(c)), short) for c, short in zip(cells, centred, strict=True))
    return Row(tuple(shown), strong, tall)


def _width(text: str) -> float:
    return width_of(text, face="Bold", size=SIZE)


@dataclass(frozen=True)
class Need:
    """How wide a column must be at least, would be for its longest cell, and all its words in one
    line."""

    least: float
    most: float
    words: float


def _need(cells: Sequence[str]) -> Need:
    widths = [_width(cell) for cell in cells]
    longest = max((_width(word) for cell in cells for word in cell.split()), default=0)
    most = max(widths, default=0)
    least = max(longest, min(most, FLOOR))
    return Need(least + PADDING, most + PADDING, sum(widths) + PADDING)


def _widths(needs: list[Need], room: float) -> list[float]:
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
