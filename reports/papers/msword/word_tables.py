"""Tables of a Word file: the two columns of head and foot, ruled tables, a framed box."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from reports.papers import geometry
from reports.papers.msword.elements import (
    CENTRED,
    LEFT,
    SLIVER,
    WordFace,
    WordForm,
    border,
    element,
    paragraph,
    runs,
    twips,
)
from reports.papers.notices.printed_tables import PrintedCell, PrintedRow, PrintedTable

SIDES = ("top", "left", "bottom", "right")
PITCH = 1.05  # of Times' own line, so 1.2 times the letters


def columns(widths: Sequence[float], *rows: Sequence[list], whole: bool = False):
    """A table without lines, whose cells hold these paragraphs; a whole one is not torn."""
    made = _table(widths)
    for cells in rows:
        filled = (_cell(w, *told) for w, told in zip(widths, cells, strict=True))
        made.append(element("tr", _manner(whole=whole), *filled))
    return made


def box(width: float, height: float, colour: str, *told):
    """A frame of that size around one line."""
    edges = [border(side, points=1, colour=colour) for side in SIDES]
    made = _table([width - 1], edges)  # borders lie half outside a cell
    manner = element("trPr", element("trHeight", val=twips(height), hRule="exact"))
    made.append(element("tr", manner, _cell(width - 1, *told, middle=True)))
    return made


def ruled(table: PrintedTable, room: float, *, keep: bool = False):
    """The table as wide as the room; `keep` holds its last row with what follows."""
    widths = _widths(table.shares, room)
    page = geometry.NOTICE
    points = page.cell_border_pt
    lines = [border(side, points=points) for side in (*SIDES, "insideH", "insideV")]
    made = _table(widths, lines, sides=page.cell_side_pt, ends=page.cell_end_pt)
    if table.head:
        made.append(_head(table.head, widths, table.size))
    last = len(table.rows) - 1
    made.extend(
        _row(row, widths, table.size, row.strong or (keep and n == last))
        for n, row in enumerate(table.rows)
    )
    return made


def _widths(shares: Sequence[int], room: float) -> list[float]:
    """Whole twips that add up to the room: Word moves columns that do not."""
    edges = [round(twips(room) * part / sum(shares)) for part in accumulate(shares, initial=0)]
    return [(right - left) / 20 for left, right in pairwise(edges)]


def _table(widths: Sequence[float], lines: Sequence = (), *, sides: float = 0, ends: float = 0):
    """Word wants the widths on columns and cells both; its own cell margins are too wide."""
    margins = (("top", ends), ("left", sides), ("bottom", ends), ("right", sides))
    return element(
        "tbl",
        element(
            "tblPr",
            element("tblW", w=twips(sum(widths)), type="dxa"),
            element("jc", val=CENTRED),
            element("tblBorders", *lines) if lines else None,
            element("tblLayout", type="fixed"),
            element(
                "tblCellMar",
                *(element(side, w=twips(room), type="dxa") for side, room in margins),
            ),
        ),
        element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths)),
    )


def _manner(*, whole: bool = True, head: bool = False):
    if not whole and not head:
        return None
    return element(
        "trPr",
        element("cantSplit") if whole else None,
        element("tblHeader") if head else None,
    )


def _cell(width: float, *told, span: int = 1, middle: bool = False):
    """Word calls a file damaged whose cell holds no paragraph."""
    return element(
        "tc",
        element(
            "tcPr",
            element("tcW", w=twips(width), type="dxa"),
            element("gridSpan", val=span) if span > 1 else None,
            element("vAlign", val=CENTRED) if middle else None,
        ),
        *(told or [paragraph(SLIVER)]),
    )


def _head(cells: Sequence[PrintedCell], widths: Sequence[float], size: int):
    """Returns on every page, and never stands alone at the end of one."""
    told = (
        _cell(width, _words(cell, WordFace(size, bold=True), keep=True), middle=True)
        for cell, width in zip(cells, widths, strict=True)
    )
    return element("tr", _manner(head=True), *told)


def _row(row: PrintedRow, widths: Sequence[float], size: int, keep: bool):
    face = WordFace(size, bold=row.strong)
    if row.spans:
        cells = [_cell(sum(widths), _words(row.cells[0], face, keep), span=len(widths))]
    else:
        cells = [
            _cell(width, _words(cell, face, keep))
            for cell, width in zip(row.cells, widths, strict=True)
        ]
    return element("tr", _manner(whole=not row.tall), *cells)


def _words(cell: PrintedCell, face: WordFace, keep: bool):
    form = WordForm(CENTRED if cell.centred else LEFT, pitch=PITCH, keep=keep)
    return paragraph(form, *runs(cell.pieces, face))
