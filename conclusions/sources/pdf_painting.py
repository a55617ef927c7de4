"""What is painted on a PDF page beside its letters: boxes, level lines, pictures; and the letters
that are cut off by the edge of the page or of what they are drawn within."""

from dataclasses import dataclass, replace

from conclusions.sources.pdf_forms import DRAWS, GROUP, INLINE, PICTURE
from conclusions.sources.pdf_letters import LEVEL, Letter, Letters
from conclusions.sources.pdf_pen import Font
from conclusions.sources.pdf_pictures import Picture
from conclusions.sources.pdf_rules import FILLS, STROKES, Box, Matrix, around, placed

BODY = 0.1, 0.5  # what of a letter is under a cover
HEIGHT = 0.7  # of the size: letters reach about so high
BROAD = 6  # points: so broad a line hides what it goes over, as a marker does
WHOLE: Box = (-1e9, -1e9, 1e9, 1e9)
NOWHERE: Box = (0, 0, 0, 0)
CLIPS = {b"W", b"W*"}
PICTURES = {DRAWS, PICTURE, INLINE}
BOTH = {b"B", b"B*", b"b", b"b*"}


@dataclass(frozen=True)
class Painted:
    """A box painted by the operation `at`, in a colour or as a picture."""

    at: float
    box: Box
    picture: Picture | None = None

    @property
    def size(self) -> float:
        left, foot, right, head = self.box
        return (right - left) * (head - foot)

    def lies_on(self, letter: Letter) -> bool:
        low, high = (letter.foot + share * letter.size for share in BODY)
        if not (self.box[1] <= low and self.box[3] >= high):
            return False
        part = letter.left, low, letter.right, high
        return self.picture is None or self.picture.covers(self.box, part)

    def is_under(self, letter: Letter) -> bool:
        """Whether it is a picture the letter lies on, as the words of a scan do."""
        left, foot, right, head = self.box
        within = left <= letter.middle <= right and foot <= letter.foot <= head
        return self.picture is not None and self.at < letter.at and within


@dataclass(frozen=True)
class Brush:
    """How is painted: in what box, if it is one, and beyond what box nothing is shown; whether
    nothing shines through what is painted, and through all of the group it is of; how broad lines
    are."""

    within: Box
    box: Box = WHOLE
    opaque: bool = True
    group: bool = True
    broad: float = 1

    @property
    def covers(self) -> bool:
        return self.opaque and self.group

    def cut_to(self, path: Box | None, *, plain: bool) -> "Brush":
        """The brush where only what is in the path is painted, which is a `plain` box or within."""
        within = path and _common(self.within, path)
        box = _common(self.box, path) if plain and path else None
        return replace(self, within=within or NOWHERE, box=box or NOWHERE)


