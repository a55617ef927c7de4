"""Lines of a PDF made paragraphs again, by where they begin on the page.

Official papers set the first line of each paragraph in by about a centimetre; a line that begins at
the margin then goes on with the one before, whatever letter it begins with.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from conclusions.sources.pdf_drawing import Drawing
from conclusions.sources.pdf_overlays import Overlay
from conclusions.sources.pdf_rules import placed
from conclusions.sources.pdf_shown import Unshown
from conclusions.sources.raised_signs import raised
from conclusions.sources.ruled_tables import RuledTable, Slot

INDENT = 20, 60  # points from the margin to a first line: 1 cm or 1.27 cm, and some more
FEW = 3
BODY = 0.25  # so large a share of the lines is the text; heads, feet and appendices are the rest
WRAPPED = 0.55  # a line shorter than so much of the longest was ended, not wrapped
LABEL = re.compile(r"(?:\d{1,2}|[a-zđ]|[IVX]{1,4})[.)]\s|\(\d{1,2}\)\s|[-–+•*]\s")
SEEN = 20  # pieces told before: in them is a date, where one stands there
CLOSED = (".", ":", ";", "!", "?", "”", '"')


@dataclass
class PdfLine:
    """A line as drawn: its words, how far from the left and from the foot of the page it begins,
    and which of its letters stand at known places from the left."""

    text: str
    left: float = 0
    foot: float = 0
    stops: list[tuple[int, float]] = field(default_factory=list)

    @property
    def is_number(self) -> bool:
        return self.text.strip().isdigit()


@dataclass(frozen=True)
class PdfLayout:
    """The margin and the first lines' place, how far body lines stand apart, how long they are."""

    margin: float
    indent: float
    pitch: float
    length: int

    def at_margin(self, line: PdfLine) -> bool:
        return abs(line.left - self.margin) < 2

    def goes_on(self, before: PdfLine, line: PdfLine, same_page: bool) -> bool:
        if not self.at_margin(line) or line.is_number:
            return False
        if not self.at_margin(before) and abs(before.left - self.indent) > 2:
            return False
        if before.text.rstrip().endswith(CLOSED) and LABEL.match(line.text):
            return False
        if len(before.text) < WRAPPED * self.length:
            return False
        return not same_page or abs(before.foot - line.foot - self.pitch) < 1


