"""What of a PDF is not read is told: stamps, large pictures beside words, files carried in it."""

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from weasyprint import HTML

from conclusions.sources import read_source
from conclusions.sources.pdf_text import XFA
from conclusions.tests.sample_files import Laid, a_pdf, laid_over

WORDS = "1. Văn phòng Sở báo cáo Giám đốc Sở tình hình thực hiện nhiệm vụ của các đơn vị."
BOX = (60, 500, 500, 520)
STAMP = "2. Thanh tra Sở đẩy mạnh ký số văn bản."


@pytest.mark.parametrize(
    ("kind", "notes"),
    [
        ("/FreeText", (f"Bỏ qua chữ đóng dấu trên trang: “{STAMP}”.",)),
        ("/Widget", ()),  # the field of a signature
    ],
)
def test_words_taken_for_a_stamp_are_told(kind, notes):
    told = read_source("a.pdf", laid_over(a_pdf(WORDS), Laid(STAMP, BOX, kind=kind)))

    assert (" ".join(told.words.split()), told.notes) == (WORDS, notes)


def test_file_carried_in_a_pdf_is_told():
    writer = PdfWriter(clone_from=PdfReader(BytesIO(a_pdf(WORDS))))
    writer.add_attachment("Phụ lục.xlsx", b"x")
    buffer = BytesIO()
    writer.write(buffer)

    assert read_source("a.pdf", buffer.getvalue()).notes == (
        "Tệp còn phần chưa đọc được: tệp kèm trong PDF “Phụ lục.xlsx”.",
    )


def test_form_that_only_its_own_program_draws_is_told():
    writer = PdfWriter(clone_from=PdfReader(BytesIO(a_pdf(WORDS))))
    own = writer._add_object(DecodedStreamObject())
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/XFA"): own})
    buffer = BytesIO()
    writer.write(buffer)

    assert read_source("a.pdf", buffer.getvalue()).notes == (XFA,)


def test_pdf_behind_other_bytes_is_read():
    assert read_source("a.pdf", b"\r\nHTTP/1.1 200 OK\r\n" + a_pdf(WORDS)).notes == ()


def test_large_picture_beside_words_is_told(tmp_path):
    picture = tmp_path / "a.png"
    Image.new("RGB", (900, 1200), "white").save(picture)
    page = f'<p>{WORDS} {WORDS}</p><img src="{picture.as_uri()}" style="width: 15cm">'

    assert read_source("a.pdf", HTML(string=page).write_pdf()).notes == (
        "Trang 1 có ảnh lớn; chữ nằm trong ảnh, nếu có, chưa được đọc.",
    )


@pytest.mark.parametrize("kind", ["/Ink", "/Line"])
def test_stroke_of_a_pen_over_the_page_is_told(kind):
    drawn_on = laid_over(a_pdf("", "1. Thanh tra Sở báo cáo."), Laid("", (20, 20, 90, 40), kind))

    assert read_source("a.pdf", drawn_on).notes == (
        "Trang 1 có nét bút vẽ thêm, có thể đè hoặc gạch chữ; đối chiếu với tệp gốc.",
    )
