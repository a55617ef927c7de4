"""The operations of a page with a mark wherever words of another cell, or its next line, begin.

Some programs show a whole line of a table, over several cells, by one operation; so the pen is
followed by the widths of the letters.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from pypdf.generic import ArrayObject

from conclusions.sources.pdf_layers import SHOWS
from conclusions.sources.pdf_rules import UNTURNED, Matrix, combined, placed

MARK = b"cell"  # operands: the cell or None, whether a new line of the same cell begins
STAY = ([1, 0, 0, 1, 0, 0], b"cm")  # draws nothing, but pypdf tells what it has gathered so far
PLACES = {b"Tm", b"Td", b"TD"}
LOWER = 6  # points; words so far under others are on another line, not only set lower
GAP = 150  # thousandths of the size of the letters; other cells begin after no less
UNKNOWN = 500  # the width of a letter that the font tells nothing of
Cell = object
Find = Callable[[float, float], Cell | None]


def apart(operations: list) -> Iterator[tuple]:
    """The operations so that words put at a place of their own are told with that place, though
    they stand in the line and the letters of those before: what fills a blank is put by places."""
    for operands, operator in operations:
        if operator in PLACES:
            yield STAY
        yield operands, operator


@dataclass(frozen=True)
class Font:
    """How wide the letters are, in thousandths of their size."""

    widths: dict[int, float] = field(default_factory=dict)
    other: float = UNKNOWN
    bytes_each: int = 1

    def codes(self, text: bytes) -> Iterator[int]:
        if self.bytes_each == 1:
            return iter(text)
        return (text[n] * 256 + text[n + 1] for n in range(0, len(text) - 1, 2))


def font_of(resource) -> Font:
    if resource.get("/Subtype") == "/Type0":
        inner = resource["/DescendantFonts"][0].get_object()
        return Font(_of_codes(inner.get("/W") or []), float(inner.get("/DW", 1000)), 2)
    first = int(resource.get("/FirstChar", 0))
    scale = 1000 * float(resource["/FontMatrix"][0]) if "/FontMatrix" in resource else 1
    widths = {first + n: scale * float(w) for n, w in enumerate(resource.get("/Widths") or [])}
    return Font(widths, (resource.get("/FontDescriptor") or {}).get("/MissingWidth", UNKNOWN))


def _of_codes(listed) -> dict[int, float]:
    """Widths as listed for large fonts: “first [width …]” or “first last width”."""
    widths: dict[int, float] = {}
    parts = [part.get_object() for part in listed]
    at = 0
    while at + 1 < len(parts):
        first = int(parts[at])
        if isinstance(parts[at + 1], list):
            widths |= {first + n: float(width) for n, width in enumerate(parts[at + 1])}
            at += 2
        else:
            last = min(int(parts[at + 1]), 0xFFFF)
            widths |= dict.fromkeys(range(first, last + 1), float(parts[at + 2]))
            at += 3
    return widths


@dataclass(frozen=True)
class State:
    """What the operations on words set, and what is kept and given back around others."""

    matrix: Matrix
    font: Font = Font()
    size: float = 1
    letters: float = 0  # added after each letter
    spaces: float = 0  # added after each space
    scale: float = 1
    leading: float = 0


class Marking:
    """Follows the pen through the operations, and marks where it comes into another cell."""

    def __init__(self, fonts: dict[str, Font], find: Find, turn: Matrix) -> None:
        self.fonts = fonts
        self.find = find
        self.state = State(turn)
        self.kept: list[State] = []
        self.line = UNTURNED
        self.gone = 0.0  # how far along its line the pen is
        self.cell: Cell | None = None
        self.height = 0.0

    def marked(self, operations: list) -> Iterator[tuple]:
        for operands, operator in operations:
            if operator in SHOWS:
                yield from self._show(operands, operator)
                continue
            if operator == b"Do":  # forms have places of their own
                yield from self._mark(None, 0)
            elif act := ACTS.get(operator):
                act(self, *operands)
            yield operands, operator

    def _show(self, operands, operator: bytes) -> Iterator[tuple]:
        if operator == b'"':
            self.state = replace(self.state, spaces=float(operands[0]), letters=float(operands[1]))
        if operator != b"TJ":
            if operator != b"Tj":
                self.next_line()
            yield from self._look()
            self._past(operands[-1])
            yield operands, operator
            return
        part, gap = ArrayObject(), GAP
        for each in operands[0]:
            if isinstance(each, (int, float)):
                gap -= each
                self._forward(-float(each) / 1000 * self.state.size)
            else:
                marks = list(self._look()) if gap >= GAP else []
                if marks and part:
                    yield [part], operator
                    part = ArrayObject()
                yield from marks
                self._past(each)
                gap = 0
            part.append(each)
        yield [part], operator

    def _look(self) -> Iterator[tuple]:
        x, y = placed(self.state.matrix, *placed(self.line, self.gone, 0))
        yield from self._mark(self.find(x, y), y)

    def _mark(self, cell: Cell | None, height: float) -> Iterator[tuple]:
        lower = cell is not None and cell == self.cell and self.height - height > LOWER
        if lower or cell != self.cell:
            yield STAY
            yield [cell, lower], MARK
        self.cell, self.height = cell, height

    def _past(self, text) -> None:
        """The pen goes past the letters shown."""
        state = self.state
        shown = text if isinstance(text, bytes) else text.original_bytes
        width = sum(
            state.font.widths.get(code, state.font.other) for code in state.font.codes(shown)
        )
        spaces = shown.count(b" ") if state.font.bytes_each == 1 else 0
        letters = len(shown) // state.font.bytes_each
        self._forward(width / 1000 * state.size + letters * state.letters + spaces * state.spaces)

    def _forward(self, across: float) -> None:
        self.gone += across * self.state.scale

    def begin(self) -> None:
        self.line, self.gone = UNTURNED, 0.0

    def place(self, *matrix) -> None:
        a, b, c, d, e, f = map(float, matrix)
        self.line, self.gone = (a, b, c, d, e, f), 0.0

    def go(self, across, up) -> None:
        self.line = *self.line[:4], *placed(self.line, float(across), float(up))
        self.gone = 0.0

    def go_leading(self, across, up) -> None:
        self.state = replace(self.state, leading=-float(up))
        self.go(across, up)

    def next_line(self) -> None:
        self.go(0, -self.state.leading)

    def font(self, name, size) -> None:
        self.state = replace(self.state, font=self.fonts.get(name, Font()), size=float(size))

    def save(self) -> None:
        self.kept.append(self.state)

    def give_back(self) -> None:
        if self.kept:
            self.state = self.kept.pop()

    def transform(self, *matrix) -> None:
        a, b, c, d, e, f = map(float, matrix)
        self.state = replace(self.state, matrix=combined((a, b, c, d, e, f), self.state.matrix))


def _sets(name: str, unit: float = 1) -> Callable:
    def act(marking: Marking, value) -> None:
        marking.state = replace(marking.state, **{name: float(value) * unit})

    return act


ACTS = {
    b"BT": Marking.begin,
    b"Tm": Marking.place,
    b"Td": Marking.go,
    b"TD": Marking.go_leading,
    b"T*": Marking.next_line,
    b"Tf": Marking.font,
    b"Tc": _sets("letters"),
    b"Tw": _sets("spaces"),
    b"Tz": _sets("scale", 0.01),
    b"TL": _sets("leading"),
    b"q": Marking.save,
    b"Q": Marking.give_back,
    b"cm": Marking.transform,
}
