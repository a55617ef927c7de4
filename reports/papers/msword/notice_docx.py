"""The sheet as a Word file, in the same form, for an office that must still change a word in it."""

from io import BytesIO

from docx import Document

from reports.papers.msword.appendix import appendix_of
from reports.papers.msword.body import blocks_in
from reports.papers.msword.foot import foot_of
from reports.papers.msword.head import BELOW, head_of, title_of
from reports.papers.msword.page import WIDTH, begin_section, end_pages, put, set_pages
from reports.papers.notices.notice_sheet import NoticeSheet


def render_docx(sheet: NoticeSheet) -> bytes:
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
