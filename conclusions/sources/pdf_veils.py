"""What lies over all that a PDF page draws next: how opaque it is, and masks that let only some of
it through (ISO 32000-1, 11.3.7 and 11.6.5)."""

from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from pypdf.generic import DictionaryObject

from conclusions.sources.pdf_forms import DRAWS, INLINE, PICTURE, unfolded
from conclusions.sources.pdf_layers import SHOWS
from conclusions.sources.pdf_pen import LetterPen
from conclusions.sources.pdf_rules import FILLS, STROKES, Box, Matrix, around, placed

FAINT = 0.05  # of an ink, or of the light that a mask lets through: nobody sees so little
MOST = 5_000  # operations of a mask
MOST_BYTES = 4_000_000  # of a picture in a mask that is looked at
SQUARE = (0.0, 0.0, 1.0, 1.0)  # in which a picture is drawn
Colour = tuple[float, float, float]


@dataclass(frozen=True)
class Veil:
    """How opaque what is filled and what is drawn by lines is; the masks it is seen through, each
    as the boxes where it lets anything pass; whether all is hidden, whatever is set from now on."""

    fill: float = 1
    line: float = 1
    mask: tuple[Box, ...] | None = None
    outer: tuple[tuple[Box, ...], ...] = ()
    hidden: bool = False

    def with_manner(self, manner: DictionaryObject, matrix: Matrix) -> "Veil":
        """The veil when a page sets this graphics state."""
        fill = float(manner.get("/ca", self.fill))
        line = float(manner.get("/CA", self.line))
        mask = _mask(manner["/SMask"], matrix) if "/SMask" in manner else self.mask
        return replace(self, fill=fill, line=line, mask=mask)

    def over_group(self) -> "Veil":
        """The veil over what a group draws, which sets its own anew below that of the group."""
        outer = self.outer if self.mask is None else (*self.outer, self.mask)
        return Veil(outer=outer, hidden=self.hidden or self.fill <= FAINT)

    def lets_pass(self, foot: float, head: float) -> bool:
        """Whether anything is seen of what is drawn between these heights."""
        masks = self.outer if self.mask is None else (*self.outer, self.mask)
        return not self.hidden and all(
            any(box[1] < head and box[3] > foot for box in mask) for mask in masks
        )


CLEAR = Veil()


def colour_of(inks: tuple[float, ...], *, plain: bool) -> Colour | None:
    """The colour that these inks make, red, green and blue; None where only the file knows."""
    if len(inks) == 3:
        return inks[0], inks[1], inks[2]
    if plain and len(inks) == 1:
        return inks[0], inks[0], inks[0]
    if plain and len(inks) == 4:
        cyan, magenta, yellow, black = inks
        return tuple((1 - ink) * (1 - black) for ink in (cyan, magenta, yellow))
    return None


def _mask(told: Any, matrix: Matrix) -> tuple[Box, ...] | None:
    """The boxes where a mask lets anything pass; None where it may be anywhere."""
    told = told.get_object() if hasattr(told, "get_object") else told
    if not isinstance(told, DictionaryObject) or told.get("/TR", "/Identity") != "/Identity":
        return None
    by_light = told.get("/S") == "/Luminosity"
    ground = tuple(float(ink) for ink in told.get("/BC") or ())
    if by_light and ground and (_light(ground) is None or _light(ground) > FAINT):
        return None
    form = told["/G"].get_object()
    operations = list(islice(unfolded(form, DictionaryObject()), MOST + 1))
    if len(operations) > MOST:
        return None
    return _Painted(matrix, by_light=by_light).boxes(operations)


def _light(inks: tuple[float, ...]) -> float | None:
    colour = colour_of(inks, plain=True)
    return max(colour) if colour else None


class _Painted(LetterPen):
    """Where a mask is painted so that it lets anything pass."""

    def __init__(self, matrix: Matrix, *, by_light: bool) -> None:
        super().__init__({}, matrix)
        self.by_light = by_light
        self.path: list[tuple[float, float]] = []

    def boxes(self, operations: list) -> tuple[Box, ...] | None:
        found: list[Box] = []
        for operands, operator in operations:
            if operator in SHOWS or operator == b"sh":
                return None
            if operator in (PICTURE, INLINE, DRAWS):
                if not self._is_dark(operands):
                    found.append(self._about(SQUARE))
            elif operator in FILLS | STROKES:
                if self.path and not self._is_black(operator):
                    found.append(around(self.path))
                self.path = []
            elif operator == b"n":
                self.path = []
            else:
                self._go(operands, operator)
                self.act(operands, operator)
        return tuple(found)

    def _go(self, operands, operator: bytes) -> None:
        if operator == b"re":
            x, y, across, up = map(float, operands)
            self.path += [placed(self.state.matrix, x, y)]
            self.path += [placed(self.state.matrix, x + across, y + up)]
        elif operator in (b"m", b"l", b"c", b"v", b"y"):
            numbers = list(map(float, operands))
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            self.path += [placed(self.state.matrix, x, y) for x, y in pairs]

    def _about(self, inner: Box) -> Box:
        return around(placed(self.state.matrix, x, y) for x in inner[::2] for y in inner[1::2])

    def _is_black(self, operator: bytes) -> bool:
        light = _light(self.state.fill) if self.state.plain else None
        return self.by_light and operator in FILLS and light is not None and light <= FAINT

    def _is_dark(self, operands) -> bool:
        """Whether a picture has no light anywhere."""
        picture = (
            operands[0] if self.by_light and operands and not isinstance(operands, dict) else None
        )
        if not hasattr(picture, "get_data") or picture.get("/ColorSpace") not in (
            "/DeviceGray",
            "/DeviceRGB",
        ):
            return False
        size = int(picture.get("/Width", 0)) * int(picture.get("/Height", 0))
        if size > MOST_BYTES or "/Decode" in picture:
            return False
        try:
            return not any(picture.get_data())
        except Exception:  # noqa: BLE001 - pypdf raises anything at all: then it may let light pass
            return False
