"""The pen that draws a page of a PDF: where it is, how large its letters are, in what colour, as
the operations of the page move it (ISO 32000-1, 8.4 and 9.3)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from conclusions.sources.pdf_rules import UNTURNED, Matrix, combined, placed

PLAIN = ("/DeviceGray", "/DeviceRGB", "/DeviceCMYK")
UNKNOWN = 500  # the width of a letter that the font tells nothing of


@dataclass(frozen=True)
class Font:
    """How wide the letters are, in thousandths of their size."""

    widths: dict[int, float] = field(default_factory=dict)
    other: float = UNKNOWN
    bytes_each: int = 1
    is_measured: bool = False  # whether the file tells them

    def codes(self, text: bytes) -> Iterator[int]:
        if self.bytes_each == 1:
            return iter(text)
        return (text[n] * 256 + text[n + 1] for n in range(0, len(text) - 1, 2))


def font_of(resource) -> Font:
    if resource.get("/Subtype") == "/Type0":
        inner = resource["/DescendantFonts"][0].get_object()
        # By any other encoding the codes are not those that the widths are told for.
        measured = str(resource.get("/Encoding")).startswith("/Identity")
        return Font(_of_codes(inner.get("/W") or []), float(inner.get("/DW", 1000)), 2, measured)
    first = int(resource.get("/FirstChar", 0))
    scale = 1000 * float(resource["/FontMatrix"][0]) if "/FontMatrix" in resource else 1
    widths = {first + n: scale * float(w) for n, w in enumerate(resource.get("/Widths") or [])}
    missing = (resource.get("/FontDescriptor") or {}).get("/MissingWidth", UNKNOWN)
    return Font(widths, missing, is_measured=bool(widths))


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
    size: float = 12
    letters: float = 0  # added after each letter
    spaces: float = 0  # added after each space
    scale: float = 1
    leading: float = 0
    rise: float = 0  # of what stands above the line
    mode: int = 0  # 3: letters are drawn with no colour at all
    fill: tuple[float, ...] = (0.0,)  # grey, red-green-blue or four inks; () for a pattern
    named: str = ""  # the font, as the page calls it
    plain: bool = True  # the inks tell the colour themselves, not by a space that a file defines
    line: tuple[float, ...] = (0.0,)  # the inks of what is drawn by lines
    line_plain: bool = True


class LetterPen:
    """Follows the operations of a page."""

    def __init__(self, fonts: dict[str, Font], matrix: Matrix) -> None:
        self.fonts = fonts
        self.state = State(matrix)
        self.kept: list[State] = []
        self.line = UNTURNED
        self.gone = 0.0  # how far along its line the pen is

    def act(self, operands, operator: bytes) -> None:
        """What an operation that shows no words does to the pen."""
        if move := ACTS.get(operator):
            move(self, *operands)

    def place_now(self) -> tuple[float, float]:
        """Where the next letter stands on the page, in points."""
        return placed(self.state.matrix, *placed(self.line, self.gone, 0))

    def past(self, text) -> None:
        """The pen goes past the letters shown."""
        state = self.state
        shown = text if isinstance(text, bytes) else text.original_bytes
        width = sum(
            state.font.widths.get(code, state.font.other) for code in state.font.codes(shown)
        )
        spaces = shown.count(b" ") if state.font.bytes_each == 1 else 0
        letters = len(shown) // state.font.bytes_each
        self.forward(width / 1000 * state.size + letters * state.letters + spaces * state.spaces)

    def forward(self, across: float) -> None:
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
        self.state = replace(
            self.state, font=self.fonts.get(name, Font()), named=name, size=float(size)
        )

    def save(self) -> None:
        self.kept.append(self.state)

    def give_back(self) -> None:
        if self.kept:
            self.state = self.kept.pop()

    def transform(self, *matrix) -> None:
        a, b, c, d, e, f = map(float, matrix)
        self.state = replace(self.state, matrix=combined((a, b, c, d, e, f), self.state.matrix))

    def colour(self, *inks) -> None:
        self.state = replace(self.state, fill=_known(inks))

    def line_colour(self, *inks) -> None:
        self.state = replace(self.state, line=_known(inks))

    def plain_colour(self, *inks) -> None:
        self.state = replace(self.state, fill=_known(inks), plain=True)

    def plain_line_colour(self, *inks) -> None:
        self.state = replace(self.state, line=_known(inks), line_plain=True)

    def colour_space(self, name) -> None:
        self.state = replace(self.state, fill=(0.0,), plain=name in PLAIN)

    def line_colour_space(self, name) -> None:
        self.state = replace(self.state, line=(0.0,), line_plain=name in PLAIN)


def _known(inks) -> tuple[float, ...]:
    """The inks as numbers; none of a pattern."""
    return tuple(map(float, inks)) if all(isinstance(ink, (int, float)) for ink in inks) else ()


def _sets(name: str, unit: float = 1) -> Callable:
    def act(pen: LetterPen, value) -> None:
        pen.state = replace(pen.state, **{name: float(value) * unit})

    return act


ACTS = {
    b"BT": LetterPen.begin,
    b"Tm": LetterPen.place,
    b"Td": LetterPen.go,
    b"TD": LetterPen.go_leading,
    b"T*": LetterPen.next_line,
    b"Tf": LetterPen.font,
    b"Tc": _sets("letters"),
    b"Tw": _sets("spaces"),
    b"Tz": _sets("scale", 0.01),
    b"TL": _sets("leading"),
    b"Ts": _sets("rise"),
    b"Tr": _sets("mode"),
    b"g": LetterPen.plain_colour,
    b"rg": LetterPen.plain_colour,
    b"k": LetterPen.plain_colour,
    b"sc": LetterPen.colour,
    b"scn": LetterPen.colour,
    b"cs": LetterPen.colour_space,
    b"G": LetterPen.plain_line_colour,
    b"RG": LetterPen.plain_line_colour,
    b"K": LetterPen.plain_line_colour,
    b"SC": LetterPen.line_colour,
    b"SCN": LetterPen.line_colour,
    b"CS": LetterPen.line_colour_space,
    b"q": LetterPen.save,
    b"Q": LetterPen.give_back,
    b"cm": LetterPen.transform,
}
