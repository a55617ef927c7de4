"""A working paper as values: its head, its table, its notes and who signs; no layout here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal
from math import floor

from django.utils import timezone

from departments.models import Agency
from departments.papertext import long_date, paper_date
from reports.figures.table_columns import (
    TableColumn,
    TableHeading,
    heads_of,
    spans_of,
    turns_of,
)
from reports.papers import geometry
from reports.papers.line_breaks import balanced, width_of
from reports.papers.paragraphs import TextPiece, clean
from reports.papers.worksheets.wrapping import pieces_of


@dataclass(frozen=True)
class NamedCell:
    """A cell in three paragraphs: what it is called, its words, what is to be known about them."""

    name: str
    words: str
    about: str


@dataclass(frozen=True)
class CountCell:
    """A number, and the address of exactly the rows that it counts."""

    count: int
    door: str


PaperCell = str | int | Decimal | date | NamedCell | CountCell | None
NOTHING = "–"
TALL = 30  # lines, of the forty or so of a page: less of it may stay empty


@dataclass(frozen=True)
class PaperGroup:
    """Rows under one line; without words they simply follow. They are asked for once: those of a
    long paper come one by one, and are nowhere all together."""

    rows: Iterable[tuple[PaperCell, ...]]
    head: str = ""

    @property
    def again(self) -> str:
        """What stands above the table where a page begins inside the group."""
        return f"{self.head.partition(':')[0]} (tiếp theo)" if self.head else ""


@dataclass(frozen=True)
class ShownPart:
    """A paragraph of a cell."""

    pieces: tuple[TextPiece, ...]


@dataclass(frozen=True)
class ShownCell:
    """A cell as paper prints it, over `down` rows; numbers and days that fit its width stay on one
    line. `parts` are the paragraphs of a named cell, each with its part's name."""

    pieces: tuple[TextPiece, ...]
    align: str
    down: int = 1
    parts: tuple[tuple[str, ShownPart], ...] = ()
    door: str = ""  # of a number above nought, where the paper is a page

    @property
    def text(self) -> str:
        """Its words in one line."""
        parts = [self.pieces, *(part.pieces for _, part in self.parts)]
        return " ".join("".join(piece.text for piece in pieces) for pieces in parts if pieces)


@dataclass(frozen=True)
class ShownRow:
    """A row in words, without the cells that are part of those above; a tall one may be torn by a
    page end, others never are. `again` stands above the table where a page begins with it."""

    cells: tuple[ShownCell, ...]
    tall: bool
    again: str | None = None


