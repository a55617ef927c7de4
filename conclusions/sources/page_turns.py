"""Which way up a picture of a page lies: told by Tesseract's model of letters (`osd`, which Debian
installs with it) before the page is read, and by the words after."""

import re
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from conclusions.sources.printed_lines import Box
from conclusions.sources.scan_programs import tried

MODEL = "osd"
TOLD = re.compile(r"^Rotate: (\d+)$.*?^Orientation confidence: ([\d.]+)$", re.M | re.S)
SURE = 2.0  # an upright page is told with 10 and more, one of few words with less than one
# By how far it is to be turned as a clock goes.
TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
LONG = 4  # letters; the box of so long a word is wider than high, where the word lies level


def turn_told(image: Image.Image, place: Path, known: Iterable[str]) -> Image.Transpose | None:
    """The turn that sets the page upright, as its letters tell; None where it is upright, or they
    tell nothing. `known` are the languages Tesseract has."""
    if MODEL not in known:
        return None
    file = place / "turn.png"
    # Half the points tell as much, in less time.
    image.resize((max(image.width // 2, 1), max(image.height // 2, 1))).save(file)
    told = tried(["tesseract", str(file), "-", "--psm", "0", "--dpi", "150"])
    found = TOLD.search(told.decode("utf-8", "replace"))
    return TURNS.get(int(found[1])) if found and float(found[2]) >= SURE else None


def lie_on_side(words: Iterable[tuple[str, Box]]) -> bool:
    """Whether most words stand upright on the page: Tesseract reads such lines too, and takes them
    in an order that nobody can know."""
    boxes = [box for word, box in words if len(word) >= LONG]
    return sum(height > width for _, _, width, height in boxes) * 2 > len(boxes)
