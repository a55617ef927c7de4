"""A printed PDF as lines of text with their places, to be held against the decree's form.

Lengths are in points from the top left corner of the page.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import groupby, pairwise
from statistics import mode

import pdfplumber

MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 195 * MM, 20 * MM, 277 * MM
COLUMN = LEFT + 0.45 * (RIGHT - LEFT)  # where head and foot divide
ASCENT, DESCENT = 0.891, 0.216  # of Times, in ems
DPI = 200


@dataclass(frozen=True)
class Line:
    """Letters on one baseline, in one column of the head or foot."""

    page: int
    baseline: float
    chars: tuple[dict, ...]

    @cached_property
    def text(self) -> str:
        return "".join(char["text"] for char in self.chars).strip()

    @cached_property
    def inked(self) -> list[dict]:
        return [char for char in self.chars if char["text"].strip()]

    @property
    def x0(self) -> float:
        return self.inked[0]["x0"]

    @property
    def x1(self) -> float:
        return self.inked[-1]["x1"]

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def size(self) -> float:
        return mode(round(char["size"], 2) for char in self.inked)

    @property
    def face(self) -> str:
        """Regular, Bold, Italic or Bold-Italic."""
        name = mode(char["fontname"] for char in self.inked)
        return name.partition("Tinos")[2].strip("-") or "Regular"


@dataclass(frozen=True)
class Rule:
    page: int
    x0: float
    x1: float
    y: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


class Print:
    """A notice's print, in its parts."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with pdfplumber.open(BytesIO(content)) as pdf:
            self.catalog = pdf.doc.catalog
            self.title = pdf.metadata.get("Title", "")
            self.sizes = [(page.width, page.height) for page in pdf.pages]
            self.chars = [c | {"page": n} for n, p in enumerate(pdf.pages) for c in p.chars]

    @cached_property
    def _rows(self) -> list[tuple[int, float, list[dict]]]:
        """Letters by page and baseline, each row from left to right, page numbers included."""

        def place(char):
            return char["page"], round(self.sizes[char["page"]][1] - char["matrix"][5], 1)

        ordered = sorted(self.chars, key=lambda c: (*place(c), c["x0"]))
        return [(*at, list(chars)) for at, chars in groupby(ordered, key=place)]

    @cached_property
    def numbers(self) -> list[Line]:
        """Page numbers: whatever stands in the top margin."""
        return [Line(p, y, tuple(chars)) for p, y, chars in self._rows if y < TOP]

    @cached_property
    def own(self) -> int:
        """How many pages the notice has before its appendices."""
        texts = {page: _text(chars) for page, y, chars in reversed(self._rows) if y >= TOP}
        found = [page for page, text in texts.items() if re.fullmatch("Phụ lục( [IVX]+)?", text)]
        return min(found, default=len(self.sizes))

    @cached_property
    def appended(self) -> list[Line]:
        """The lines of the appendices, those of a table's row over all its columns."""
        return [
            Line(page, y, tuple(chars))
            for page, y, chars in self._rows
            if page >= self.own and y >= TOP and _inked(chars)
        ]

    @cached_property
    def lines(self) -> list[Line]:
        """All other lines from top to bottom; head and foot are cut into their two columns."""
        found, column = [], COLUMN
        for page, y, chars in self._rows:
            if y < TOP or page >= self.own:
                continue
            text = _text(chars)
            column = {"THÔNG BÁO": None, "Nơi nhận:": COLUMN}.get(re.sub(r":.*", ":", text), column)
            halves = [chars] if column is None else _halves(chars, column)
            found += [Line(page, y, tuple(half)) for half in halves if _inked(half)]
        return found

    def line(self, pattern: str) -> Line:
        """The one line that matches."""
        (found,) = [line for line in self.lines if re.search(pattern, line.text)]
        return found

    def index(self, pattern: str) -> int:
        return self.lines.index(self.line(pattern))

    @cached_property
    def head(self) -> list[Line]:
        return self.lines[: self.index("^THÔNG BÁO$")]

    @cached_property
    def abstract(self) -> list[Line]:
        rest = self.lines[self.index("^THÔNG BÁO$") + 1 :]
        centred = [abs(line.middle - (LEFT + RIGHT) / 2) < 3 * MM for line in rest]
        bold = [line.face == "Bold" for line in rest]
        count = next(n for n, both in enumerate(zip(centred, bold, strict=True)) if not all(both))
        return rest[:count]

    @cached_property
    def body(self) -> list[Line]:
        start = self.lines.index(self.abstract[-1]) + 1
        return self.lines[start : self.index("^Nơi nhận:$")]

    @cached_property
    def recipients(self) -> list[Line]:
        foot = self.lines[self.index("^Nơi nhận:$") + 1 :]
        return [line for line in foot if line.x0 < LEFT + 2 * MM]

    @cached_property
    def signature(self) -> list[Line]:
        start = self.index("^Nơi nhận:$")
        return [line for line in self.lines[start - 1 :] if line.x0 > COLUMN]

    @cached_property
    def paragraphs(self) -> list[list[Line]]:
        """The body's lines by paragraph: each begins indented."""
        found: list[list[Line]] = []
        for line in self.body:
            if line.x0 - LEFT > 5 * MM or not found:
                found.append([])
            found[-1].append(line)
        return found

    @cached_property
    def gaps(self) -> tuple[list[float], list[float]]:
        """Baseline distances on one page: inside paragraphs, and from one to the next."""
        inside, between = [], []
        starts = {id(paragraph[0]) for paragraph in self.paragraphs}
        for above, below in pairwise(self.body):
            if above.page == below.page:
                (between if id(below) in starts else inside).append(below.baseline - above.baseline)
        return inside, between

    @cached_property
    def rules(self) -> list[Rule]:
        """Lines drawn on the first page, seen as dark runs of at least 18 points."""
        with pdfplumber.open(BytesIO(self.content)) as pdf:
            image = pdf.pages[0].to_image(resolution=DPI).original.convert("L")
        width, height = image.size
        pixels, found, scale = image.load(), [], 72 / DPI
        for y in range(height):
            dark = [pixels[x, y] < 160 for x in range(width)]
            x = 0
            for is_dark, run in groupby(dark):
                length = len(list(run))
                if is_dark and length * scale >= 18:
                    found.append(Rule(0, x * scale, (x + length) * scale, y * scale))
                x += length
        return [
            rule
            for n, rule in enumerate(found)
            if not any(
                rule.y - above.y < 1.5 and above.x0 < rule.x1 and rule.x0 < above.x1
                for above in found[:n]
            )
        ]

    @cached_property
    def pages(self) -> dict[int, Counter]:
        """For each page: how many lines of body, recipients and signature it holds."""
        parts = {"body": self.body, "recipients": self.recipients, "signature": self.signature}
        return {
            page: Counter({name: sum(x.page == page for x in part) for name, part in parts.items()})
            for page in range(self.own)
        }


def _text(chars: list[dict]) -> str:
    return "".join(char["text"] for char in chars).strip()


def _inked(chars: list[dict]) -> bool:
    return any(char["text"].strip() for char in chars)


def _halves(chars: list[dict], column: float) -> tuple[list[dict], list[dict]]:
    left = [char for char in chars if (char["x0"] + char["x1"]) / 2 < column]
    return left, [char for char in chars if char not in left]
