from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from reports.papers.msword.notice_docx import render_docx
from reports.papers.notices.notice_sheet import sheet_of
from reports.tests.made_notices import DIRECTIVE, HEADING, SENTENCE, a_notice
from reports.tests.made_sheets import a_sheet
from reports.tests.made_sheets import opened as opened_sheet
from reports.tests.papers.test_pdf import PAYLOADS


def opened(notice):
    return Document(BytesIO(render_docx(sheet_of(notice))))


def body_of(document) -> list[str]:
    """The paragraphs after the title's rule."""
    texts = [paragraph.text for paragraph in document.paragraphs]
    return [text for text in texts[texts.index("") :] if text]


def cells(table) -> list[list[str]]:
    return [
        [paragraph.text for paragraph in cell.paragraphs if paragraph.text]
        for row in table.rows
        for cell in row.cells
    ]


def test_docx_says_what_the_sheet_says(agency):
    notice = a_notice()
    sheet, document = sheet_of(notice), opened(notice)
    head, foot = document.tables

    assert body_of(document) == [paragraph.text for paragraph in sheet.body]
    assert cells(head) == [
        ["UBND TỈNH QUẢNG NGÃI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
        ["Số: 598/TB-SKHCN"],
        ["Quảng Ngãi, ngày 03 tháng 4 năm 2024"],
    ]
    assert cells(foot) == [
        ["Nơi nhận:", *sheet.recipients],
        ["TL. GIÁM ĐỐC", "TP. HÀNH CHÍNH - TỔNG HỢP", "Trần Văn Quang"],
    ]


def test_docx_has_the_decrees_page_and_typeface(agency):
    document = opened(a_notice())
    (section,) = document.sections
    normal = document.styles["Normal"]
    lengths = [
        round(getattr(section, name) / Mm(1))
        for name in ("page_width", "page_height", "left_margin", "right_margin", "top_margin")
    ]

    assert lengths == [210, 297, 30, 15, 20]
    assert {normal.element.rPr.rFonts.get(qn(f"w:{s}")) for s in ("ascii", "hAnsi", "cs")} == {
        "Times New Roman"
    }
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "vi-VN"


def test_docx_numbers_its_pages_from_the_second(agency):
    (section,) = opened(a_notice()).sections

    assert section.different_first_page_header_footer is True
    assert "PAGE" in section.header._element.xml
    assert [paragraph.text for paragraph in section.first_page_header.paragraphs] == [""]


def test_docx_breaks_no_document_number(agency):
    rows = [(DIRECTIVE, "1.", "Theo Thông báo số 333/TB-SKHCN, phòng Hành chính - Tổng hợp.")]
    paragraph = next(p for p in opened(a_notice(rows)).paragraphs if p.text.startswith("1."))
    unbroken = [
        run.text for run in paragraph.runs if run._r.find(qn("w:noBreakHyphen")) is not None
    ]

    assert unbroken == [" 333/TB-SKHCN,"]


def test_docx_keeps_titles_and_the_end_together(agency):
    rows = [(HEADING, "II.", "Nhiệm vụ"), (DIRECTIVE, "1.", SENTENCE), (DIRECTIVE, "2.", SENTENCE)]
    document = opened(a_notice(rows, opening="", closing="Nay thông báo để thực hiện."))
    kept = [
        paragraph.text[:2]
        for paragraph in document.paragraphs
        if paragraph.paragraph_format.keep_with_next and paragraph.text
    ]

    assert kept == ["II", "2.", "Na"]
    assert document.tables[1].rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None


def test_docx_takes_hostile_words_as_words(agency):
    words = [*PAYLOADS, "ab\x0b\ufffe\uffffc ]]> &amp;"]
    rows = [(DIRECTIVE, f"{n}.", text) for n, text in enumerate(words)]
    notice = a_notice(rows, title=words[1], signer_name=words[-1])

    assert body_of(opened(notice)) == [paragraph.text for paragraph in sheet_of(notice).body]


@pytest.mark.parametrize(("count", "whole"), [(40, True), (90, False)])
def test_docx_tears_its_foot_only_if_no_page_has_room(count, whole):
    recipients = tuple(f"- Đơn vị nhận thứ {n};" for n in range(count))
    foot = opened_sheet(a_sheet(recipients=recipients)).tables[-1]
    kept = {p.paragraph_format.keep_with_next for p in foot.cell(0, 0).paragraphs}

    assert (foot.rows[0]._tr.xpath("boolean(w:trPr/w:cantSplit)"), kept) == (whole, {whole or None})


def test_docx_draws_no_rule_under_nothing():
    document = opened_sheet(a_sheet(agency=(), abstract=()))
    ruled = document.element.xpath("//w:p[w:pPr/w:pBdr]")

    assert len(ruled) == 1  # the nation's
