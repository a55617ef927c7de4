"""What remarks on a page of a PDF paint over it: correction fluid, lines, pictures of stamps."""

from collections.abc import Iterator

from pypdf.generic import DictionaryObject

from conclusions.sources.pdf_overlays import UNSEEN_FLAGS, appearance_of, drawn_by, sorted_box
from conclusions.sources.pdf_painting import Painted, Painting
from conclusions.sources.pdf_rules import UNTURNED, Box, Matrix, placed

LAST = float("inf")  # remarks are drawn after all that the page draws
# A marker's colour lets through what it lies on, whatever its appearance says of it.
CLEAR = {"/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Link", "/Popup", "/Text"}
GROUNDS = {"/FreeText": "/C", "/Square": "/IC"}  # where the colour stands that fills them


def laid_on(page, turn: Matrix) -> list[Painted]:
    """Boxes and lines that the remarks paint on the page; what cannot be read is left out."""
    found: list[Painted] = []
    for annotation in page.get("/Annots") or []:
        try:
            found += _painted(annotation.get_object(), turn)
        except Exception:  # noqa: BLE001 - pypdf raises anything at all, and the page itself is read
            continue
    return found


def _painted(annotation: DictionaryObject, turn: Matrix) -> Iterator[Painted]:
    kind = annotation.get("/Subtype")
    hidden = int(annotation.get("/F", 0)) & UNSEEN_FLAGS or float(annotation.get("/CA", 1)) < 1
    if hidden or kind in CLEAR:
        return
    rect = sorted_box(annotation["/Rect"])
    appearance = appearance_of(annotation)
    if appearance is not None:
        painting = Painting({}, UNTURNED, {})
        painting.follow(drawn_by(appearance, rect, turn, DictionaryObject()))
        yield from (Painted(LAST, one.box, one.picture) for one in painting.painted)
    elif annotation.get(GROUNDS.get(kind, "/")):
        yield Painted(LAST, turned_box(turn, rect))


def turned_box(turn: Matrix, box: Box) -> Box:
    """Where the box lies on the page when it is turned."""
    (left, foot), (right, head) = placed(turn, *box[:2]), placed(turn, *box[2:])
    return min(left, right), min(foot, head), max(left, right), max(foot, head)
