"""The letters of a PDF page, each with its place, and the operations of the page without some."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from pypdf import PageObject
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    FloatObject,
    NameObject,
)

from conclusions.sources.pdf_layers import NEXT_LINE, SHOWS
from conclusions.sources.pdf_pen import Font, LetterPen, State
from conclusions.sources.pdf_rules import Matrix, placed

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

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


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
        start, foot = self.place_now()
        nth, gone, known, unit = 0, 0.0, {}, state.size / 1000 * state.scale
        for part in parts:
            if isinstance(part, (int, float)):
                gone -= float(part) / 1000 * state.size * state.scale
                continue
            for code in font.codes(written_in(part)):
                width = known.get(code)
                if width is None:
                    width = known[code] = advance(code, state) * unit
                if level:
                    one, other = start + gone * along, start + (gone + width) * along
                    ends = (one, other) if one < other else (other, one)
                    self.found.append(Letter(at, nth, code, *ends, foot, abs(size)))
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
    """The operations without some letters: what they leave stays where it was. With `only`, nothing
    but these is shown."""

    def __init__(
        self, fonts: dict[str, Font], taken: Collection[Letter], *, only: bool = False
    ) -> None:
        super().__init__(fonts, (1, 0, 0, 1, 0, 0))
        self.only = only
        self.taken: defaultdict[int, set[int]] = defaultdict(set)
        for letter in taken:
            self.taken[letter.at].add(letter.nth)

    def shown(self, operations: Iterable) -> Iterator[tuple]:
        for at, (operands, operator) in enumerate(operations):
            if operator not in SHOWS:
                self.act(operands, operator)
            elif at in self.taken or self.only:
                yield from self._before(operands, operator)
                parts = self._parts(operands, operator, self.taken.get(at, ()))
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

    def _parts(self, operands, operator: bytes, taken: Collection[int]) -> list[list]:
        """What is shown, and between it how far the pen goes past what is not."""
        told: list[list] = [[]]
        nth = 0
        for part in parts_of(operands, operator):
            if isinstance(part, (int, float)):
                told[-1].append(FloatObject(part))
                continue
            run = b""
            for code, letter in codes_of(part, self.state.font):
                if (nth in taken) == self.only:
                    run += letter
                else:
                    told[-1] += [ByteStringObject(run)] * bool(run)
                    told += [[FloatObject(-advance(code, self.state))], []]
                    run = b""
                nth += 1
            told[-1] += [ByteStringObject(run)] * bool(run)
        return [part for part in told if part]


def words_of(page, operations: list, fonts: dict, letters: list[Letter]) -> str:
    """What these letters say."""
    sheet = PageObject.create_blank_page(width=1, height=1)
    content = ContentStream(None, None, "bytes")
    content.operations = list(Without(fonts, letters, only=True).shown(operations))
    sheet[NameObject("/Resources")] = page["/Resources"]
    sheet[NameObject("/Contents")] = content
    return " ".join((sheet.extract_text() or "").split())
