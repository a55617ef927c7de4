"""The text layer of a PDF, and which of its pages have none because they are pictures."""

import re
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from conclusions.sources.filled_blanks import fill
from conclusions.sources.left_out import remarks_told
from conclusions.sources.pdf_gaps import filled
from conclusions.sources.pdf_overlays import has_pen, remarks_on
from conclusions.sources.pdf_paragraphs import PdfLine, drawn_on, paragraphs_of
from conclusions.sources.pdf_shown import Unshown
from conclusions.sources.ruled_tables import RuledTable
from conclusions.sources.torn_tables import join
from departments.foreign_files.problem import SourceProblem

RECEIVED = re.compile(r"(?:(?:CÔNG|VĂN) (?:VĂN|BẢN) )?ĐẾN(?: ?:)?(?: Số\b.*| Ngày\b.*)?$")
ARRIVAL = re.compile(r"(?:Số|Ngày|Giờ|Chuyển|Lưu hồ sơ)\b[^:]{0,20}:")
PAGES = 300
STAMPED = 100  # letters: “Scanned with …”, the register's stamp with number and day
FULL_PAGE = 827 * 1169  # A4 at 100 dpi
SHOWN, MOST_NAMED = 80, 6
SHARE = 0.25  # of the letters told on a page: with more that are not, it is read as a picture
PENNED = "Trang {} có nét bút vẽ thêm, có thể đè hoặc gạch chữ; đối chiếu với tệp gốc."
UNTOLD = (
    "Trang {} có khoảng {} chữ trong phông không cho biết là chữ gì nên không đọc, cần xem lại."
)
XFA = "Tệp còn phần chưa đọc được: biểu mẫu điền sẵn (XFA) trong PDF. In ra PDF rồi chọn lại."
DEEPEST = 4  # forms within forms


def told_of_pdf(content: bytes) -> dict[str, Any]:
    """{"text": the pages, "notes": [], "scanned": numbers of pages that are pictures, "count"}."""
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceProblem("Tệp không đọc được: tệp có mật khẩu. Bỏ mật khẩu rồi chọn lại.")
    if len(reader.pages) > PAGES:
        raise SourceProblem(f"Tệp có hơn {PAGES} trang. Tách riêng phần thông báo rồi chọn lại.")
    unshown = Unshown(reader)
    told = [drawn_on(page, unshown) for page in reader.pages]
    drawn = [page.lines for page in told]
    letters = [sum(letter.isalpha() for line in page for letter in line.text) for page in drawn]
    # Without any words even a page that no picture fills was drawn as one, letter by letter.
    scanned = [
        number
        for number, (page, count) in enumerate(zip(reader.pages, letters, strict=True), 1)
        if _is_picture(page, count)
        or not any(letters)
        or unshown.unknown.get(number, 0) > SHARE * count
    ]
    stamps: list[str] = []
    for page, count in zip(told, letters, strict=True):
        if count:
            fill(page.lines, page.late)
            stamps += page.stamps
    stamps += [words for page in told for words in received(page.lines)]
    join(drawn)
    text = "\n\f".join(page.strip("\f") for page in paragraphs_of(drawn))
    text = filled(text, unshown.fillings)
    pictured = [
        number
        for number, (page, count) in enumerate(zip(reader.pages, letters, strict=True), 1)
        if count and number not in scanned and _pixels(page) >= FULL_PAGE
    ]
    notes = [*_stamps_told(stamps), *_pictures_told(pictured), *unshown.told]
    notes += [
        UNTOLD.format(number, count)
        for number, count in unshown.unknown.items()
        if number not in scanned
    ]
    notes += remarks_told([said for page in reader.pages for said in remarks_on(page)])
    drawn = (number for number, page in enumerate(reader.pages, 1) if has_pen(page))
    notes += [PENNED.format(number) for number in drawn]
    notes += [*_files_told(reader), *_form_told(reader)]
    return {"text": text, "notes": notes, "scanned": scanned, "count": len(reader.pages)}


def received(lines: list[PdfLine | RuledTable]) -> list[str]:
    """Takes the stamp of a paper's arrival out of the lines; what it says."""
    found: list[PdfLine] = []
    for line in lines:
        words = " ".join(line.text.split()) if isinstance(line, PdfLine) else "-"
        if RECEIVED.match(words) or (found and ARRIVAL.match(words)):
            found.append(line)
        elif found and words:
            break
    if not any(letter.isdigit() or letter == ":" for line in found for letter in line.text):
        return []
    said = [line.text for line in found]
    for line in found:
        line.text = ""
    return said


def _stamps_told(stamps: list[str]) -> list[str]:
    """A clerk's words may read like a stamp: what was taken for one is told."""
    said = " ".join(" ".join(stamps).split())
    shown = said if len(said) <= SHOWN else f"{said[:SHOWN].rsplit(' ', 1)[0]}…"
    return [f"Bỏ qua chữ đóng dấu trên trang: “{shown}”."] if said else []


def _pictures_told(pages: list[int]) -> list[str]:
    if not pages:
        return []
    named = ", ".join(map(str, pages[:MOST_NAMED])) + (" …" if len(pages) > MOST_NAMED else "")
    return [f"Trang {named} có ảnh lớn; chữ nằm trong ảnh, nếu có, chưa được đọc."]


def _files_told(reader: PdfReader) -> list[str]:
    """Files carried in the PDF, an annex as a workbook for one."""
    try:
        names = list(reader.attachments)
    except Exception:  # noqa: BLE001 - pypdf raises anything at all, and the pages are read
        return []
    named = ", ".join(f"“{name}”" for name in names[:MOST_NAMED])
    return [f"Tệp còn phần chưa đọc được: tệp kèm trong PDF {named}."] if names else []


def _form_told(reader: PdfReader) -> list[str]:
    """A form that only its own program draws (XFA): its pages hold other words, or none."""
    try:
        form = reader.trailer["/Root"].get_object().get("/AcroForm")
        has_own = form is not None and "/XFA" in form.get_object()
    except Exception:  # noqa: BLE001 - as above
        return []
    return [XFA] if has_own else []


def _is_picture(page, letters: int) -> bool:
    """Whether a page is a picture: it has no words and any picture, or few words, as scanners and
    registers stamp them on, and a picture as large as a page."""
    if letters > STAMPED:
        return False
    return _pixels(page) >= (FULL_PAGE if letters else 1)


def _pixels(form, deep: int = 0) -> int:
    """How many the pictures of a page have together, those in forms on it too."""
    objects, found = (form.get("/Resources") or {}).get("/XObject") or {}, 0
    for name in objects if deep < DEEPEST else ():
        one = objects[name]
        if one.get("/Subtype") == "/Image":
            found += int(one.get("/Width", 0)) * int(one.get("/Height", 0))
        elif one.get("/Subtype") == "/Form":
            found += _pixels(one, deep + 1)
    return found