class Telling:
    """Gathers what is told of a page: its lines, and each table where its first words stand."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.parts: list[PdfLine | RuledTable] = [PdfLine("")]
        self.begun: set[RuledTable] = set()
        self.entered: tuple[RuledTable, Slot] | None = None
        self.cell: tuple[RuledTable, Slot] | None = None  # in which the last words stood
        self.raised = False  # what is told stands above the line

    def lift(self, raised: bool) -> None:
        self.raised = raised

    def enter(self, cell: tuple[RuledTable, Slot] | None, lower: bool) -> None:
        self.entered = cell
        if cell and lower:
            cell[0].add(cell[1], "\n")  # beside a taller cell pypdf may take its lines for one

    def tell(self, text: str, matrix, text_matrix, font, size) -> None:
        self.words.append(text)
        if self.raised:
            text = raised(text, "".join(self.words[-SEEN:-1]))
        cell = self.entered if text.strip() else self.cell
        if cell:
            self._into(*cell, text if cell == self.cell else f" {text}")
        else:
            self._line(text, *placed(matrix, text_matrix[4], text_matrix[5]))
        self.cell = cell

    def _into(self, table: RuledTable, slot: Slot, text: str) -> None:
        if table not in self.begun:
            self.begun.add(table)
            if not self.parts[-1].text.strip():
                self.parts.pop()
            self.parts.append(table)
        table.add(slot, text)

    def _line(self, text: str, x: float, y: float) -> None:
        if self.cell:
            self.parts.append(PdfLine(""))
        for part in re.split(r"(\n)", text):
            if part == "\n":
                self.parts.append(PdfLine(""))
                continue
            last = self.parts[-1]
            if part.strip() and not last.text.strip():
                last.left, last.foot = x, y
            if part.strip():
                last.stops.append((len(last.text), x))
            last.text += part


@dataclass
class DrawnPage:
    """The lines of a page, a table drawn with rules as one part among them; what is to be put into
    them; and the words of stamps."""

    lines: list[PdfLine | RuledTable]
    late: list[Overlay]
    stamps: list[str]


def lines_of(page, unshown: Unshown) -> list[PdfLine | RuledTable]:
    """The lines of the page as `drawn_on` tells them."""
    return drawn_on(page, unshown).lines


def drawn_on(page, unshown: Unshown) -> DrawnPage:
    """The lines that pypdf tells, each with its place; at the very margin where it tells none."""
    drawing, telling = Drawing(page, unshown), Telling()
    told = drawing.told(telling.tell, telling.enter, telling.lift)
    if "".join(telling.words) != told:
        return DrawnPage([PdfLine(text) for text in told.split("\n")], drawing.late, drawing.stamps)
    for table in drawing.tables:
        table.close()
    return DrawnPage(telling.parts, drawing.late, drawing.stamps)


def layout_of(pages: list[list[PdfLine | RuledTable]]) -> PdfLayout | None:
    """How the body is set; None where first lines are not set in, or too few lines tell."""
    pages = [[part for part in page if isinstance(part, PdfLine)] for page in pages]
    lines = [line for page in pages for line in page if line.text.strip()]
    lefts = Counter(round(line.left) for line in lines)
    margin = min((left for left, n in lefts.items() if n >= FEW), default=None)
    if margin is None:
        return None
    near, far = INDENT
    indents = {left: n for left, n in lefts.items() if margin + near <= left <= margin + far}
    indent = max(indents, key=lambda left: indents[left], default=None)
    if indent is None or indents[indent] < FEW:
        return None
    if lefts[margin] + indents[indent] < BODY * len(lines):
        return None
    pitch = _pitch(pages, margin)
    length = max(len(line.text) for line in lines if round(line.left) == margin)
    return PdfLayout(margin, indent, pitch, length) if pitch else None


def _pitch(pages: list[list[PdfLine]], margin: float) -> float:
    gaps = Counter(
        round(before.foot - line.foot, 1)
        for page in pages
        for before, line in zip(page, page[1:], strict=False)
        if abs(line.left - margin) < 2 and before.foot > line.foot
    )
    return gaps.most_common(1)[0][0] if gaps else 0


def _joined(before: str, after: str) -> str:
    """The two in one; the number of a paper broken at its dash or stroke is whole again."""
    last = before.rsplit(" ", 1)[-1]
    broken = last.endswith(("-", "/")) and any(sign.isdigit() for sign in last)
    return before + after if broken and after[:1].isupper() else f"{before} {after}"


def paragraphs_of(pages: list[list[PdfLine | RuledTable]]) -> list[str]:
    """The text of each page; a paragraph that goes on over its foot stands whole where it began."""
    layout = layout_of(pages)
    if layout is None:
        return ["\n".join(line.text for line in page) for page in pages]
    told: list[list[str]] = []
    body: PdfLine | None = (
        None  # the last line that a next one may go on, and where its words stand
    )
    place: tuple[int, int] = (0, 0)
    for number, page in enumerate(pages):
        told.append([])
        fresh = True
        for line in page:
            if not line.text.strip():
                continue
            if isinstance(line, RuledTable):
                told[number].append(line.text)
                body = None
                continue
            if body and layout.goes_on(body, line, same_page=not fresh):
                at, row = place
                told[at][row] = _joined(told[at][row].rstrip(), line.text.lstrip())
            else:
                told[number].append(line.text)
                if line.is_number:
                    continue
                place = number, len(told[number]) - 1
            body, fresh = line, False
    return ["\n".join(page) for page in told]
