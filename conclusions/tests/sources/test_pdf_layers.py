"""What stands on a layer of a PDF that is turned off is not shown, and is not read."""

from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from conclusions.sources.pdf_text import told_of_pdf

FIRST = "1. Van phong bao cao truoc ngay 15/12/2026."
HIDDEN = "2. Viec an truoc ngay 09/12/2026."
LAST = "3. Thanh tra kiem tra."
NOTE = "Tệp PDF có lớp đang tắt; chữ trên lớp đó không được đọc."


def named(**entries):
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def layered(opened, *, rule=None, by="Tj", form=False) -> bytes:
    """A page with three lines, the second on a layer, or under a rule over it; `opened` says how
    the file opens, as `named` of the layer."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    layer = writer._add_object(named(Type=NameObject("/OCG"), Name=TextStringObject("Nháp")))
    holder = writer._add_object(rule(layer)) if rule else layer
    font = writer._add_object(
        named(
            Type=NameObject("/Font"),
            Subtype=NameObject("/Type1"),
            BaseFont=NameObject("/Helvetica"),
        )
    )
    fonts = named(F=font)
    words = f"BT /F 12 Tf 12 TL 50 680 Td ({HIDDEN}) {by} ET"
    inner = DecodedStreamObject()
    inner.set_data(words.encode())
    inner |= named(
        Type=NameObject("/XObject"),
        Subtype=NameObject("/Form"),
        BBox=ArrayObject(page.mediabox),
        Resources=named(Font=fonts),
        OC=holder,
    )
    middle = "/X Do" if form else f"/OC /L BDC {words} EMC"
    drawn = DecodedStreamObject()
    drawn.set_data(
        f"BT /F 12 Tf 50 700 Td ({FIRST}) Tj ET /Span BMC {middle} EMC "
        f"BT /F 12 Tf 50 640 Td ({LAST}) Tj ET".encode()
    )
    page[NameObject("/Contents")] = writer._add_object(drawn)
    page[NameObject("/Resources")] = named(
        Font=fonts, Properties=named(L=holder), XObject=named(X=writer._add_object(inner))
    )
    writer.root_object[NameObject("/OCProperties")] = named(
        OCGs=ArrayObject([layer]), D=opened(layer)
    )
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def off(layer):
    return named(OFF=ArrayObject([layer]))


def all_off(layer):
    return named(BaseState=NameObject("/OFF"))


def on(layer):
    return named(BaseState=NameObject("/OFF"), ON=ArrayObject([layer]))


def any_on(layer):
    return named(Type=NameObject("/OCMD"), OCGs=ArrayObject([layer]))


def all_on(layer):
    return named(Type=NameObject("/OCMD"), OCGs=layer, P=NameObject("/AllOn"))


def any_off(layer):
    return named(Type=NameObject("/OCMD"), OCGs=layer, P=NameObject("/AnyOff"))


@pytest.mark.parametrize("by", ["Tj", "'"])
@pytest.mark.parametrize("form", [False, True])
@pytest.mark.parametrize(
    ("opened", "rule"), [(off, None), (all_off, None), (off, any_on), (off, all_on)]
)
def test_words_on_a_layer_that_is_off_are_not_read_and_told(opened, rule, form, by):
    told = told_of_pdf(layered(opened, rule=rule, form=form, by=by))

    assert (told["text"].split("\n"), told["notes"]) == ([FIRST, LAST], [NOTE])


@pytest.mark.parametrize("form", [False, True])
@pytest.mark.parametrize(("opened", "rule"), [(on, None), (on, all_on), (off, any_off)])
def test_words_on_a_layer_that_is_shown_are_read(opened, rule, form):
    told = told_of_pdf(layered(opened, rule=rule, form=form))

    assert told["text"].split("\n") == [FIRST, HIDDEN, LAST]
