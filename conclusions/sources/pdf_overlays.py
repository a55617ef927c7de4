"""What is laid over a page of a PDF after it was printed: fields of a signature, words typed on.

Document systems write a paper's number and day into it when it is signed, each as the appearance
of a field; the page's own content has only the blanks they fill.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream, DictionaryObject, FloatObject, NameObject, StreamObject

from conclusions.sources.pdf_rules import UNTURNED, Matrix, placed

KINDS = {"/Widget", "/FreeText", "/Stamp"}
UNSEEN = 2 | 32  # the flags of what is hidden, or only printed
DEEPEST = 6  # forms within forms; signatures have three
MOST = 5_000  # operations of all that lies over a page
SAME_LINE = 3  # points
# What tells of the signing, or of the post: stamps, and no words of the paper.
STAMP = re.compile(
    r"ký (?:bởi|số)|người ký|(?:thời gian|ngày) ký|digitally signed|signature (?:not|valid)"
    r"|[+-]\d\d[:']\d\d|(?:công văn|văn bản) đến|(?:^|\n)đến\b.*(?:số|ngày)",
    re.I | re.S,
)


@dataclass(frozen=True)
class Overlay:
    """A line of words over the page, and where it begins: from the left, from the foot."""

    text: str
    left: float
    foot: float


def overlays_of(page: PageObject) -> tuple[list[Overlay], list[str]]:
    """All that is laid over the page, but for stamps; and the words of those stamps that somebody
    put on, which a field of a signature is not. What cannot be read is left out."""
    found: list[Overlay] = []
    stamps: list[str] = []
    for annotation in page.get("/Annots") or []:
        try:
            lines = list(_lines(annotation.get_object()))
        except Exception:  # noqa: BLE001 - pypdf raises anything at all, and the page itself is read
            continue
        if not STAMP.search("\n".join(line.text for line in lines)):
            found += lines
        elif annotation.get_object().get("/Subtype") != "/Widget":
            stamps.append(" ".join(line.text for line in lines))
    return found, stamps


def _lines(annotation: DictionaryObject) -> Iterator[Overlay]:
    left, foot, right, head = sorted_box(annotation.get("/Rect") or (0, 0, 0, 0))
    unseen = int(annotation.get("/F", 0)) & UNSEEN or right - left < 1 or head - foot < 1
    if annotation.get("/Subtype") not in KINDS or unseen:
        return
    appearance = _appearance(annotation)
    if appearance is not None:
        yield from _drawn(appearance, (left, foot, right, head))
        return
    words = annotation.get("/V") if annotation.get("/FT") == "/Tx" else annotation.get("/Contents")
    lines = str(words or "").split("\n")
    pitch = (head - foot) / len(lines)
    for number, line in enumerate(lines):
        if line.strip():
            yield Overlay(line.strip(), left, head - (number + 0.8) * pitch)


def sorted_box(box) -> tuple[float, float, float, float]:
    a, b, c, d = (float(number) for number in box)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _appearance(annotation: DictionaryObject) -> StreamObject | None:
    normal = (annotation.get("/AP") or {}).get("/N")
    normal = normal.get_object() if normal is not None else None
    if normal is not None and not isinstance(normal, StreamObject):  # one for each state
        normal = normal.get(annotation.get("/AS"))
        normal = normal.get_object() if normal is not None else None
    return normal


def _drawn(appearance: StreamObject, rect: tuple[float, float, float, float]) -> list[Overlay]:
    """The words that the appearance draws, where it lies on the page (ISO 32000-1, 12.5.5)."""
    sheet = PageObject.create_blank_page(width=1, height=1)
    fonts = DictionaryObject()
    content = ContentStream(None, None, "bytes")
    onto = [FloatObject(number) for number in _onto(appearance, rect)], b"cm"
    content.operations = [onto, *islice(_unfolded(appearance, fonts, 0), MOST)]
    sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    sheet[NameObject("/Contents")] = content
    lines: list[Overlay] = []

    def tell(text: str, matrix, text_matrix, font, size) -> None:
        if not text.strip():
            return
        left, foot = placed(matrix, text_matrix[4], text_matrix[5])
        if lines and abs(lines[-1].foot - foot) < SAME_LINE and left >= lines[-1].left:
            before = lines.pop()
            lines.append(Overlay(f"{before.text} {text.strip()}", before.left, before.foot))
        else:
            lines.append(Overlay(text.strip(), left, foot))

    sheet.extract_text(visitor_text=tell)
    return lines


def _onto(appearance: StreamObject, rect: tuple[float, float, float, float]) -> Matrix:
    """The matrix by which the appearance's box fills the annotation's."""
    left, foot, right, head = sorted_box(appearance.get("/BBox") or rect)
    own = _matrix(appearance)
    corners = [placed(own, x, y) for x in (left, right) for y in (foot, head)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    across, up = max(xs) - min(xs), max(ys) - min(ys)
    wide = (rect[2] - rect[0]) / across if across else 1
    high = (rect[3] - rect[1]) / up if up else 1
    return wide, 0, 0, high, rect[0] - min(xs) * wide, rect[1] - min(ys) * high


def _matrix(form: StreamObject) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in form.get("/Matrix") or UNTURNED)
    return a, b, c, d, e, f


def _unfolded(
    form: StreamObject, fonts: DictionaryObject, depth: int
) -> Iterator[tuple[Any, bytes]]:
    """The operations of the form and of the forms it draws, each in its place; their fonts, which
    may bear the same names, are gathered under names of their own."""
    resources = _resolved(form, "/Resources")
    named, drawn = _resolved(resources, "/Font"), _resolved(resources, "/XObject")
    yield [], b"q"
    yield [FloatObject(number) for number in _matrix(form)], b"cm"
    for operands, operator in ContentStream(form, None, "bytes").operations:
        if operator == b"Tf" and operands[0] in named:
            name = NameObject(f"/F{len(fonts)}")
            fonts[name] = named[operands[0]].get_object()
            yield [name, operands[1]], operator
        elif operator == b"Do":
            inner = drawn[operands[0]].get_object() if operands[0] in drawn else {}
            if inner.get("/Subtype") == "/Form" and depth < DEEPEST:
                yield from _unfolded(inner, fonts, depth + 1)
        else:
            yield operands, operator
    yield [], b"Q"


def _resolved(holder, name: str):
    found = holder.get(name)
    return found.get_object() if found is not None else {}
