"""Words of a PDF that nobody sees on its page: in the colour of what they stand on, too small,
drawn with no colour, under a veil that lets nothing through, beside the page. They are not read,
as on a Word page."""

from collections.abc import Iterator
from itertools import islice
from math import sqrt
from typing import NamedTuple

from conclusions.sources.pdf_forms import DRAWS, GROUP, INLINE, MANNER, PICTURE
from conclusions.sources.pdf_layers import NEXT_LINE, SHOWS
from conclusions.sources.pdf_pen import Font, LetterPen
from conclusions.sources.pdf_rules import FILLS, STROKES, UNTURNED, Box, around, placed
from conclusions.sources.pdf_veils import CLEAR, FAINT, SQUARE, Colour, Veil, colour_of

UNSEEN = 2  # points, the size of letters
SCAN = 0.6  # of the page: so large a picture is the page itself, or what lies under all of it
INVISIBLE, CLIPPING = 3, 7  # manners of drawing letters (ISO 32000-1, 9.3.6) that leave no ink
FILLED, LINED = {0, 2, 4, 6}, {1, 2, 5, 6}  # those that fill letters, that draw their lines
ALIKE = 0.05  # of each light: nobody tells such colours apart
PAPER: Colour = (1, 1, 1)
BESIDE = 300  # points to the left: words that begin nearer may reach into the page
WITHIN = 0.15, 0.3  # of the size, from where a letter begins: what it stands on lies there
MOST_BOXES = 1000  # with more the page is a drawing, and white words are thought to stand on it
DRAWN = Font()  # letters that are drawings: their sizes say nothing (Type 3)
ENDS = {b"n", *FILLS, *STROKES}  # of a path
POINTS = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4}
PLACES = {b"BT", b"ET", b"Tm", b"Td", b"TD", b"T*"}  # wherever the pen was


class Ground(NamedTuple):
    """What is painted under the words that follow: in which colour, if it is known; `whole` where
    it is the box itself, and not something within."""

    box: Box
    colour: Colour | None
    whole: bool