class Painting(Letters):
    """Follows what is painted on the page beside its letters; nothing is shown beyond `box`."""

    def __init__(self, fonts: dict[str, Font], turn: Matrix, resources, box: Box = WHOLE) -> None:
        super().__init__(fonts, turn)
        self.manners = resources.get("/ExtGState") or {}
        self.objects = resources.get("/XObject") or {}
        self.painted: list[Painted] = []
        self.cut: list[Letter] = []  # that are wholly beyond
        self.paths: list[list[tuple[float, float]]] = []
        self.curved = False
        self.clips = False
        self.brush = Brush(box)
        self.brushes: list[Brush] = []

    def other(self, at: int, operands, operator: bytes) -> None:
        if operator == b"q":
            self.brushes.append(self.brush)
        elif operator == b"Q" and self.brushes:
            self.brush = self.brushes.pop()
        elif operator == b"gs":
            self._manner(operands[0])
        elif operator == b"w":
            self.brush = replace(self.brush, broad=float(operands[0]))
        elif operator == GROUP:
            self.brush = replace(self.brush, opaque=True, group=self.brush.covers)
        elif operator == b"sh":
            if self.brush.covers and self.brush.box != NOWHERE:
                self.painted.append(Painted(at, self.brush.box))
        elif operator in (b"m", b"l"):
            point = placed(self.state.matrix, *map(float, operands))
            if operator == b"m" or not self.paths:
                self.paths.append([])
            self.paths[-1].append(point)
        elif operator == b"re":
            x, y, across, up = map(float, operands)
            corners = ((x, y), (x + across, y), (x + across, y + up), (x, y + up), (x, y))
            self.paths.append([placed(self.state.matrix, *corner) for corner in corners])
        elif operator in (b"c", b"v", b"y"):
            self._curve(operands)
        elif operator in CLIPS:
            self.clips = True
        elif operator in FILLS or operator in STROKES or operator == b"n":
            self._end(at, operator)
        elif operator in PICTURES:
            self._picture(at, operands, operator)

    def _curve(self, operands) -> None:
        """A curve goes as far as the points that draw it."""
        numbers = list(map(float, operands))
        points = [
            placed(self.state.matrix, *pair)
            for pair in zip(numbers[::2], numbers[1::2], strict=True)
        ]
        if self.paths:
            self.paths[-1] += points
        self.curved = True

    def _write(self, at: int, parts: list) -> None:
        first = len(self.found)
        super()._write(at, parts)
        shown = self.found[first:]
        left, foot, right, head = self.brush.within
        if shown and not (
            left <= shown[0].left
            and shown[-1].right <= right
            and foot <= shown[0].foot
            and shown[0].foot + shown[0].size <= head
        ):
            self.cut += [
                one
                for one in shown
                if not (left < one.right and one.left < right)
                or not (foot < one.foot + HEIGHT * one.size and one.foot < head)
            ]

    def _picture(self, at: int, operands, operator: bytes) -> None:
        kept = operands["settings"] if operator == INLINE else operands[0]
        kept = self.objects.get(kept) if isinstance(kept, str) else kept
        kept = kept.get_object() if hasattr(kept, "get_object") else kept
        if not kept or kept.get("/Subtype", "/Image") != "/Image":
            return
        picture, (a, b, c, d, *_) = Picture(kept), self.state.matrix
        level = abs(b) + abs(c) < LEVEL * (abs(a) + abs(d))
        if level and (picture.is_plain or (a > 0 and d > 0)):
            box = around([placed(self.state.matrix, 0, 0), placed(self.state.matrix, 1, 1)])
            if self.brush.covers and (seen := _common(box, self.brush.box)):
                whole = seen == box or picture.is_plain
                self.painted += [Painted(at, seen, picture)] if whole else []

    def _manner(self, named) -> None:
        manner = named if isinstance(named, dict) else self.manners.get(named) or {}
        manner = manner.get_object() if hasattr(manner, "get_object") else manner
        opaque = self.brush.opaque
        if "/ca" in manner:
            opaque = float(manner["/ca"]) >= 1
        if "/BM" in manner:
            opaque = opaque and manner["/BM"] in ("/Normal", "/Compatible")
        if "/SMask" in manner:
            opaque = opaque and manner["/SMask"] == "/None"
        self.brush = replace(self.brush, opaque=opaque)

    def _end(self, at: int, operator: bytes) -> None:
        paths = [path for path in self.paths if path]
        if self.brush.covers:
            for path in paths:
                box = self._drawn(path, operator)
                if box and (seen := _common(box, self.brush.box)):
                    self.painted.append(Painted(at, seen))
        if self.clips:
            whole = around([point for path in paths for point in path]) if paths else None
            plain = len(paths) == 1 and not self.curved and _is_level(paths[0])
            self.brush = self.brush.cut_to(whole, plain=plain)
        self.paths, self.curved, self.clips = [], False, False

    def _drawn(self, path: list[tuple[float, float]], operator: bytes) -> Box | None:
        """The box that the path fills, or the line that it draws."""
        filled = operator in FILLS | BOTH and self.state.fill
        if self.curved:
            return _rounded(path) if filled else None
        left, foot, right, head = box = around(path)
        if operator in STROKES and len(path) == 2:
            a, b, c, d, *_ = self.state.matrix
            broad = self.brush.broad * abs(a * d - b * c) ** 0.5
            high = broad / 2 if broad >= BROAD and head - foot < 1 else 0
            return left, foot - high, right, head + high
        return box if filled and _is_level(path) else None


def _rounded(path: list[tuple[float, float]]) -> Box | None:
    """The box within a box with round corners, from side to side."""
    left, _, right, _ = around(path)
    sides = [[y for x, y in path if abs(x - side) < 0.1] for side in (left, right)]
    if min(map(len, sides)) < 2:  # noqa: PLR2004 - the ends of a side
        return None
    foot, head = max(map(min, sides)), min(map(max, sides))
    return (left, foot, right, head) if foot < head else None


def _is_level(path: list[tuple[float, float]]) -> bool:
    """Whether the path goes around a box whose sides are level and upright."""
    pairs = zip(path, path[1:], strict=False)
    turns = all(abs(a - c) < 0.1 or abs(b - d) < 0.1 for (a, b), (c, d) in pairs)
    return turns and len(set(path)) == 4


def _common(one: Box, other: Box) -> Box | None:
    left, foot = max(one[0], other[0]), max(one[1], other[1])
    right, head = min(one[2], other[2]), min(one[3], other[3])
    return (left, foot, right, head) if left <= right and foot <= head else None
