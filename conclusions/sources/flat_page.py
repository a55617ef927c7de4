"""A sheet photographed from aside, cut from the table it lies on and laid flat."""

from dataclasses import dataclass
from math import dist

from PIL import Image, ImageFilter

SIZE = 240  # points of the longer side, by which the sheet is looked for
NARROWEST = 24  # of those points; narrower is a strip
DARKER = 0.7  # of the paper: so dark, what lies around the sheet is no paper
LEAST = 0.35  # of the picture that a sheet covers
WHOLE = 0.88  # of its outline that is paper, or it is no sheet
INSIDE = 0.006  # of its sides: so much is cut off with its edge

Point = tuple[float, float]


@dataclass(frozen=True)
class PageOutline:
    """The corners of the sheet, from the upper left one as a clock goes."""

    corners: tuple[Point, Point, Point, Point]

    @property
    def area(self) -> float:
        after = (*self.corners[1:], self.corners[0])
        pairs = zip(self.corners, after, strict=True)
        return abs(sum(x * b - a * y for (x, y), (a, b) in pairs)) / 2

    def scaled(self, by: float) -> "PageOutline":
        one, two, three, four = ((x * by, y * by) for x, y in self.corners)
        return PageOutline((one, two, three, four))


def laid_flat(image: Image.Image) -> Image.Image:
    """The sheet alone, its sides at right angles; the picture as it is where no sheet with
    something darker all around it is found."""
    scale = max(image.size) / SIZE
    small = image.resize((round(image.width / scale), round(image.height / scale)))
    found = _sheet(small.convert("L").filter(ImageFilter.MedianFilter(5)))
    return _cut(image, found.scaled(scale)) if found else image


def _sheet(small: Image.Image) -> PageOutline | None:
    width, height = small.size
    if min(small.size) < NARROWEST:
        return None
    rows = [small.crop((0, y, width, y + 1)).tobytes() for y in range(height)]
    edge = sorted([*rows[0], *rows[-1], *(row[0] for row in rows), *(row[-1] for row in rows)])
    middle = sorted(tone for row in rows[height // 3 : -height // 3] for tone in row[width // 3 :])
    around, paper = edge[len(edge) * 3 // 4], middle[len(middle) // 2]
    if around >= DARKER * paper:
        return None
    # Between the two as light falls off: a corner in the shade is darker paper, and no table.
    limit = (max(around, 1) * paper) ** 0.5
    light = [(x, y) for y, row in enumerate(rows) for x, tone in enumerate(row) if tone > limit]
    if len(light) < LEAST * width * height:
        return None
    sums, turns = [(x + y, x, y) for x, y in light], [(x - y, x, y) for x, y in light]
    (_, *one), (_, *two), (_, *three), (_, *four) = min(sums), max(turns), max(sums), min(turns)
    found = PageOutline(((*one,), (*two,), (*three,), (*four,)))
    inside = len(light) / max(found.area, 1)
    return found if WHOLE < inside < 2 - WHOLE else None


def _cut(image: Image.Image, sheet: PageOutline) -> Image.Image:
    """By the one projection that takes a square to these four corners."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = sheet.corners
    width = round(max(dist(sheet.corners[0], sheet.corners[1]), dist((x3, y3), (x2, y2))))
    height = round(max(dist(sheet.corners[0], sheet.corners[3]), dist((x1, y1), (x2, y2))))
    right, down = (x1 - x2, y1 - y2), (x3 - x2, y3 - y2)
    bent = x0 - x1 + x2 - x3, y0 - y1 + y2 - y3
    size = right[0] * down[1] - right[1] * down[0]
    g = (bent[0] * down[1] - bent[1] * down[0]) / size
    h = (right[0] * bent[1] - right[1] * bent[0]) / size
    across = (x1 - x0 + g * x1) / width, (x3 - x0 + h * x3) / height, x0
    along = (y1 - y0 + g * y1) / width, (y3 - y0 + h * y3) / height, y0
    way = (*across, *along, g / width, h / height)
    flat = image.transform(
        (width, height), Image.Transform.PERSPECTIVE, way, Image.Resampling.BICUBIC
    )
    rim = round(INSIDE * width), round(INSIDE * height)
    return flat.crop((*rim, width - rim[0], height - rim[1]))
