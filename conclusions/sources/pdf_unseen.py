"""Words of a PDF that nobody sees on its page: in the colour of the paper, too small, drawn with no
colour, beside the page. They are not read, as on a Word page."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from math import sqrt

from conclusions.sources.pdf_forms import DRAWS, INLINE, MANNER, PICTURE
from conclusions.sources.pdf_layers import NEXT_LINE, SHOWS
from conclusions.sources.pdf_pen import Font, LetterPen, State
from conclusions.sources.pdf_rules import FILLS, STROKES, UNTURNED, Box, placed

UNSEEN = 2  # points, the size of letters
INVISIBLE, CLIPPING = 3, 7  # manners of drawing letters (ISO 32000-1, 9.3.6) that leave no ink
WHITE = 0.97
BESIDE = 300  # points to the left: words that begin nearer may reach into the page
SQUARE = (0.0, 0.0, 1.0, 1.0)  # in which a picture is drawn
MOST_BOXES = 1000  # with more the page is a drawing, and white words are thought to stand on it
DRAWN = Font()  # letters that are drawings: their sizes say nothing (Type 3)
ENDS = {b"n", *FILLS, *STROKES}  # of a path
POINTS = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4}


class Unseen(LetterPen):
    """Takes out of a page's operations those that show words nobody sees."""

    def __init__(self, page, drawn_fonts: dict[str, Font], box: Box) -> None:
        super().__init__(drawn_fonts, UNTURNED)
        resources = page.get("/Resources") or {}
        self.objects = resources.get("/XObject") or {}
        self.manners = resources.get("/ExtGState") or {}
        self.pictures: list[Box] = []
        self.box = box
        self.grounds: list[Box] = []  # what is painted in a colour under the words that follow
        self.path: list[tuple[float, float]] = []
        self.found = False

    def taken_out(self, operations: list) -> list:
        """The operations without those; `found` tells whether there were any."""
        self.pictures = list(islice(Pictures(self.objects).boxes(operations), MOST_BOXES + 1))
        return list(self._shown(operations))

    def _shown(self, operations: list) -> Iterator[tuple]:
        for operands, operator in operations:
            if operator in SHOWS:
                if operator in NEXT_LINE:
                    self.next_line()
                if self._is_unseen():
                    self.found = True
                    if operator in NEXT_LINE:
                        yield [], b"T*"
                    continue
            else:
                self._draw(operands, operator)
                self.act(operands, operator)
            yield operands, operator

    def _draw(self, operands, operator: bytes) -> None:
        """Follow what is painted in a colour: white words are seen on it."""
        if operator == b"re":
            x, y, across, up = map(float, operands)
            self.path += [placed(self.state.matrix, x, y)]
            self.path += [placed(self.state.matrix, x + across, y + up)]
        elif count := POINTS.get(operator):
            numbers = list(map(float, operands[:count]))
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            self.path += [placed(self.state.matrix, x, y) for x, y in pairs]
        elif operator == b"sh":
            self.grounds.append(self.box)
        elif operator == MANNER:
            self._set_manner(operands[0])
        elif operator in ENDS:
            if self.path and operator not in {b"n", b"S", b"s"} and not is_white(self.state):
                self.grounds.append(_about(self.path))
            self.path = []

    def _set_manner(self, named) -> None:
        manner = named if isinstance(named, dict) else self.manners.get(named) or {}
        opaque = manner.get_object().get("/ca") if manner else None
        if opaque is not None:
            self.state = replace(self.state, clear=float(opaque) == 0)

    def _is_unseen(self) -> bool:
        state = self.state
        a, b, c, d = self.line[:4]
        ma, mb, mc, md = state.matrix[:4]
        size = abs(state.size) * sqrt(abs(a * d - b * c) * abs(ma * md - mb * mc))
        if (size <= UNSEEN and state.font is not DRAWN) or self._is_beside():
            return True
        if state.clear and not state.mode:
            return True
        if state.mode in (INVISIBLE, CLIPPING):  # under the picture of a scan they are its words
            return not self._is_in(self.pictures)
        unlike_paper = state.mode or not is_white(state)
        return not (unlike_paper or self._is_in(self.grounds) or self._is_in(self.pictures))

    def _is_beside(self) -> bool:
        x, y = self.place_now()
        left, foot, right, head = self.box
        return y < foot or y > head or x > right or x < left - BESIDE

    def _is_in(self, boxes: list[Box]) -> bool:
        if len(boxes) > MOST_BOXES:
            return True
        x, y = self.place_now()
        return any(
            left <= x <= right and foot - 1 <= y <= head for left, foot, right, head in boxes
        )


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
        return _about(placed(self.state.matrix, x, y) for x in inner[::2] for y in inner[1::2])


def _about(points: Iterable[tuple[float, float]]) -> Box:
    """The box around these points."""
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def is_white(state: State) -> bool:
    """Whether what is filled now has the colour of the paper."""
    inks = state.fill
    if len(inks) == 3:
        return min(inks) >= WHITE
    if not state.plain:
        return False
    return inks[0] >= WHITE if len(inks) == 1 else len(inks) == 4 and max(inks) <= 1 - WHITE
