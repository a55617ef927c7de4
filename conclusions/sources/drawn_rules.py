"""Where a scanned page has a table: the rules between its columns, as Tesseract passes over them.
Its words are read row by row across the columns, and may be mixed up."""

from PIL import Image

DARK = 128  # of 255
LONG = 120  # points, a centimetre of the page: no letter is so high
WHOLE = 235  # of 255: so dark is a strip that a rule runs through from end to end
LEAST = 3  # rules beside each other: two are a frame
Strip = tuple[int, int]


def ruled_strips(image: Image.Image) -> list[Strip]:
    """The heights on the page, from and to, that the rules of a table run through."""
    ink = image.convert("L").point(lambda tone: 255 * (tone < DARK))
    count = ink.height // LONG
    if not count:
        return []
    bands = ink.resize((ink.width, count), Image.Resampling.BOX, (0, 0, ink.width, count * LONG))
    strips: list[Strip] = []
    for number in range(count):
        row = bands.crop((0, number, bands.width, number + 1)).tobytes()
        dark = [at for at, tone in enumerate(row) if tone >= WHOLE]
        rules = sum(at - 1 not in dark[max(nth - 1, 0) : nth] for nth, at in enumerate(dark))
        if rules >= LEAST:
            strips.append((number * LONG, (number + 1) * LONG))
    return strips
