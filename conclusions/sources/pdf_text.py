"""The text layer of a PDF; a scan has none, and that is said plainly."""

from io import BytesIO

from pypdf import PdfReader

from conclusions.sources.filled_blanks import fill
from conclusions.sources.pdf_overlays import overlays_of
from conclusions.sources.pdf_paragraphs import lines_of, paragraphs_of
from conclusions.sources.problem import SourceProblem
from conclusions.sources.torn_tables import join

PAGES = 300
NAMED = 5  # scanned pages; more are counted
PASTE = "Dùng bản Word, hoặc nhận dạng chữ rồi dán nội dung vào ô văn bản."


def text_of_pdf(content: bytes) -> str:
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceProblem("Tệp không đọc được: tệp có mật khẩu. Bỏ mật khẩu rồi chọn lại.")
    if len(reader.pages) > PAGES:
        raise SourceProblem(f"Tệp có hơn {PAGES} trang. Tách riêng phần thông báo rồi chọn lại.")
    drawn = [lines_of(page) for page in reader.pages]
    pages = ["\n".join(line.text for line in page) for page in drawn]
    scanned = [
        number
        for number, (page, text) in enumerate(zip(reader.pages, pages, strict=True), 1)
        if not any(letter.isalpha() for letter in text) and _has_picture(page)
    ]
    if not any(letter.isalpha() for text in pages for letter in text):
        raise SourceProblem(f"Tệp là bản quét, chưa có lớp chữ. {PASTE}")
    if scanned:
        which = ", ".join(map(str, scanned[:NAMED]))
        if others := len(scanned[NAMED:]):
            which += f" và {others} trang khác"
        raise SourceProblem(f"Trang {which} là bản quét, chưa có lớp chữ. {PASTE}")
    for page, lines in zip(reader.pages, drawn, strict=True):
        fill(lines, overlays_of(page))
    join(drawn)
    return "\n\f".join(page.strip("\f") for page in paragraphs_of(drawn))


def _has_picture(page) -> bool:
    objects = (page.get("/Resources") or {}).get("/XObject") or {}
    return any(objects[name].get("/Subtype") == "/Image" for name in objects)
