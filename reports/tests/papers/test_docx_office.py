"""A Word file as an office program lays it out, measured on the page; needs LibreOffice."""

import os
import shutil
import subprocess
from io import BytesIO

import pytest
from django.conf import settings

from reports.papers.msword.notice_docx import render_docx
from reports.papers.paragraphs import paragraph
from reports.tests.made_sheets import a_sheet, a_table, a_wide_table, an_appendix

pdfplumber = pytest.importorskip("pdfplumber")
OFFICE = shutil.which("soffice")
MM = 72 / 25.4
SENTENCE = "Các phòng, đơn vị rà soát nhiệm vụ được giao, báo cáo Giám đốc Sở kết quả. "
LONG = [((str(n), "Rà soát nhiệm vụ", "Thanh tra Sở", "15/4/2024"), False) for n in range(70)]
SHEET = a_sheet(
    urgency="express",
    mark="HỎA TỐC",
    body=(
        *[paragraph("text", f"{n}. {SENTENCE * 3}") for n in range(14)],
        paragraph("text", "Nay thông báo để thực hiện./."),
    ),
    appendices=(
        an_appendix(a_table(LONG)),
        an_appendix(a_wide_table(), label="Phụ lục II"),
        an_appendix(label="Phụ lục III"),
    ),
)

# Where Times New Roman is not installed, the typeface of its widths stands in, as in the print.
TINOS = settings.BASE_DIR / "static/vendor/tinos-1.340"
FONTS = """<?xml version="1.0"?>
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{folder}</dir><cachedir>{cache}</cachedir>
<match target="pattern"><test name="family"><string>Times New Roman</string></test>
<edit name="family" mode="prepend" binding="strong"><string>Tinos</string></edit></match>
</fontconfig>
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not OFFICE, reason="LibreOffice (soffice) is not on this machine"),
]


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    source = folder / "thong-bao.docx"
    source.write_bytes(render_docx(SHEET))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS.format(folder=TINOS, cache=folder))
    subprocess.run(
        [*convert, str(source)],
        check=True,
        capture_output=True,
        timeout=120,
        env=os.environ | {"FONTCONFIG_FILE": str(fonts)},
    )
    with pdfplumber.open(BytesIO(source.with_suffix(".pdf").read_bytes())) as pdf:
        yield pdf.pages


def words(page) -> list[str]:
    return [line["text"] for line in page.extract_text_lines()]


def found(pages, text: str) -> list[int]:
    """The pages with a line that begins so."""
    return [n for n, page in enumerate(pages) if any(w.startswith(text) for w in words(page))]


def middle(mark: dict) -> float:
    return (mark["x0"] + mark["x1"]) / 2


def test_pages_are_upright_but_for_the_wide_table(pages):
    sizes = [(round(page.width / MM), round(page.height / MM)) for page in pages]
    (across,) = found(pages, "Phụ lục II")[:1]

    assert sizes == [(297, 210) if n == across else (210, 297) for n in range(len(pages))]


def test_each_part_counts_its_own_pages_from_the_second(pages):
    starts = [0, *(n for n, page in enumerate(pages) if words(page)[0].startswith("Phụ lục"))]
    ends = [*starts[1:], len(pages)]
    expected = [
        "" if n == start else str(n - start + 1)
        for start, end in zip(starts, ends, strict=True)
        for n in range(start, end)
    ]
    tops = ["".join(c["text"] for c in page.chars if c["top"] < 19 * MM) for page in pages]

    assert [end - start for start, end in zip(starts, ends, strict=True)] == [2, 3, 1, 1]
    assert [top.strip() for top in tops] == expected


def test_page_numbers_stand_in_the_middle_of_the_upper_margin(pages):
    numbers = [n for page in pages for n in page.extract_text_lines() if n["top"] < 19 * MM]

    assert [n["text"] for n in numbers] == ["2", "2", "3"]
    assert [middle(n) / MM for n in numbers] == [pytest.approx(112.5, abs=0.5)] * 3


def test_head_has_number_and_date_on_one_line_and_its_rules(pages):
    page = pages[0]
    (agency,) = page.search("SỞ KHOA HỌC VÀ CÔNG NGHỆ")
    (motto,) = page.search("Độc lập - Tự do - Hạnh phúc")
    (number,), (date,) = page.search("Số: 598/TB-SKHCN"), page.search("Quảng Ngãi, ngày.*2024")
    black = {(r["top"], r["x0"], r["x1"]) for r in page.lines if r["stroking_color"] == (0, 0, 0)}
    (_, *under_agency), (_, *under_motto) = sorted(black)[:2]

    assert number["top"] == pytest.approx(date["top"], abs=0.5)
    assert middle(number) == pytest.approx(middle(agency), abs=1)
    assert middle(date) == pytest.approx(middle(motto), abs=1)
    share = (under_agency[1] - under_agency[0]) / (agency["x1"] - agency["x0"])
    assert share == pytest.approx(0.4, abs=0.01)
    assert sum(under_agency) / 2 == pytest.approx(middle(agency), abs=1)
    assert under_motto == [pytest.approx(motto["x0"], abs=2), pytest.approx(motto["x1"], abs=2)]


def test_mark_of_urgency_is_a_box_of_the_decrees_size(pages):
    red = [line for line in pages[0].lines if line["stroking_color"] != (0, 0, 0)]
    (mark,) = pages[0].search("HỎA TỐC")
    wide = [line["width"] / MM for line in red if line["width"] > 1]
    tops = sorted(line["top"] for line in red if line["width"] > 1)

    assert wide == [pytest.approx(30, abs=0.5)] * 2
    assert (tops[1] - tops[0]) / MM == pytest.approx(8, abs=0.5)
    assert tops[0] < mark["top"] < mark["bottom"] < tops[1]


def test_head_of_a_table_returns_on_its_pages(pages):
    assert found(pages, "TT Nhiệm vụ Chủ trì Thời hạn") == [2, 3, 4, 6]


def test_signature_has_words_above_it_on_its_page(pages):
    (end,) = found(pages, "Nơi nhận:")
    told = words(pages[end])

    assert len(told[: told.index("Nay thông báo để thực hiện./.")]) > 1
    assert told[-1] == "Trần Văn Quang"
