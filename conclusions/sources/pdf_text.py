"""The text layer of a PDF, and which of its pages have none because they are pictures."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader

from conclusions.sources.filled_blanks import fill
from conclusions.sources.pdf_overlays import overlays_of
from conclusions.sources.pdf_paragraphs import lines_of, paragraphs_of
from conclusions.sources.problem import SourceProblem
from conclusions.sources.torn_tables import join

PAGES = 300


def told_of_pdf(content: bytes) -> dict[str, Any]:
    """{"text": the pages, "notes": [], "scanned": numbers of pages that are pictures, "count"}."""
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceProblem("Tệp không đọc được: tệp có mật khẩu. Bỏ mật khẩu rồi chọn lại.")
    if len(reader.pages) > PAGES:
        raise SourceProblem(f"Tệp có hơn {PAGES} trang. Tách riêng phần thông báo rồi chọn lại.")
    drawn = [lines_of(page) for page in reader.pages]
    worded = [any(letter.isalpha() for line in page for letter in line.text) for page in drawn]
    # Without any words even a page that no picture fills was drawn as one, letter by letter.
    scanned = [
        number
        for number, (page, words) in enumerate(zip(reader.pages, worded, strict=True), 1)
        if not words and (_has_picture(page) or not any(worded))
    ]
    for page, lines, words in zip(reader.pages, drawn, worded, strict=True):
        if words:
            fill(lines, overlays_of(page))
    join(drawn)
    text = "\n\f".join(page.strip("\f") for page in paragraphs_of(drawn))
    return {"text": text, "notes": [], "scanned": scanned, "count": len(reader.pages)}


def _has_picture(page) -> bool:
    objects = (page.get("/Resources") or {}).get("/XObject") or {}
    return any(objects[name].get("/Subtype") == "/Image" for name in objects)
