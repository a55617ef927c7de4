"""Letters of a PDF page that are painted over later, as corrections are, or struck through."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from conclusions.sources.pdf_forms import DRAWS, INLINE, PICTURE
from conclusions.sources.pdf_letters import LEVEL, Letter, Letters
from conclusions.sources.pdf_overlays import UNSEEN_FLAGS, sorted_box
from conclusions.sources.pdf_pen import Font
from conclusions.sources.pdf_pictures import Picture
from conclusions.sources.pdf_rules import FILLS, STROKES, Box, Matrix, placed

COVERS, STRIKES, PICTURED = "bị che", "bị gạch ngang", "bị ảnh che"
THIN = 0.15  # of the size of the letters: as thick a line strikes them through
MIDDLE = 0.13, 0.48  # of the size, above the line that they stand on: where it does
BODY = 0.1, 0.5  # what of a letter is under a cover
STICKS_OUT = 0.7  # of the size: a line that begins or ends farther away is one of a table
MOST = 3_000  # boxes of a page; with more it is a drawing
UNSEEN_MODES = {3, 7}  # of drawing letters (ISO 32000-1, 9.3.6)
WHOLE: Box = (-1e9, -1e9, 1e9, 1e9)
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


class Painting(Letters):
    """Follows what is painted on the page beside its letters: boxes and level lines."""

    def __init__(self, fonts: dict[str, Font], turn: Matrix, resources) -> None:
        super().__init__(fonts, turn)
        self.manners = resources.get("/ExtGState") or {}
        self.objects = resources.get("/XObject") or {}
        self.painted: list[Painted] = []
        self.paths: list[list[tuple[float, float]]] = []
        self.straight = True
        self.clips = False
        self.clear = [(WHOLE, True)]  # where is painted, and whether so that nothing shines through

    def other(self, at: int, operands, operator: bytes) -> None:
        if operator == b"q":
            self.clear.append(self.clear[-1])
        elif operator == b"Q" and len(self.clear) > 1:
            self.clear.pop()
        elif operator == b"gs":
            self._manner(operands[0])
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
            self.straight = False
        elif operator in CLIPS:
            self.clips = True
        elif operator in FILLS or operator in STROKES or operator == b"n":
            self._end(at, operator)
        elif operator in PICTURES:
            self._picture(at, operands, operator)

    def _picture(self, at: int, operands, operator: bytes) -> None:
        kept = operands["settings"] if operator == INLINE else operands[0]
        kept = self.objects.get(kept) if isinstance(kept, str) else kept
        kept = kept.get_object() if hasattr(kept, "get_object") else kept
        if not kept or kept.get("/Subtype", "/Image") != "/Image":
            return
        picture, (a, b, c, d, *_) = Picture(kept), self.state.matrix
        where, opaque = self.clear[-1]
        level = abs(b) + abs(c) < LEVEL * (abs(a) + abs(d))
        if level and (picture.is_plain or (a > 0 and d > 0)):
            box = _box([placed(self.state.matrix, 0, 0), placed(self.state.matrix, 1, 1)])
            if opaque and (seen := _common(box, where)):
                whole = seen == box or picture.is_plain
                self.painted += [Painted(at, seen, picture)] if whole else []

    def _manner(self, named) -> None:
        manner = named if isinstance(named, dict) else self.manners.get(named) or {}
        manner = manner.get_object() if hasattr(manner, "get_object") else manner
        where, opaque = self.clear[-1]
        if "/ca" in manner:
            opaque = float(manner["/ca"]) >= 1
        if "/BM" in manner:
            opaque = opaque and manner["/BM"] in ("/Normal", "/Compatible")
        if "/SMask" in manner:
            opaque = opaque and manner["/SMask"] == "/None"
        self.clear[-1] = where, opaque

    def _end(self, at: int, operator: bytes) -> None:
        boxes = [_box(path) for path in self.paths if path] if self.straight else []
        where, opaque = self.clear[-1]
        ink = operator in FILLS | BOTH and bool(self.state.fill)
        for box, path in zip(boxes, filter(None, self.paths), strict=False):
            level = operator in STROKES and len(path) == 2
            if opaque and (level or ink and _is_level(path)) and (seen := _common(box, where)):
                self.painted.append(Painted(at, seen))
        if self.clips:
            whole = len(self.paths) == 1 and self.straight and _is_level(self.paths[0])
            seen = _common(where, boxes[0]) if whole else None
            self.clear[-1] = seen or (0, 0, 0, 0), opaque
        self.paths, self.straight, self.clips = [], True, False


def _box(points: Iterable[tuple[float, float]]) -> Box:
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def _is_level(path: list[tuple[float, float]]) -> bool:
    """Whether the path goes around a box whose sides are level and upright."""
    pairs = zip(path, path[1:], strict=False)
    turns = all(abs(a - c) < 0.1 or abs(b - d) < 0.1 for (a, b), (c, d) in pairs)
    return turns and len(set(path)) == 4


def _common(one: Box, other: Box) -> Box | None:
    left, foot = max(one[0], other[0]), max(one[1], other[1])
    right, head = min(one[2], other[2]), min(one[3], other[3])
    return (left, foot, right, head) if left <= right and foot <= head else None


class _Levels:
    """The letters of a page by their heights: few of them stand near a box."""

    def __init__(self, letters: list[Letter]) -> None:
        self.letters = sorted(letters, key=attrgetter("foot"))
        self.feet = [letter.foot for letter in self.letters]
        self.size = max((letter.size for letter in letters), default=0)

    def near(self, box: Box) -> list[Letter]:
        """Those that a box may lie on or go through."""
        start = bisect_left(self.feet, box[1] - self.size)
        end = bisect_right(self.feet, box[3] + self.size)
        return [one for one in self.letters[start:end] if box[0] <= one.middle <= box[2]]


def covered(letters: list[Letter], painted: list[Painted]) -> dict[Letter, str]:
    """The letters that something painted later lies on, and what."""
    first = min((letter.at for letter in letters), default=0)
    boxes = [one for one in painted if one.box[3] - one.box[1] > 1 and one.at > first]
    if not boxes or len(boxes) > MOST:
        return {}
    levels = _Levels(letters)
    scans = [one for one in painted if one.picture]
    return {
        letter: PICTURED if one.picture else COVERS
        for one in boxes
        for letter in levels.near(one.box)
        if one.at > letter.at and one.lies_on(letter) and _shows(letter, scans)
    }


def _shows(letter: Letter, scans: list[Painted]) -> bool:
    """Whether it was drawn to be seen, or tells what is on a picture below it."""
    return letter.mode not in UNSEEN_MODES or any(scan.is_under(letter) for scan in scans)


def struck(letters: list[Letter], painted: list[Painted]) -> list[Letter]:
    """The letters through whose middle a line goes that begins and ends with letters."""
    lines = [one.box for one in painted if one.box[2] - one.box[0] > 1]
    if not lines or len(lines) > MOST:
        return []
    levels = _Levels(letters)
    found: dict[Letter, None] = {}
    for line in lines:
        through = [letter for letter in levels.near(line) if _goes_through(line, letter)]
        if through:
            out = STICKS_OUT * through[0].size
            first, last = (min(one.left for one in through), max(one.right for one in through))
            if line[0] > first - out and line[2] < last + out:
                found |= dict.fromkeys(through)
    return list(found)


def _goes_through(line: Box, letter: Letter) -> bool:
    _, foot, _, head = line
    height = ((foot + head) / 2 - letter.foot) / (letter.size or 1)
    return head - foot <= THIN * letter.size and MIDDLE[0] <= height <= MIDDLE[1]


def under_marks(letters: list[Letter], page, place: Matrix) -> list[Letter]:
    """The letters under remarks that strike words out (ISO 32000-1, 12.5.6.10)."""
    boxes = [
        _box(placed(place, *corner) for corner in corners)
        for corners in _marks(page.get("/Annots") or [])
    ]
    return [letter for box in boxes for letter in letters if _marks_out(box, letter)]


def _marks_out(box: Box, letter: Letter) -> bool:
    left, foot, right, head = box
    middle = letter.foot + sum(MIDDLE) / 2 * letter.size
    return left <= letter.middle <= right and foot <= middle <= head


def _marks(annotations) -> Iterator[list[tuple[float, float]]]:
    for one in annotations:
        mark = one.get_object()
        if mark.get("/Subtype") != "/StrikeOut" or int(mark.get("/F", 0)) & UNSEEN_FLAGS:
            continue
        numbers = [float(number) for number in mark.get("/QuadPoints") or ()]
        if len(numbers) < 8:
            left, foot, right, head = sorted_box(mark["/Rect"])
            numbers = [left, foot, right, foot, left, head, right, head]
        for start in range(0, len(numbers) - 7, 8):
            four = numbers[start : start + 8]
            yield list(zip(four[::2], four[1::2], strict=True))
