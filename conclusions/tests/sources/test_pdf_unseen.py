"""What nobody sees on the page of a PDF is not read, and is told."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

from conclusions.sources.pdf_text import told_of_pdf

FIRST = "1. Van phong bao cao truoc ngay 15/12/2026."
HIDDEN = "2. Viec an truoc ngay 09/12/2026."
LAST = "3. Thanh tra kiem tra."
TOLD = ["Bỏ qua chữ trắng, quá nhỏ hoặc nằm ngoài trang trên 1 trang PDF."]
AT = "1 0 0 1 50 680 Tm"
DARK = "0.1 0.2 0.4 rg 40 670 500 30 re f"


def named(**entries):
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def a_page(drawn: str) -> bytes:
    """A page with two lines that are seen and what is drawn between them; /X is a picture,
    /Clear lets all through that is below."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    name = NameObject
    font = named(Type=name("/Font"), Subtype=name("/Type1"), BaseFont=name("/Helvetica"))
    picture = DecodedStreamObject()
    picture.set_data(bytes(4))
    picture |= named(
        Type=name("/XObject"),
        Subtype=name("/Image"),
        Width=NumberObject(2),
        Height=NumberObject(2),
        ColorSpace=name("/DeviceGray"),
        BitsPerComponent=NumberObject(8),
    )
    content = DecodedStreamObject()
    content.set_data(
        f"BT /F 12 Tf 50 700 Td ({FIRST}) Tj ET q {drawn} Q "
        f"BT /F 12 Tf 50 640 Td ({LAST}) Tj ET".encode()
    )
    page[name("/Contents")] = writer._add_object(content)
    page[name("/Resources")] = named(
        Font=named(F=writer._add_object(font)),
        XObject=named(X=writer._add_object(picture)),
        ExtGState=named(Clear=named(ca=FloatObject(0))),
    )
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def words(before="", place=AT, size=12, by="Tj"):
    return f"{before} BT /F {size} Tf {place} ({HIDDEN}) {by} ET"


def lines_and_notes(drawn):
    told = told_of_pdf(a_page(drawn))
    return told["text"].split("\n"), list(told["notes"])


@pytest.mark.parametrize(
    "drawn",
    [
        words("1 g"),
        words("1 1 1 rg"),
        words("0.99 0.98 0.99 rg"),
        words("0 0 0 0 k"),
        words("/DeviceRGB cs 1 1 1 sc"),
        words("1 g", by="'"),
        words("1 0 0 rg 400 100 50 50 re f 1 g"),  # on no colour: that is elsewhere
        words("1 g 40 670 500 30 re f"),  # white on white
        words("3 Tr"),
        words("/Clear gs"),
        words(size=1),
        words(place="0.1 0 0 0.1 50 680 Tm", size=13),
        words("0.05 0 0 0.05 0 0 cm", place="1 0 0 1 1000 13600 Tm", size=20),
        words(place="1 0 0 1 50 -40 Tm"),
        words(place="1 0 0 1 50 900 Tm"),
        words(place="1 0 0 1 700 680 Tm"),
        words(place="1 0 0 1 -2000 680 Tm"),
    ],
)
def test_words_nobody_sees_are_not_read_and_are_told(drawn):
    assert lines_and_notes(drawn) == ([FIRST, LAST], TOLD)


@pytest.mark.parametrize(
    "drawn",
    [
        words(),
        words("0.5 g"),
        words("1 0 0 rg"),
        words(f"{DARK} 1 g"),  # the head of a table
        words("q 500 0 0 20 40 675 cm /X Do Q 1 g"),  # on a picture
        words("/Spot cs 1 scn"),  # all of an ink that the file defines
        words("q /Clear gs Q"),
        words("1 g 1 Tr"),  # drawn by their outlines
        words("2 0 0 2 0 0 cm", place="1 0 0 1 25 340 Tm", size=6),
    ],
)
def test_words_that_are_seen_are_read(drawn):
    lines, notes = lines_and_notes(drawn)

    assert (lines, notes) == ([FIRST, HIDDEN, LAST], [])


def test_words_laid_under_the_picture_of_a_scan_are_read():
    drawn = words("3 Tr", place="1 0 0 1 50 680 Tm") + " q 595 0 0 842 0 0 cm /X Do Q"

    assert lines_and_notes(drawn)[0] == [FIRST, HIDDEN, LAST]


def test_page_is_measured_as_it_is_cut():
    writer = PdfWriter(clone_from=PdfReader(BytesIO(a_page(words()))))
    writer.pages[0].cropbox.lower_left = (0, 660)
    buffer = BytesIO()
    writer.write(buffer)

    assert told_of_pdf(buffer.getvalue())["text"].strip().split("\n") == [FIRST, HIDDEN]


def test_damaged_colours_leave_the_page_as_it_is():
    assert lines_and_notes(words("(x) g"))[0] == [FIRST, HIDDEN, LAST]
