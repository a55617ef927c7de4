"""The letters of a PDF page, each with its place, and the operations of the page without some."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from math import ceil
from typing import NamedTuple

from pypdf import PageObject
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    FloatObject,
    NameObject,
    TextStringObject,
)
from pypdf.generic._font import Font as PdfFont

from conclusions.sources.pdf_layers import NEXT_LINE, SHOWS
from conclusions.sources.pdf_pen import UNKNOWN, Font, LetterPen, State
from conclusions.sources.pdf_rules import Matrix, placed

FAR = 20  # a letter so many times as wide as others is none
LEVEL = 0.01  # letters on a line that slopes more are no words in a line


class Letter(NamedTuple):
    """A letter of the operation `at`, the `nth` that it shows: how far it reaches from left to
    right, where its line stands, how large it is."""

    at: int
    nth: int
    code: int
    left: float
    right: float
    foot: float
    size: float
    mode: int = 0  # in which it is drawn
    rise: float = 0  # by which it was set above the line
    gap: str = ""  # what stands for it, where it is not shown

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Gone(TextStringObject):
    """Letters that are not shown: a sign for each that says where they were, and the letters."""

    written: bytes

    @classmethod
    def of(cls, sign: str, written: bytes, letters: int = 1) -> "Gone":
        gone = cls(sign * letters)
        gone.written = written
        return gone

    @property
    def original_bytes(self) -> bytes:
        return self.written


class Allowance(FloatObject):
    """A move that pypdf alone makes, for the width of a sign that is not the width of the letter it
    stands for."""


def move_of(part) -> float:
    """How far a number between letters moves the pen."""
    return 0.0 if isinstance(part, Allowance) else float(part)


class Letters(LetterPen):
    """Follows the pen through the operations, and gathers what it writes on level lines."""

    def __init__(self, fonts: dict[str, Font], turn: Matrix) -> None:
        super().__init__(fonts, turn)
        self.found: list[Letter] = []

    def follow(self, operations: Iterable) -> None:
        for at, (operands, operator) in enumerate(operations):
            if operator in SHOWS:
                self._show(at, operands, operator)
            else:
                self.other(at, operands, operator)
                self.act(operands, operator)

    def other(self, at: int, operands, operator: bytes) -> None:
        """What an operation does that shows no letters."""

    def _show(self, at: int, operands, operator: bytes) -> None:
        if operator == b'"':
            self.state = replace(self.state, spaces=float(operands[0]), letters=float(operands[1]))
        if operator in NEXT_LINE:
            self.next_line()
        self._write(at, parts_of(operands, operator))

    def _write(self, at: int, parts: list) -> None:
        """Each letter in its place: reckoned from the first, for pages have thousands."""
        state, font = self.state, self.state.font
        along, up = placed((*state.matrix[:4], 0, 0), *self.line[:2])
        sideways, size = placed(
            (*state.matrix[:4], 0, 0), *placed((*self.line[:4], 0, 0), 0, state.size)
        )
        level = abs(up) <= LEVEL * abs(along) and abs(sideways) < abs(size)
        start, foot = placed(state.matrix, *placed(self.line, self.gone, state.rise))
        more = state.mode, state.rise
        nth, gone, known, unit = 0, 0.0, {}, state.size / 1000 * state.scale
        for part in parts:
            if isinstance(part, (int, float)):
                gone -= move_of(part) / 1000 * state.size * state.scale
                continue
            gap = part[0] if isinstance(part, Gone) else ""
            for code in font.codes(written_in(part)):
                width = known.get(code)
                if width is None:
                    width = known[code] = advance(code, state) * unit
                if level:
                    one, other = start + gone * along, start + (gone + width) * along
                    ends = (one, other) if one < other else (other, one)
                    self.found.append(Letter(at, nth, code, *ends, foot, abs(size), *more, gap))
                gone += width
                nth += 1
        self.gone += gone


def advance(code: int, state: State) -> float:
    """How far a letter moves the pen, in thousandths of the size."""
    font = state.font
    added = state.letters + (state.spaces if code == 32 and font.bytes_each == 1 else 0)
    width = font.widths.get(code, font.other)
    return width + 1000 * added / (state.size or 1) if added else width


def parts_of(operands, operator: bytes) -> list:
    """The letters that an operation shows, with the moves between them."""
    return operands[0] if operator == b"TJ" else [operands[-1]]


def written_in(part) -> bytes:
    """The letters of a string, as they are written there."""
    return part if isinstance(part, bytes) else part.original_bytes


def codes_of(part, font: Font) -> Iterator[tuple[int, ByteStringObject]]:
    """The letters of a string, as numbers and as they are written there."""
    written = written_in(part)
    for nth, code in enumerate(font.codes(written)):
        start = nth * font.bytes_each
        yield code, ByteStringObject(written[start : start + font.bytes_each])


class Without(LetterPen):
    """The operations without some letters: what they leave stays where it was, with the sign that
    `signs` has for such a letter in its place. With `only`, nothing but these is shown."""

    def __init__(
        self,
        fonts: dict[str, Font],
        taken: Collection[Letter],
        *,
        only: bool = False,
        signs: Mapping[Letter, str] | None = None,
        width_of_signs: Callable[[str], float] = lambda font: UNKNOWN,
    ) -> None:
        super().__init__(fonts, (1, 0, 0, 1, 0, 0))
        self.only = only
        self.width_of_signs = width_of_signs
        self.signs = {(one.at, one.nth): sign for one, sign in (signs or {}).items()}
        self.taken: defaultdict[int, set[int]] = defaultdict(set)
        for letter in taken:
            self.taken[letter.at].add(letter.nth)

    def shown(self, operations: Iterable) -> Iterator[tuple]:
        for at, (operands, operator) in enumerate(operations):
            if operator not in SHOWS:
                self.act(operands, operator)
            elif at in self.taken or self.only:
                yield from self._before(operands, operator)
                parts = self._parts(at, operands, operator)
                yield from (([ArrayObject(part)], b"TJ") for part in parts)
                continue
            elif operator == b'"':
                self._spaced(operands)
            yield operands, operator

    def _before(self, operands, operator: bytes) -> Iterator[tuple]:
        if operator == b'"':
            self._spaced(operands)
            yield [operands[0]], b"Tw"
            yield [operands[1]], b"Tc"
        if operator in NEXT_LINE:
            yield [], b"T*"

    def _spaced(self, operands) -> None:
        self.state = replace(self.state, spaces=float(operands[0]), letters=float(operands[1]))

    def _parts(self, at: int, operands, operator: bytes) -> list[list]:
        """What is shown, and between it how far the pen goes past what is not."""
        told: list[list] = [[]]
        taken = self.taken.get(at, ())
        nth = 0
        for part in parts_of(operands, operator):
            if isinstance(part, (int, float)):
                told[-1].append(part)
                continue
            run = b""
            for code, letter in codes_of(part, self.state.font):
                sign = part[0] if isinstance(part, Gone) else self.signs.get((at, nth))
                shown = (nth in taken) == self.only
                nth += 1
                if shown and not isinstance(part, Gone):
                    run += letter
                    continue
                told[-1] += [ByteStringObject(run)] * bool(run)
                run = b""
                if sign and not self.only:
                    told[-1] += self._sign(sign, code, letter)
                else:
                    told += [[FloatObject(-advance(code, self.state))], []]
            told[-1] += [ByteStringObject(run)] * bool(run)
        return [part for part in told if part]

    def _sign(self, sign: str, code: int, letter: bytes) -> list:
        """So many signs as pypdf takes for no less wide than the letter, and what they are more."""
        wide = advance(code, self.state)
        each = self.width_of_signs(self.state.named) + 1000 * self.state.letters / (
            self.state.size or 1
        )
        count = max(ceil(wide / each), 1) if 0 < wide < FAR * each else 1
        return [Gone.of(sign, letter, count), Allowance(max(count * each - wide, 0))]


def width_of_signs(page) -> Callable[[str], float]:
    """How wide pypdf takes a sign to be that a font of the page has not."""
    fonts = (page.get("/Resources") or {}).get("/Font") or {}

    @cache
    def width(name: str) -> float:
        if name not in fonts:
            return UNKNOWN
        font = PdfFont.from_font_resource(fonts[name].get_object())
        return float(font.character_widths["default"]) or UNKNOWN

    return width


def words_of(page, operations: list, fonts: dict, letters: list[Letter]) -> str:
    """What these letters say."""
    return text_of(page, list(Without(fonts, letters, only=True).shown(operations)))


def text_of(page, operations: list) -> str:
    """What these operations show, in one line."""
    sheet = PageObject.create_blank_page(width=1, height=1)
    content = ContentStream(None, None, "bytes")
    content.operations = operations
    sheet[NameObject("/Resources")] = page["/Resources"]
    sheet[NameObject("/Contents")] = content
    # With a visitor pypdf does not write all of the content first to look for words in it.
    return " ".join((sheet.extract_text(visitor_text=_unheard) or "").split())


def _unheard(*told) -> None:
    """Takes what pypdf tells piece by piece; the whole is wanted."""
