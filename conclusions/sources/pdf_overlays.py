"""What is laid over a page of a PDF after it was printed: fields of a signature, words typed on.

Document systems write a paper's number and day into it when it is signed, each as the appearance
of a field; the page's own content has only the blanks they fill.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from pypdf import PageObject
from pypdf.generic import ContentStream, DictionaryObject, FloatObject, NameObject, StreamObject

from conclusions.sources.pdf_forms import matrix_of, unfolded
from conclusions.sources.pdf_letters import Letters
from conclusions.sources.pdf_pen import font_of
from conclusions.sources.pdf_rules import UNTURNED, Matrix, combined, placed

KINDS = {"/Widget", "/FreeText", "/Stamp"}
PEN = {"/Ink", "/Line", "/PolyLine"}
NO_REMARKS = {"/Link", "/Popup", "/FileAttachment", "/Watermark", "/PrinterMark", "/TrapNet"}
UNSEEN_FLAGS = 2 | 32  # the flags of what is hidden, or only printed
FILLED_IN = {"/Tx", "/Ch"}  # fields that hold words: typed, or chosen from a list
DEEPEST = 8  # fields within fields
MOST = 5_000  # operations of all that lies over a page
SAME_LINE = 3  # points
TYPED = 12  # points, the letters of words typed on whose appearance is not kept
# What tells of the signing, or of the post: stamps, and no words of the paper.
STAMP = re.compile(
    r"ký (?:bởi|số)|người ký|(?:thời gian|ngày) ký|digitally signed|signature (?:not|valid)"
    r"|[+-]\d\d[:']\d\d|(?:công văn|văn bản) đến|(?:^|\n)đến\b.*(?:số|ngày)"
    r"|(?:cong van|van ban) den",
    re.I | re.S,
)


@dataclass(frozen=True)
class Overlay:
    """A line of words over the page, and where it begins: from the left, from the foot; and, where
    it is known, where in its line the words begin that come next, far away at the line's end; and
    where they end, and how large they are."""

    text: str
    left: float
    foot: float
    next_at: float | None = None
    right: float = 0
    size: float = 0


def overlays_of(page: PageObject, turn: Matrix = UNTURNED) -> tuple[list[Overlay], list[str]]:
    """All that is laid over the page, but for stamps; and the words of those stamps that somebody
    put on, which a field of a signature is not. What cannot be read is left out."""
    found: list[Overlay] = []
    stamps: list[str] = []
    for annotation in page.get("/Annots") or []:
        try:
            lines = list(_lines(annotation.get_object(), turn))
        except Exception:  # noqa: BLE001 - pypdf raises anything at all, and the page itself is read
            continue
        if not STAMP.search("\n".join(line.text for line in lines)):
            found += lines
        elif annotation.get_object().get("/Subtype") != "/Widget":
            stamps.append(" ".join(line.text for line in lines))
    return found, stamps


def remarks_on(page: PageObject) -> list[str]:
    """What is remarked on the page by notes stuck to it and by words marked out."""
    try:
        annotations = [one.get_object() for one in page.get("/Annots") or []]
        return [said for one in annotations if (said := _remark(one))]
    except Exception:  # noqa: BLE001 - pypdf raises anything at all, and the page itself is read
        return []


def has_pen(page: PageObject) -> bool:
    """Whether somebody drew on the page with a pen: the stroke may strike words out."""
    try:
        annotations = [one.get_object() for one in page.get("/Annots") or []]
        return any(
            one.get("/Subtype") in PEN and not int(one.get("/F", 0)) & UNSEEN_FLAGS
            for one in annotations
        )
    except Exception:  # noqa: BLE001 - pypdf raises anything at all, and the page itself is read
        return False


def _remark(annotation: DictionaryObject) -> str:
    shown = not int(annotation.get("/F", 0)) & UNSEEN_FLAGS
    noted = shown and annotation.get("/Subtype") not in KINDS | NO_REMARKS
    return str(annotation.get("/Contents") or "").strip() if noted else ""


def _lines(annotation: DictionaryObject, turn: Matrix) -> Iterator[Overlay]:
    left, foot, right, head = sorted_box(annotation.get("/Rect") or (0, 0, 0, 0))
    unseen = int(annotation.get("/F", 0)) & UNSEEN_FLAGS or right - left < 1 or head - foot < 1
    if annotation.get("/Subtype") not in KINDS or unseen:
        return
    appearance = appearance_of(annotation)
    if appearance is not None:
        yield from _drawn(appearance, (left, foot, right, head), turn)
        return
    lines = _typed(annotation).split("\n")
    pitch = (head - foot) / len(lines)
    for number, line in enumerate(lines):
        if line.strip():
            x, y = placed(turn, left, head - (number + 0.8) * pitch)
            size = min(0.8 * pitch, TYPED)
            yield Overlay(line.strip(), x, y, None, x + len(line.strip()) * size / 2, size)


def _typed(annotation: DictionaryObject) -> str:
    """The words of an overlay whose appearance is not kept: a field's value, which a field may have
    of the one it is a part of, or what was typed."""
    kind = _inherited(annotation, "/FT")
    words = _inherited(annotation, "/V") if kind in FILLED_IN else annotation.get("/Contents")
    chosen = words if isinstance(words, list) else [words]
    return ", ".join(str(word) for word in chosen if word is not None)


def _inherited(field, name: str):
    for _ in range(DEEPEST):
        if field is None or name in field:
            break
        field = field.get("/Parent")
        field = field.get_object() if field is not None else None
    found = field.get(name) if field is not None else None
    return found.get_object() if found is not None else None


def sorted_box(box) -> tuple[float, float, float, float]:
    a, b, c, d = (float(number) for number in box)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def appearance_of(annotation: DictionaryObject) -> StreamObject | None:
    normal = (annotation.get("/AP") or {}).get("/N")
    normal = normal.get_object() if normal is not None else None
    if normal is not None and not isinstance(normal, StreamObject):  # one for each state
        normal = normal.get(annotation.get("/AS"))
        normal = normal.get_object() if normal is not None else None
    return normal


def drawn_by(
    appearance: StreamObject, rect: tuple[float, ...], turn: Matrix, fonts: DictionaryObject
) -> list[tuple]:
    """The operations of the appearance, where it lies on the page (ISO 32000-1, 12.5.5); its fonts
    are gathered."""
    onto = [FloatObject(number) for number in combined(_onto(appearance, rect), turn)], b"cm"
    return [onto, *islice(unfolded(appearance, fonts), MOST)]


def _drawn(appearance: StreamObject, rect: tuple[float, ...], turn: Matrix) -> list[Overlay]:
    """The words that the appearance draws."""
    sheet = PageObject.create_blank_page(width=1, height=1)
    fonts = DictionaryObject()
    content = ContentStream(None, None, "bytes")
    content.operations = drawn_by(appearance, rect, turn, fonts)
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
    return _measured(lines, content.operations, fonts)


def _measured(lines: list[Overlay], operations: list, fonts: DictionaryObject) -> list[Overlay]:
    """The lines, each with where it ends and how large it is."""
    following = Letters({name: font_of(fonts[name]) for name in fonts}, UNTURNED)
    following.follow(operations)
    found = []
    for line in lines:
        own = [one for one in following.found if abs(one.foot - line.foot) < 1]
        right = max((one.right for one in own), default=line.left)
        size = max((one.size for one in own), default=0)
        found.append(replace(line, right=right, size=size))
    return found


def _onto(appearance: StreamObject, rect: tuple[float, ...]) -> Matrix:
    """The matrix by which the appearance's box fills the annotation's."""
    left, foot, right, head = sorted_box(appearance.get("/BBox") or rect)
    own = matrix_of(appearance)
    corners = [placed(own, x, y) for x in (left, right) for y in (foot, head)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    across, up = max(xs) - min(xs), max(ys) - min(ys)
    wide = (rect[2] - rect[0]) / across if across else 1
    high = (rect[3] - rect[1]) / up if up else 1
    return wide, 0, 0, high, rect[0] - min(xs) * wide, rect[1] - min(ys) * high
