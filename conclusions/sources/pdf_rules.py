"""The straight rules that a page of a PDF is drawn with: strokes, thin boxes, frames of boxes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, foot, right, head

UNTURNED: Matrix = (1, 0, 0, 1, 0, 0)
THIN = 4  # points; a filled box no wider is a rule
THICKEST = 6  # a border of a cell, as the frame between two boxes
SHORTEST = 2
FARTHEST = 20_000  # a page is 14,400 points at most
MOST = 20_000  # rules of a page; with more it is a drawing
STROKES, CLOSES = {b"S", b"s", b"B", b"B*", b"b", b"b*"}, {b"s", b"b", b"b*"}
FILLS = {b"f", b"F", b"f*"}
PAPER = {
    (b"g", (1,)),
    (b"rg", (1, 1, 1)),
    (b"k", (0, 0, 0, 0)),
    (b"sc", (1, 1, 1)),
    (b"scn", (1, 1, 1)),
}


@dataclass(frozen=True)
class Rule:
    """A straight line: where it stands across its direction, where it starts and ends along it."""

    at: float
    start: float
    end: float


def placed(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def combined(first: Matrix, then: Matrix) -> Matrix:
    a, b = placed((*then[:4], 0, 0), *first[:2])
    c, d = placed((*then[:4], 0, 0), *first[2:4])
    return a, b, c, d, *placed(then, *first[4:])


def rules_of(operations: Iterable, turn: Matrix = UNTURNED) -> tuple[list[Rule], list[Rule]]:
    """The upright and the level rules; none where the page holds a drawing of very many."""
    pen = Pen(turn)
    for operands, operator in operations:
        act = ACTS.get(operator)
        if act is None:
            continue
        try:
            act(pen, operator, tuple(float(operand) for operand in operands))
        except (TypeError, ValueError, OverflowError):  # a damaged operation draws nothing
            continue
        if len(pen.upright) + len(pen.level) > MOST:
            return [], []
    return pen.upright, pen.level


@dataclass
class Pen:
    """What a PDF's drawing operations have set so far, and the rules they drew."""

    matrix: Matrix
    white: frozenset[str] = frozenset()  # of "stroke" and "fill", those in the paper's own colour
    kept: list[tuple[Matrix, frozenset[str]]] = field(default_factory=list)
    path: list[list[Point]] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    level: list[Rule] = field(default_factory=list)

    def save(self, operator: bytes, numbers: tuple[float, ...]) -> None:
        self.kept.append((self.matrix, self.white))

    def restore(self, operator: bytes, numbers: tuple[float, ...]) -> None:
        if self.kept:
            self.matrix, self.white = self.kept.pop()

    def transform(self, operator: bytes, numbers: tuple[float, ...]) -> None:
        a, b, c, d, e, f = numbers
        self.matrix = combined((a, b, c, d, e, f), self.matrix)

    def colour(self, operator: bytes, numbers: tuple[float, ...]) -> None:
        use = frozenset({"fill" if operator.islower() else "stroke"})
        paper = (operator.lower(), numbers) in PAPER
        self.white = self.white | use if paper else self.white - use

    def move(self, operator: bytes, numbers: tuple[float, ...]) -> None:
        x, y = numbers
        self.path.append([placed(self.matrix, x, y)])

    def draw(self, operator: bytes, numbers: tuple[float, ...]) -> None:
        x, y = numbers
        if self.path:
            self.path[-1].append(placed(self.matrix, x, y))

    def curve(self, operator: bytes, numbers: tuple[float, ...]) -> None:
        """A path with a curve is no rule; what goes on from it starts anew."""
        if self.path:
            self.path[-1] = [placed(self.matrix, *numbers[-2:])]

    def close(self, operator: bytes, numbers: tuple[float, ...]) -> None:
        if self.path:
            self.path[-1].append(self.path[-1][0])

    def box(self, operator: bytes, numbers: tuple[float, ...]) -> None:
        x, y, width, height = numbers
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
        self.path.append([placed(self.matrix, *corner) for corner in corners])

    def paint(self, operator: bytes, numbers: tuple[float, ...]) -> None:
        path, self.path = self.path, []
        if operator in FILLS and "fill" not in self.white:
            for one in _filled(path):
                self._rule(*one)
        elif operator in STROKES and "stroke" not in self.white:
            for points in path:
                points = [*points, points[0]] if operator in CLOSES else points
                for one in zip(points, points[1:], strict=False):
                    self._rule(*one)

    def _rule(self, one: Point, other: Point) -> None:
        (left, right), (foot, head) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        if not (max(abs(left), abs(right), abs(foot), abs(head)) < FARTHEST):
            return
        if right - left < 1 and head - foot >= SHORTEST:
            self.upright.append(Rule((left + right) / 2, foot, head))
        elif head - foot < 1 and right - left >= SHORTEST:
            self.level.append(Rule((foot + head) / 2, left, right))


def _filled(path: list[list[Point]]) -> Iterator[tuple[Point, Point]]:
    """The rules that filled boxes make: by being thin, or as a frame, one box inside another."""
    boxes = [around(points) for points in path]
    for left, foot, right, head in boxes:
        x, y = (left + right) / 2, (foot + head) / 2
        if right - left <= THIN:
            yield (x, foot), (x, head)
        elif head - foot <= THIN:
            yield (left, y), (right, y)
    for one, other in zip(boxes, boxes[1:], strict=False):
        yield from _frame(one, other)


def around(points: Iterable[Point]) -> Box:
    """The box around these points."""
    across, along = zip(*points, strict=True)
    return min(across), min(along), max(across), max(along)


def _frame(one: Box, other: Box) -> Iterator[tuple[Point, Point]]:
    inner, outer = (one, other) if one[0] >= other[0] and one[2] <= other[2] else (other, one)
    gaps = [abs(a - b) for a, b in zip(inner, outer, strict=True)]
    if max(gaps) > THICKEST or inner[1] < outer[1] or inner[3] > outer[3]:
        return
    left, foot, right, head = ((a + b) / 2 for a, b in zip(inner, outer, strict=True))
    sides = (
        ((left, foot), (left, head)),
        ((left, foot), (right, foot)),
        ((right, foot), (right, head)),
        ((left, head), (right, head)),
    )
    yield from (side for side, gap in zip(sides, gaps, strict=True) if gap > 0.05)


ACTS = {
    b"q": Pen.save,
    b"Q": Pen.restore,
    b"cm": Pen.transform,
    b"m": Pen.move,
    b"l": Pen.draw,
    b"c": Pen.curve,
    b"v": Pen.curve,
    b"y": Pen.curve,
    b"h": Pen.close,
    b"re": Pen.box,
    b"n": Pen.paint,
    **dict.fromkeys(STROKES | FILLS, Pen.paint),
    **dict.fromkeys(
        (b"g", b"rg", b"k", b"sc", b"scn", b"G", b"RG", b"K", b"SC", b"SCN"), Pen.colour
    ),
}
