"""Whether the frame of a scan or photo cuts its page: words or ink run into an edge, where a page
has its margin."""

from collections.abc import Sequence

from PIL import Image

from conclusions.sources.printed_lines import Box, PrintedLine

# So near an edge, in heights of a line, no page sets its last, its first line; or words at a side.
FOOT, HEAD, SIDE = 1.8, 0.4, 0.25
FEWEST, SHARE = 3, 0.15  # lines that run into a side: so many, of so many
SURE = 40  # of 100: what is less sure beside an edge may be a shadow
STRIP = 3  # points of the picture at its foot that are looked at for ink
INKED = 0.015, 0.4  # of the strip: letters cut through; more is the edge of a table or a shadow
DARK = 0.6  # of the tone of the paper
NAMES = ("chân trang", "đầu trang", "bên trái", "bên phải")
CUT = (
    "Trang {} có thể bị khung ảnh cắt mất chữ ở {}; chụp lại cho đủ trang hoặc đối chiếu với bản "
    "gốc."
)


def cut_sides(rows: Sequence[Sequence[PrintedLine]], image: Image.Image) -> tuple[str, ...]:
    """Where the page of these lines is cut by the frame of its picture, in words."""
    lines = [line for row in rows for line in row if _tells(line)]
    if not lines:
        return ()
    width, height = image.size
    tall = sorted(line.foot - line.top for line in lines)[len(lines) // 2]
    boxes = [box for line in lines for word, box, sure in line.words if _is_word(word, sure)]
    foot = height - max(box[1] + box[3] for box in boxes)
    lefts = sum(line.left < SIDE * tall for line in lines)
    rights = sum(width - line.right < SIDE * tall for line in lines)
    many = max(FEWEST, SHARE * len(lines))
    found = (
        foot < FOOT * tall or (foot < 3 * tall and _is_cut_through(image, boxes)),
        min(box[1] for box in boxes) < HEAD * tall,
        lefts >= many,
        rights >= many,
    )
    return tuple(name for name, cut in zip(NAMES, found, strict=True) if cut)


def _tells(line: PrintedLine) -> bool:
    return any(_is_word(word, sure) for word, _, sure in line.words)


def _is_word(word: str, sure: float) -> bool:
    return sure >= SURE and any(sign.isalnum() for sign in word)


def _is_cut_through(image: Image.Image, boxes: Sequence[Box]) -> bool:
    """Whether letters stand on the very edge of the foot, in the width of the text."""
    left, right = min(box[0] for box in boxes), max(box[0] + box[2] for box in boxes)
    tones = image.convert("L").crop((left, image.height - STRIP, right, image.height)).tobytes()
    paper = sorted(tones)[len(tones) * 3 // 4]
    share = sum(tone < DARK * paper for tone in tones) / max(len(tones), 1)
    return INKED[0] < share < INKED[1]


def cut_told(number: int, sides: Sequence[str]) -> str:
    return CUT.format(number, " và ".join(sides)) if sides else ""
