"""A signed PDF: its number and day are fields laid over the page, and stand in its lines."""

from datetime import date
from io import BytesIO

import pytest
from django.conf import settings
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject
from weasyprint import HTML

from conclusions.reading import read
from conclusions.sources.pdf_paragraphs import lines_of
from conclusions.sources.pdf_shown import Unshown
from conclusions.sources.pdf_text import told_of_pdf
from conclusions.tests.sample_files import Laid, a_scan, laid_over

# The fields lie at measured places, so the letters under them must be the same on every machine.
FONT = (settings.BASE_DIR / "static/vendor/tinos-1.340/Tinos-Regular.ttf").as_uri()
PAGE = f"""<style>@font-face {{ font-family: Tinos; src: url({FONT}) }}
@page {{ size: A4; margin: 2cm }} body {{ font: 13pt Tinos }}
td {{ width: 8cm; text-align: center; white-space: pre }}
p {{ text-indent: 1cm; margin: 3pt 0 }}</style>
<table><tr><td>UBND TỈNH ĐỒNG MAI\n<b>SỞ Y TẾ</b></td>
<td>Độc lập - Tự do - Hạnh phúc</td></tr>
<tr><td>Số:          /TB-SYT</td><td>Đồng Mai, ngày      tháng      năm 2026</td></tr></table>
<p style="text-align: center"><b>THÔNG BÁO</b></p>
<p style="text-align: center">Kết luận của Giám đốc Sở tại cuộc họp giao ban</p>
<p>Ngày 16/11/2026, Giám đốc Sở chủ trì họp giao ban và kết luận như sau:</p>
<p>1. Văn phòng Sở rà soát hồ sơ, báo cáo trước ngày 30/11/2026.</p>
<p style="margin-top: 40pt">3. Thanh tra Sở báo cáo trong vòng 10 ngày kể từ ngày ký.</p>"""


@pytest.fixture(scope="module")
def pdf():
    return HTML(string=PAGE).write_pdf()


@pytest.fixture(scope="module")
def lines(pdf):
    """The page's own lines, each with its place."""
    reader = PdfReader(BytesIO(pdf))
    return lines_of(reader.pages[0], Unshown(reader))


def beginning(lines, words):
    return next(line for line in lines if line.text.startswith(words))


def fields(lines):
    """What a document system lays over: the number, the day and the month, in their blanks."""
    place = beginning(lines, "Số:")
    foot = place.foot - 3
    day = 306  # where the second cell's words begin, in the letters of the first
    return [
        Laid("598", (place.left + 22, foot, place.left + 44, foot + 16)),
        Laid("18", (day + 86, foot, day + 104, foot + 16)),
        Laid("11", (day + 134, foot, day + 152, foot + 16)),
    ]


def told(pdf, *overlays):
    return told_of_pdf(laid_over(pdf, *overlays) if overlays else pdf)["text"].split("\n")


@pytest.mark.wide
def test_number_and_day_of_a_signed_paper_stand_in_their_blanks(pdf, lines):
    text = told(pdf, *fields(lines))

    reading = read("\n".join(text))

    assert "Số: 598/TB-SYT Đồng Mai, ngày 18 tháng 11 năm 2026" in text
    assert (reading.header.number, reading.header.issued_on) == ("598/TB-SYT", date(2026, 11, 18))
    assert reading.items[-1].duties[0].deadline.on == date(2026, 11, 28)


@pytest.mark.parametrize("folded", [0, 1, 3])
def test_field_is_read_however_deep_its_words_lie(pdf, lines, folded):
    [number, *_] = fields(lines)
    number.folded = folded

    assert any(line.startswith("Số: 598/TB-SYT") for line in told(pdf, number))


@pytest.mark.parametrize("form", [{"/FT": "/Ch"}, {"/Parent": "/Tx"}])
def test_value_without_an_appearance_is_read_whatever_field_has_it(pdf, lines, form):
    [number, *_] = fields(lines)
    number.folded = 0

    def changed(writer):
        field = writer.pages[0]["/Annots"][0].get_object()
        if "/Parent" in form:
            whole = DictionaryObject({NameObject(name): field.pop(name) for name in ("/FT", "/V")})
            field[NameObject("/Parent")] = writer._add_object(whole)
        else:
            field[NameObject("/FT")] = NameObject("/Ch")

    writer = PdfWriter(clone_from=PdfReader(BytesIO(laid_over(pdf, number))))
    changed(writer)
    buffer = BytesIO()
    writer.write(buffer)

    assert any(line.startswith("Số: 598/TB-SYT") for line in told(buffer.getvalue()))


def test_typed_line_stands_between_the_lines_it_was_typed_between(pdf, lines):
    foot = (beginning(lines, "1.").foot + beginning(lines, "3.").foot) / 2
    typed = Laid("2. Phòng Tài chính báo cáo.", (80, foot, 400, foot + 20), kind="/FreeText")

    text = told(pdf, typed)

    at = [next(n for n, line in enumerate(text) if line[:2] == label) for label in ("1.", "3.")]
    assert at[0] < text.index("2. Phòng Tài chính báo cáo.") < at[1]


@pytest.mark.wide
@pytest.mark.parametrize(
    "words",
    [
        "Ký bởi: Sở Y tế; Thời gian ký: 19.11.2026 08:12:11 +07:00",
        "19.11.2026 10:21:11 +07:00",
        "CÔNG VĂN ĐẾN Số: 12 Ngày: 20/11/2026",
        "CONG VAN DEN So: 12 Ngay: 20/11/2026",
        "Digitally signed by SO Y TE, Date: 2026.11.19",
    ],
)
def test_stamp_of_the_signing_or_of_the_post_is_none_of_its_words(pdf, words):
    stamp = Laid(words, (300, 780, 560, 800))

    assert told(pdf, stamp) == told(pdf)


@pytest.mark.parametrize("flags", [2, 32])
def test_what_nobody_sees_is_none_of_its_words(pdf, flags):
    unseen = Laid("4. Việc ẩn.", (80, 500, 400, 520), flags=flags)

    assert told(pdf, unseen) == told(pdf)


def test_note_stuck_to_the_page_is_none_of_its_words(pdf):
    note = Laid("Xem lại câu này.", (80, 500, 400, 520), kind="/Text", folded=0)

    assert told(pdf, note) == told(pdf)


def test_scan_with_fields_over_it_is_still_a_scan():
    laid = laid_over(a_scan(), Laid("598", (100, 700, 130, 716)))

    assert told_of_pdf(laid) == {"text": "", "notes": [], "scanned": [1], "count": 1}
