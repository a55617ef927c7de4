"""Sizes and places on every printed page, once: style sheets, PDF and Word read them here.

A name ends in its unit: `_mm` millimetres, `_pt` points (72 to the inch), `_share` per cent of the
width between the margins. Nothing on paper is measured in pixels. Style sheets name each field as
a custom property (`var(--notice-left)`); sources are Nghị định 30/2020/NĐ-CP, Phụ lục I and III.
"""

import re
from dataclasses import dataclass, fields
from math import ceil, floor

MM = 72 / 25.4  # points
NAMED = re.compile(r"var\((--[\w-]+)\)")
UNITS = {"mm": "mm", "pt": "pt", "share": "%"}


@dataclass(frozen=True)
class PrintPage:
    """A sheet of paper and what its margins leave."""

    width_mm: float
    height_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float
    left_mm: float
    page_number_pt: float

    @property
    def room_pt(self) -> float:
        """Between the left and the right margin."""
        return (self.width_mm - self.left_mm - self.right_mm) * MM


@dataclass(frozen=True)
class NoticePage(PrintPage):
    """A notice in the decree's form. Its lines are broken before layout, each a little narrower
    than its place: fonts of the PDF and of Word differ by a hair."""

    header_mm: float = 9  # from the paper's edge to the number, which Word wants to know
    # Columns at the head and the foot; a long place needs a wider right one for its date.
    column_share: float = 45
    narrow_share: float = 36
    body_pt: float = 14
    head_pt: float = 12
    motto_pt: float = 13
    number_pt: float = 13
    title_pt: float = 14
    sign_pt: float = 14
    receiver_pt: float = 11
    receivers_title_pt: float = 12
    indent_mm: float = 12.7
    gap_pt: float = 6  # above a paragraph
    title_above_pt: float = 18
    title_below_pt: float = 12
    foot_above_pt: float = 14
    signer_above_mm: float = 26
    attached_above_pt: float = 3
    appendix_above_pt: float = 10
    rule_share: float = 40  # of the longest line above it
    # The mark of urgency (Phụ lục I, III.2).
    mark_height_mm: float = 8
    mark_urgent_mm: float = 20
    mark_very_urgent_mm: float = 40
    mark_express_mm: float = 30
    # Ruled tables.
    cell_side_pt: float = 4.5
    cell_end_pt: float = 2
    cell_border_pt: float = 0.75

    @property
    def across_room_pt(self) -> float:
        """Of a page laid across: its margins go with the reader, not with the sheet."""
        return (self.height_mm - self.left_mm - self.right_mm) * MM

    def left_pt(self, *, narrow: bool = False) -> float:
        """The left column of the head and the foot."""
        return (self.narrow_share if narrow else self.column_share) * self.room_pt / 100

    def right_pt(self, *, narrow: bool = False) -> float:
        return self.room_pt - self.left_pt(narrow=narrow)

    def agency_line_pt(self, *, narrow: bool = False) -> int:
        return floor(self.left_pt(narrow=narrow)) - 4

    @property
    def dated_line_pt(self) -> int:
        return floor(self.right_pt()) - 2

    @property
    def title_line_pt(self) -> int:
        return floor(self.room_pt) - 22

    @property
    def sign_line_pt(self) -> int:
        return floor(self.right_pt()) - 7

    @property
    def receiver_line_pt(self) -> int:
        return floor(self.left_pt()) - 5

    @property
    def cell_padding_pt(self) -> int:
        """What a column loses to both sides of its cells and a rule."""
        return ceil(2 * self.cell_side_pt + self.cell_border_pt)


@dataclass(frozen=True)
class TablePage(PrintPage):
    """A working paper: one table across the page under the agency's name, which lies on its side
    unless its rows are few and wordy."""

    agency_box_mm: float = 95
    agency_pt: float = 12
    text_pt: float = 11
    dense_pt: float = 10.5  # the overdue list, the meeting's sheets
    book_pt: float = 8.5  # fourteen columns
    slip_pt: float = 10
    cell_side_pt: float = 3.5
    cell_end_pt: float = 3
    book_cell_pt: float = 2.5
    cell_border_pt: float = 0.6

    @property
    def agency_line_pt(self) -> int:
        return floor(self.agency_box_mm * MM) - 19

    def letters_pt(self, kind: str) -> float:
        """The letters' size in the table of a paper of that kind."""
        sizes = {"book": self.book_pt, "slip": self.slip_pt}
        sizes |= dict.fromkeys(("meeting", "overdue", "decided"), self.dense_pt)
        return sizes.get(kind, self.text_pt)

    def cell_padding_pt(self, kind: str) -> int:
        side = self.book_cell_pt if kind == "book" else self.cell_side_pt
        return ceil(2 * side + self.cell_border_pt)


NOTICE = NoticePage(
    width_mm=210, height_mm=297, top_mm=20, right_mm=15, bottom_mm=20, left_mm=30, page_number_pt=14
)
TABLE = TablePage(
    width_mm=297, height_mm=210, top_mm=18, right_mm=12, bottom_mm=14, left_mm=15, page_number_pt=13
)

SLIP = TablePage(  # upright: a unit's part of a notice, a page or two of words
    width_mm=210, height_mm=297, top_mm=15, right_mm=12, bottom_mm=12, left_mm=15, page_number_pt=13
)


def table_page(kind: str) -> TablePage:
    """The page of a working paper of that kind."""
    return SLIP if kind == "slip" else TABLE


def measured(css: str) -> str:
    """The style sheet with every measure it names (`var(--notice-left)`) written out: properties
    that each element inherits would cost a print a twentieth of its time. Raises KeyError for a
    name that is no measure here, where a browser would drop the line without a word."""
    pages = {"notice": NOTICE, "table": TABLE, "slip": SLIP}
    known = {
        name: told for prefix in pages for name, told in _measures(prefix, pages[prefix]).items()
    }
    return NAMED.sub(lambda named: known[named[1]], css)


def _measures(prefix: str, page: PrintPage) -> dict[str, str]:
    told = {}
    for field in fields(page):
        name, _, unit = field.name.rpartition("_")
        value = getattr(page, field.name)
        told[f"--{prefix}-{name.replace('_', '-')}"] = f"{value:g}{UNITS[unit]}"
    return told
