"""The sheet as a Word file, in the same form, for an office that must still change a word in it."""

from io import BytesIO

from docx import Document

from reports.notice import Sheet
from reports.word.appendix import appendix_of
from reports.word.body import blocks_in
from reports.word.foot import foot_of
from reports.word.head import BELOW, head_of, title_of
from reports.word.page import WIDTH, begin_section, end_pages, put, set_pages


def render_docx(sheet: Sheet) -> bytes:
    """The notice as a .docx: A4, Times New Roman, the decree's margins, sizes and places."""
    document = Document()
    set_pages(document, sheet)
    put(document, head_of(sheet), *title_of(sheet))
    kept = 2 if sheet.ends_short else 1  # paragraphs over the signature, on its page
    put(document, *blocks_in(sheet.body, WIDTH, top=BELOW, kept=kept), *foot_of(sheet))
    for appendix in sheet.appendices:
        begin_section(document, wide=appendix.wide)
        put(document, *appendix_of(appendix))
    end_pages(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()