class Unseen(LetterPen):
    """Takes out of a page's operations those that show words nobody sees."""

    def __init__(self, page, fonts: dict[str, Font], box: Box) -> None:
        super().__init__(fonts, UNTURNED)
        resources = page.get("/Resources") or {}
        self.objects = resources.get("/XObject") or {}
        self.manners = resources.get("/ExtGState") or {}
        self.pictures: list[Box] = []
        self.box = box
        self.veil, self.veils = CLEAR, list[Veil]()
        self.grounds: list[Ground] = []
        self.path: list[tuple[float, float]] = []
        self.steps: list[bytes] = []  # that drew the path
        self.passed: list = []  # what was shown since the pen was placed
        self.under: dict[int, int] = {}  # operations that may be a scan's words: their letters
        self.seen = 0  # letters drawn to be seen that no picture of the page lies over
        self.drawn = 0  # pictures
        self.found: list = []  # the operations taken out

    def taken_out(self, operations: list) -> list:
        """The operations without those; `found` are these."""
        self.pictures = list(islice(Pictures(self.objects).boxes(operations), MOST_BOXES + 1))
        gone = {at for at, one in enumerate(operations) if self._hides(*one, at)}
        if self.seen > sum(self.under.values()):
            gone |= self.under.keys()  # a page with words of its own is no scan
        if not gone:
            return operations
        kept = []
        for at, one in enumerate(operations):
            if at not in gone:
                kept.append(one)
                self.found += [] if one[1] in SHOWS else [one]
                continue
            self.found.append(one)
            kept += [([], b"T*")] * (one[1] in NEXT_LINE)
        return kept

    def _hides(self, operands, operator: bytes, at: int) -> bool:
        if operator not in SHOWS:
            self._pass(operator)
            self._draw(operands, operator)
            self.act(operands, operator)
            return False
        if operator in NEXT_LINE:
            self.passed = []
            self.next_line()
        self._go_past()
        self.passed.append(operands[0] if operator == b"TJ" else [operands[-1]])
        return self._is_unseen(at)

    def _pass(self, operator: bytes) -> None:
        """Where the pen is after words matters only to words that follow them."""
        if operator in PLACES:
            self.passed = []
        elif operator.startswith(b"T"):
            self._go_past()

    def _go_past(self) -> None:
        for parts in self.passed:
            for part in parts:
                if isinstance(part, (int, float)):
                    self.forward(-float(part) / 1000 * self.state.size)
                else:
                    self.past(part)
        self.passed = []

    def save(self) -> None:
        super().save()
        self.veils.append(self.veil)

    def give_back(self) -> None:
        super().give_back()
        self.veil = self.veils.pop() if self.veils else self.veil

    def act(self, operands, operator: bytes) -> None:
        if operator == b"q":
            self.save()
        elif operator == b"Q":
            self.give_back()
        else:
            super().act(operands, operator)

    def _draw(self, operands, operator: bytes) -> None:
        """Follow what is painted: words are seen on it that are of another colour."""
        if operator == b"re":
            x, y, across, up = map(float, operands)
            corners = ((x, y), (x + across, y), (x + across, y + up), (x, y + up))
            self.path += [placed(self.state.matrix, *corner) for corner in corners]
            self.steps.append(operator)
        elif count := POINTS.get(operator):
            numbers = list(map(float, operands[:count]))
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            self.path += [placed(self.state.matrix, x, y) for x, y in pairs]
            self.steps.append(operator)
        elif operator == b"sh":
            self.grounds.append(Ground(self.box, None, whole=False))
        elif operator == MANNER:
            named = operands[0]
            manner = named if isinstance(named, dict) else self.manners.get(named) or {}
            self.veil = self.veil.with_manner(manner.get_object(), self.state.matrix)
        elif operator in (PICTURE, INLINE) or (operator == DRAWS and operands[0] in self.objects):
            whole = self.drawn < len(self.pictures) and self._is_whole(self.pictures[self.drawn])
            self.seen, self.drawn = 0 if whole else self.seen, self.drawn + 1
        elif operator == GROUP:
            self.veil = self.veil.over_group()
        elif operator in ENDS:
            if self.path and operator not in {b"n", b"S", b"s"} and self.veil.fill > FAINT:
                self._lay()
            self.path, self.steps = [], []

    def _lay(self) -> None:
        colour = colour_of(self.state.fill, plain=self.state.plain)
        box = around(self.path)
        corners = {(x, y) for x in box[::2] for y in box[1::2]}
        one = self.steps == [b"re"] or self.steps in ([b"m", *[b"l"] * n] for n in (3, 4))
        plain = self.veil.fill == 1 and self.veil.mask is None and not self.veil.outer
        whole = one and plain and set(self.path) == corners
        if whole or colour is None or not _is_alike(colour, PAPER):
            self.grounds.append(Ground(box, colour if plain else None, whole))

    def _is_unseen(self, at: int) -> bool:
        state, veil = self.state, self.veil
        a, b, c, d = self.line[:4]
        ma, mb, mc, md = state.matrix[:4]
        size = abs(state.size) * sqrt(abs(a * d - b * c) * abs(ma * md - mb * mc))
        if (min(size, size * abs(state.scale) * 5) <= UNSEEN and state.font is not DRAWN) or (
            self._is_beside()
        ):
            return True
        letters = sum(len(part) for part in self.passed[-1] if not isinstance(part, (int, float)))
        _, y = self.place_now()
        if state.mode in (INVISIBLE, CLIPPING):  # under the picture of a scan they are its words
            return self._is_under_picture(at, letters)
        if not veil.lets_pass(y - size, y + size):
            return True
        inks = [state.fill] * (state.mode in FILLED and veil.fill > FAINT)
        colours = [colour_of(ink, plain=state.plain) for ink in inks]
        if state.mode in LINED and veil.line > FAINT:
            colours.append(colour_of(state.line, plain=state.line_plain))
        shown = any(self._stands_out(colour) for colour in colours)
        self.seen += letters if shown else 0
        return not shown

    def _is_under_picture(self, at: int, letters: int) -> bool:
        x, y = self.place_now()
        on = [box for box in self.pictures if _is_in(box, x, y)]
        if on and all(map(self._is_whole, on)):
            self.under[at] = letters
        return not on and len(self.pictures) <= MOST_BOXES

    def _is_whole(self, box: Box) -> bool:
        return _size(box) > SCAN * _size(self.box)

    def _stands_out(self, colour: Colour | None) -> bool:
        """Whether letters of this colour are seen on what they stand on."""
        if colour is None or max(len(self.grounds), len(self.pictures)) > MOST_BOXES:
            return True
        if not self.grounds and not _is_alike(colour, PAPER):
            return True
        size, (x, y) = self.state.size, self.place_now()
        across, up = WITHIN
        inner = placed(self.line, self.gone + across * size, up * size)
        over = placed(self.state.matrix, *inner)
        for ground in reversed(self.grounds):
            if _is_in(ground.box, *over):
                clear = ground.colour is None or not _is_alike(colour, ground.colour)
                return clear or not ground.whole or self._is_on_picture(x, y)
        return not _is_alike(colour, PAPER) or self._is_on_picture(x, y)

    def _is_on_picture(self, x: float, y: float) -> bool:
        return any(_is_in(box, x, y) for box in self.pictures)

    def _is_beside(self) -> bool:
        x, y = self.place_now()
        left, foot, right, head = self.box
        return y < foot or y > head or x > right or x < left - BESIDE


def _is_in(box: Box, x: float, y: float) -> bool:
    left, foot, right, head = box
    return left <= x <= right and foot - 1 <= y <= head


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _is_alike(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= ALIKE for a, b in zip(one, other, strict=True))


class Pictures(LetterPen):
    """Where the pictures and forms of a page are drawn."""

    def __init__(self, objects) -> None:
        super().__init__({}, UNTURNED)
        self.objects = objects

    def boxes(self, operations: list) -> Iterator[Box]:
        for operands, operator in operations:
            if operator == DRAWS and operands[0] in self.objects:
                yield self._box(self.objects[operands[0]])
            elif operator in (PICTURE, INLINE):
                yield self._box({})
            else:
                self.act(operands, operator)

    def _box(self, one) -> Box:
        inner = SQUARE
        if one.get("/Subtype") == "/Form":
            inner = tuple(map(float, one["/BBox"]))
        return around(placed(self.state.matrix, x, y) for x in inner[::2] for y in inner[1::2])
