"""Pictures drawn on a PDF page: whether what lies under them shows through."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PIL import Image

from conclusions.sources.pdf_rules import Box

MOST_PIXELS = 9_000_000  # of a mask that is looked at; a page at 300 dpi has as many
OPAQUE = 0.9  # so much of the place of a letter


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept in the file."""

    kept: Any

    @property
    def is_clear(self) -> bool:
        """Whether it paints only some of its points, and none can tell here which."""
        stencil = self.kept.get("/ImageMask", self.kept.get("/IM", False))
        keyed = isinstance(self._resolved("/Mask"), list)
        return bool(stencil) or keyed or (self._has_mask and self._mask is None)

    @property
    def is_plain(self) -> bool:
        """Whether it paints each of its points."""
        return not self.is_clear and not self._has_mask

    def covers(self, place: Box, part: Box) -> bool:
        """Whether nothing shows through where it lies, in `place`, over this part of the page."""
        if self.is_clear:
            return False
        if self._mask is None:
            return True
        left, foot, right, head = place
        across, up = self._mask.width / (right - left), self._mask.height / (head - foot)
        box = (
            max(int((part[0] - left) * across), 0),
            max(int((head - part[3]) * up), 0),
            min(int((part[2] - left) * across) + 1, self._mask.width),
            min(int((head - part[1]) * up) + 1, self._mask.height),
        )
        if box[0] >= box[2] or box[1] >= box[3]:
            return False
        shown = self._mask.crop(box)
        points = shown.width * shown.height
        return sum(n * count for n, count in enumerate(shown.histogram())) >= OPAQUE * 255 * points

    def _resolved(self, name: str):
        found = self.kept.get(name)
        return found.get_object() if hasattr(found, "get_object") else found

    @property
    def _has_mask(self) -> bool:
        return any(self._resolved(name) is not None for name in ("/SMask", "/Mask"))

    @cached_property
    def _mask(self) -> Image.Image | None:
        """How opaque each point is, white where it is wholly; None where nothing tells."""
        soft = self._resolved("/SMask")
        mask = soft if soft is not None else self._resolved("/Mask")
        if mask is None or isinstance(mask, list):
            return None
        try:
            return _decoded(mask, is_stencil=soft is None)
        except Exception:  # noqa: BLE001 - pypdf and Pillow raise anything at all
            return None


def _decoded(mask, *, is_stencil: bool) -> Image.Image | None:
    size = int(mask["/Width"]), int(mask["/Height"])
    if size[0] * size[1] > MOST_PIXELS:
        return None
    kinds = {8: ("L", "L"), 1: ("1", "1")}
    kind, raw = kinds[1 if is_stencil else int(mask.get("/BitsPerComponent", 8))]
    image = Image.frombytes(kind, size, mask.get_data(), "raw", raw).convert("L")
    swapped = [float(n) for n in mask.get("/Decode") or (0, 1)] == [1, 0]
    return image.point(lambda n: 255 - n) if swapped != is_stencil else image
