"""Letters of a PDF page that are painted over later, as corrections are, or struck through."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from conclusions.sources.pdf_letters import Letter
from conclusions.sources.pdf_overlays import UNSEEN_FLAGS, sorted_box
from conclusions.sources.pdf_painting import Painted
from conclusions.sources.pdf_rules import Box, Matrix, around, placed

COVERS, STRIKES, PICTURED = "bị che", "bị gạch ngang", "bị ảnh che"
THIN = 0.15  # of the size of the letters: as thick a line strikes them through
MIDDLE = 0.13, 0.48  # of the size, above the line that they stand on: where it does
STICKS_OUT = 0.7  # of the size: a line that begins or ends farther away is one of a table
MOST = 3_000  # boxes of a page; with more it is a drawing
UNSEEN_MODES = {3, 7}  # of drawing letters (ISO 32000-1, 9.3.6)


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
        around(placed(place, *corner) for corner in corners)
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
