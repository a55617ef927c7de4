"""One place for the measures of a page: PDF, Word and the breaking of lines follow it."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from reports.papers import geometry
from reports.papers.msword.notice_docx import render_docx
from reports.papers.notices.notice_files import print_of
from reports.papers.notices.notice_sheet import sheet_of
from reports.papers.pdf import render_pdf, sheets_of
from reports.tests.made_notices import SENTENCE, a_notice

pdfplumber = pytest.importorskip("pdfplumber", reason="pdfplumber is not installed")


@pytest.fixture
def wider(monkeypatch):
    """A call of it sets ten millimetres more on the left of every notice."""

    def set_():
        page = replace(geometry.NOTICE, left_mm=geometry.NOTICE.left_mm + 10)
        monkeypatch.setattr(geometry, "NOTICE", page)

    return set_


def edge_of(content: bytes) -> float:
    """Where the first line of the notice's text begins that is not indented, in millimetres."""
    with pdfplumber.open(BytesIO(content)) as pdf:
        lines = [min(c["x0"] for c in line["chars"]) for line in pdf.pages[0].extract_text_lines()]
    return min(lines) / geometry.MM


def test_margin_of_the_pdf_is_the_one_of_the_table(db, wider):
    notice = a_notice()

    before = edge_of(print_of(notice))
    wider()
    after = edge_of(print_of(notice))

    assert (round(before), round(after)) == (30, 40)


def test_margin_of_the_word_file_is_the_same(db, wider):
    notice = a_notice()

    wider()
    section = Document(BytesIO(render_docx(sheet_of(notice)))).sections[0]

    assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (40, 15)


def test_lines_are_broken_for_the_margin_in_force(agency, wider):
    notice = a_notice(title=f"Kết luận về {SENTENCE}")

    before = sheet_of(notice).abstract
    wider()
    after = sheet_of(notice).abstract

    assert max(map(len, after)) < max(map(len, before))


def test_margin_of_a_working_paper_is_the_one_of_the_table(monkeypatch):
    styles = ("css/pdf/paper.css", "css/pdf/table.css")
    page = "<html lang=vi><title>x</title><body><p>Nội dung.</body>"
    monkeypatch.setattr(geometry, "TABLE", replace(geometry.TABLE, left_mm=33, width_mm=300))

    with pdfplumber.open(BytesIO(render_pdf(page, styles))) as pdf:
        paper = pdf.pages[0]

    assert round(paper.chars[0]["x0"] / geometry.MM) == 33
    assert round(paper.width / geometry.MM) == 300


@pytest.mark.parametrize("name", ["paper", "notice", "table"])
def test_style_sheet_has_its_measures_written_out(name):
    (sheet,) = sheets_of([f"css/pdf/{name}.css"])

    assert "var(" not in sheet


def test_measure_that_is_none_is_an_error():
    with pytest.raises(KeyError, match="--notice-lft"):
        geometry.measured("p { margin: var(--notice-lft); }")
