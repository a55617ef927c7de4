"""Drawings of a Word file: the words of a diagram (SmartArt) and of shapes; charts and pictures,
which hold words too, are told."""

import re
from collections.abc import Iterator

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from conclusions.sources.docx_hidden import SKIPPED
from conclusions.sources.docx_left_out import LeftOut

DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHARTS = {
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
}
PAGE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
OLD_SHAPE, OLD_PICTURE = (
    f"{{urn:schemas-microsoft-com:vml}}{tag}" for tag in ("shape", "imagedata")
)
BOXES, SHAPE_WORDS = f"{DIAGRAM}relIds", f"{DRAWING}txBody"
TITLE = "title"
CM = 360_000  # in the units of drawings
POINT = 12_700
WIDE, HIGH = 8 * CM, 1 * CM  # a picture of words: no logo, no signature, no rule
OLD_SIDE = re.compile(r"(?:^|;)\s*(?:width|height)\s*:\s*([\d.]+)pt")
READ = "Chữ trong sơ đồ (SmartArt) đọc theo thứ tự các ô; đối chiếu với bản gốc."


class Drawings:
    """The drawings of one document, whose words stand in parts of their own."""

    def __init__(self, document, left_out: LeftOut) -> None:
        self.relations = document.part.rels
        self.left_out = left_out
        self.has_read = False

    def lines(self, drawing) -> list[str] | None:
        """The lines of a diagram or of a shape's own words; of a chart none, which is told; None
        for anything else."""
        if drawing.tag == SHAPE_WORDS:
            return _lines(drawing)
        if drawing.tag in CHARTS:
            self._tell_chart(drawing)
            return []
        if drawing.tag != BOXES:
            return None
        root = self._part(drawing.get(qn("r:dm"), ""))
        told = list(_in_order(root)) if root is not None else []
        if told:
            self.has_read = True
        else:
            self.left_out.parts.setdefault("sơ đồ trong tệp Word")
        return told

    def told(self) -> list[str]:
        return [READ] if self.has_read else []

    def _tell_chart(self, chart) -> None:
        root = self._part(chart.get(qn("r:id"), ""))
        titles = (part for part in root.iter() if _name(part) == TITLE) if root is not None else ()
        words = next(("".join(title.itertext(f"{DRAWING}t")).strip() for title in titles), "")
        named = f" “{words}”" if words else ""
        self.left_out.parts.setdefault(f"biểu đồ{named} trong tệp Word")

    def _part(self, name: str):
        """The root of the part that a relationship names; None where there is none to read."""
        relation = self.relations.get(name)
        if relation is None or relation.is_external:
            return None
        try:
            return parse_xml(relation.target_part.blob)
        except XMLSyntaxError:
            return None


def _name(part) -> str:
    return part.tag.rpartition("}")[2] if isinstance(part.tag, str) else ""


def _lines(holder) -> list[str]:
    lines = ("".join(each.itertext(f"{DRAWING}t")) for each in holder.iter(f"{DRAWING}p"))
    return [line for line in lines if line.strip()]


def _in_order(root) -> Iterator[str]:
    """What the boxes of a diagram say: each, then those below it, by the lines between them; those
    that no line leads to come last (ISO/IEC 29500-1, 21.4)."""
    boxes = {point.get("modelId"): point for point in root.iter(f"{DIAGRAM}pt")}
    below: dict[str, list[tuple[int, str]]] = {}
    for line in root.iter(f"{DIAGRAM}cxn"):
        place = line.get("srcOrd", "")
        if line.get("type", "parOf") == "parOf":
            order = int(place) if place.isdecimal() else 0
            below.setdefault(line.get("srcId"), []).append((order, line.get("destId")))
    first = [name for name, box in boxes.items() if box.get("type") == "doc"]
    left = dict.fromkeys(
        name for name, box in boxes.items() if box.get("type", "node") in ("node", "asst", "doc")
    )
    waiting = [*reversed(left), *reversed(first)]
    while waiting:
        name = waiting.pop()
        if name in left:
            del left[name]
            yield from _lines(boxes[name])
            waiting += [inner for _, inner in sorted(below.get(name, []), reverse=True)]


def pictures_in(body) -> int:
    """How many pictures are large enough to hold words."""
    return sum(map(_is_large, _pictures(body)))


def _pictures(body) -> Iterator[list[float]]:
    """The sides of each picture, in the units of drawings."""
    for drawing in body.iter(qn("w:drawing")):
        if next(drawing.iter(f"{DRAWING}blip"), None) is not None and _is_shown(drawing):
            extent = next(drawing.iter(f"{PAGE}extent"), None)
            told = [extent.get(side, "") for side in ("cx", "cy")] if extent is not None else []
            yield [float(side) for side in told if side.isdecimal()]
    for picture in body.iter(OLD_PICTURE):
        shape = next(picture.iterancestors(OLD_SHAPE), None)
        if shape is not None and _is_shown(picture):
            yield [float(side) * POINT for side in OLD_SIDE.findall(shape.get("style", ""))]


def _is_shown(part) -> bool:
    return not any(
        above.tag in SKIPPED or above.tag == qn("w:object") for above in part.iterancestors()
    )


def _is_large(sides: list[float]) -> bool:
    return len(sides) == 2 and max(sides) >= WIDE and min(sides) >= HIGH