@dataclass(frozen=True)
class WorkingPaper:
    """All that one paper shows, in reading order; equal papers print alike."""

    kind: str  # slip, book, meeting, summary, overdue …: its widths here, its sizes in geometry
    name: str
    agency: tuple[tuple[str, ...], tuple[str, ...]]
    title: tuple[str, ...]
    under: tuple[str, ...]
    columns: tuple[TableColumn, ...]
    groups: tuple[PaperGroup, ...]
    total: tuple[PaperCell, ...] = ()
    opening: str = ""
    closing: str = ""
    notes: tuple[str, ...] = ()
    dated: str = ""
    signs: tuple[str, ...] = ()

    @property
    def heads(self) -> tuple[tuple[TableHeading, ...], ...]:
        return heads_of(self.columns)

    @property
    def shown(self) -> list[tuple[PaperGroup, list[ShownRow]]]:
        """The groups with every cell in words."""
        return [(group, list(self._rows(group))) for group in self.groups]

    @property
    def shown_total(self) -> ShownRow:
        return self._row(self.total, (1,) * len(self.total))

    def _rows(self, group: PaperGroup) -> Iterator[ShownRow]:
        rows = list(group.rows)
        for row, spans in zip(rows, spans_of(rows, self.columns), strict=True):
            yield self._row(row, spans, self._again(row, spans, group))

    def _row(
        self, row: tuple[PaperCell, ...], spans: tuple[int, ...], again: str | None = None
    ) -> ShownRow:
        cells = [cell for cell in zip(row, self.columns, spans, strict=False) if cell[2]]
        return ShownRow(
            tuple(self._cell(*cell) for cell in cells),
            tall=any(
                self._width(written(cell)) > TALL * room_of(self.kind, c) for cell, c, _ in cells
            ),
            again=again,
        )

    def _cell(self, cell: PaperCell, column: TableColumn, down: int) -> ShownCell:
        if not isinstance(cell, NamedCell):
            door = cell.door if isinstance(cell, CountCell) and cell.count else ""
            return ShownCell(self._pieces(written(cell), column), column.align, down, door=door)
        said = {field.name: getattr(cell, field.name) for field in fields(cell)}
        parts = ((name, self._pieces(text, column)) for name, text in said.items() if text)
        return ShownCell((), column.align, down, tuple((n, ShownPart(p)) for n, p in parts))

    def _again(
        self, row: tuple[PaperCell, ...], spans: tuple[int, ...], group: PaperGroup
    ) -> str | None:
        """“598/TB-SKHCN, 03/4/2024, mục II.1 (tiếp theo)” of a row whose first cells are part of
        those above; of another one its group's. None where nothing is ever told."""
        if not turns_of(self.columns):
            return group.again or None
        cells = zip(row, self.columns, spans, strict=True)
        above = [c.again.format(_short(cell)) for cell, c, down in cells if c.again and not down]
        return f"{', '.join(above)} (tiếp theo)" if above else group.again

    def _pieces(self, text: str, column: TableColumn) -> tuple[TextPiece, ...]:
        room = room_of(self.kind, column)
        return tuple(pieces_of(text, lambda words: self._width(words) <= room))

    def _width(self, text: str) -> float:
        return width_of(
            text, face="Regular", size=geometry.table_page(self.kind).letters_pt(self.kind)
        )


def _short(cell: PaperCell) -> str:
    """Without what is told in brackets."""
    return written(cell).partition(" (")[0]


def room_of(kind: str, column: TableColumn) -> float:
    """What a line in the column takes, in points."""
    page = geometry.table_page(kind)
    return floor(page.room_pt) * column.share / 1000 - page.cell_padding_pt(kind)


def written(cell: PaperCell) -> str:
    """A cell as paper prints it: 05/4/2024, 84,4, and a dash for nothing."""
    if isinstance(cell, NamedCell):
        return "\n".join(filter(None, (cell.name, cell.words, cell.about)))
    if isinstance(cell, CountCell):
        return str(cell.count)
    if isinstance(cell, date):
        return paper_date(cell)
    if isinstance(cell, Decimal):
        return str(cell).replace(".", ",")
    return NOTHING if cell is None or cell == "" else str(cell)


def letterhead(agency: Agency | None, kept: dict | None = None) -> tuple[tuple[str, ...], ...]:
    """Lines of the governing agency and of the agency, as a notice kept them or as they are."""
    parent, name = ((kept or {}).get(key) or getattr(agency, key, "") for key in ("parent", "name"))
    size, room = geometry.TABLE.agency_pt, geometry.TABLE.agency_line_pt
    return (
        balanced(clean(parent).upper(), face="Regular", size=size, room=room),
        balanced(clean(name).upper(), face="Bold", size=size, room=room),
    )


def place_and_day(agency: Agency, day: date) -> str:
    """“Quảng Ngãi, ngày 11 tháng 4 năm 2024”."""
    words = long_date(day)
    return f"{clean(agency.place)}, {words}" if agency.place else words.capitalize()


def moment(now: datetime) -> str:
    """“09 giờ 00 ngày 11/4/2024”."""
    local = timezone.localtime(now)
    return f"{local:%H giờ %M} ngày {paper_date(local.date())}"


def closed_at(paper: WorkingPaper, now: datetime) -> WorkingPaper:
    """The paper of frozen figures: its last line under the title says up to when they are."""
    return replace(paper, under=(*paper.under[:-1], f"(Số liệu chốt đến {moment(now)})"))


def shortened(text: str, most: int = 600) -> str:
    """One paragraph, cut at a word: a cell is not to fill a page."""
    line = clean(text)
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
