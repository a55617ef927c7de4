"""Seals and other marks over the print of a scan: red ones on a colour scan, paler ones than the
print on a grey one. Tesseract takes the round of a seal for a picture and passes over the words in
it, so the page is read once more without them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PIL import Image, ImageChops, ImageFilter

from conclusions.sources.even_light import evened
from conclusions.sources.printed_lines import Box

REDDER = 60  # of 255: so much more red than its other colours has the ink of a seal
RED = 0.0003  # of a page's points; a seal covers ten times as many
SAMPLE = 3  # one in so many points, either way, tells whether a page has red ink
MIDDLE = 80, 205  # tones of a pale seal, between print and paper
FLAT = 48  # the points of one stroke differ by less; the rim of a letter does not
PRINT = 0.005  # so large a share of the points, the darkest, is surely print
CELL = 32  # points of the page that are one of the picture that tells where a seal is
FEWEST, MOST = 6, 0.25  # cells of a seal; of all that have ink: where more are pale, all print is
DARK = 160
# Between print and seal: what is lighter is none of the print. Print under red ink is lighter, too.
RED_CUT, PALE_CUT = 0.75, 0.6
RIM = 5  # points, with those that a stroke fades in
TOUCHED = 0.02  # of a word's box


@dataclass(frozen=True)
class Sheet:
    """A page to read: as it was scanned, without the seals on it, and where these are."""

    seen: Image.Image
    bare: Image.Image | None = None
    seals: Image.Image | None = None

    @property
    def clearest(self) -> Image.Image:
        return self.bare or self.seen

    def transposed(self, turn: Image.Transpose) -> "Sheet":
        parts = (part and part.transpose(turn) for part in (self.seen, self.bare, self.seals))
        return Sheet(*parts)

    def rotated(self, tilt: float) -> "Sheet":
        way = {"resample": Image.Resampling.BICUBIC}
        seals = self.seals and self.seals.rotate(tilt)
        bare = self.bare and self.bare.rotate(tilt, **way, fillcolor=255)
        return replace(
            self, seen=self.seen.rotate(tilt, **way, fillcolor=255), bare=bare, seals=seals
        )

    def under_seal(self, boxes: Iterable[Box], size: tuple[int, int]) -> list[bool]:
        """Of each of these boxes on a picture of that size, whether a seal lies over it."""
        if self.seals is None:
            return [False for _ in boxes]
        shown = self.seals.resize(size, Image.Resampling.BOX)
        return [_covered(shown, box) for box in boxes]


def _covered(shown: Image.Image, box: Box) -> bool:
    left, top, width, height = box
    part = shown.crop((left, top, left + max(width, 1), top + max(height, 1)))
    return sum(part.histogram()[128:]) > TOUCHED * part.width * part.height


def in_tones(image: Image.Image) -> Image.Image:
    """The picture in grey; in its colours where it has ink as red as a seal's."""
    if image.mode in ("1", "L", "I", "I;16"):
        return image.convert("L")
    colours = image.convert("RGB")
    small = colours.resize(
        (max(colours.width // SAMPLE, 1), max(colours.height // SAMPLE, 1)),
        Image.Resampling.NEAREST,
    )
    red = sum(_red(small).histogram()[128:])
    return colours if red > RED * small.width * small.height else colours.convert("L")


def _red(colours: Image.Image) -> Image.Image:
    red, green, blue = colours.split()
    more = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    return more.point(lambda tone: 255 * (tone > REDDER))


def without_seals(image: Image.Image) -> Sheet:
    """The page in grey and even light, with what it is without seals where it has any."""
    page = evened(image.convert("L"))
    if image.mode == "RGB":
        seals, share = _red(image), RED_CUT
        light = evened(ImageChops.lighter(image.convert("L"), image.getchannel("R")))
    else:
        seals, light, share = _pale(page), page, PALE_CUT
    if seals is None or not seals.getbbox():
        return Sheet(page)
    tones = light.histogram(seals)
    seal = sum(tone * count for tone, count in enumerate(tones)) / sum(tones)
    cut = share * seal + (1 - share) * _print_tone(light)
    bare = light.point(lambda tone: tone if tone < cut else 255)
    return Sheet(page, bare, seals.filter(ImageFilter.MaxFilter(RIM)))


def _print_tone(page: Image.Image) -> int:
    left = PRINT * page.width * page.height
    for tone, count in enumerate(page.histogram()):
        left -= count
        if left < 0:
            return tone
    return 0


def _pale(page: Image.Image) -> Image.Image | None:
    """Where strokes paler than the print are; None where there are none or all print is pale."""
    low, high = page.filter(ImageFilter.MinFilter(3)), page.filter(ImageFilter.MaxFilter(3))
    flat = ImageChops.subtract(high, low).point(lambda tone: 255 * (tone < FLAT))
    middle = page.point(lambda tone: 255 * (MIDDLE[0] < tone < MIDDLE[1]))
    pale = ImageChops.multiply(flat, middle)
    if _print_tone(page) > MIDDLE[0] // 2:
        return None
    size = max(page.width // CELL, 1), max(page.height // CELL, 1)
    ink = page.point(lambda tone: 255 * (tone < DARK))
    strokes, inked = (
        sum(part.resize(size, Image.Resampling.BOX).histogram()[5:]) for part in (pale, ink)
    )
    return pale if FEWEST <= strokes <= MOST * inked else None
