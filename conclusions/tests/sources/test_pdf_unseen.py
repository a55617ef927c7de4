"""What nobody sees on the page of a PDF is not read, and is told."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from conclusions.sources.pdf_text import told_of_pdf

FIRST = "1. Van phong bao cao truoc ngay 15/12/2026."
HIDDEN = "2. Viec an truoc ngay 09/12/2026."
LAST = "3. Thanh tra kiem tra."
TOLD = [f"Tệp có chữ không hiện trên trang nên không đọc: “{HIDDEN}”."]
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


def numbers(*each):
    return ArrayObject(FloatObject(number) for number in each)


def drawn_apart(page, drawn: str, *, group=True, box=(0, 0, 595, 842)) -> DecodedStreamObject:
    """A form of this page that draws so, with all that the page has."""
    form = DecodedStreamObject()
    form.set_data(drawn.encode())
    form |= named(Subtype=NameObject("/Form"), BBox=numbers(*box), Resources=page["/Resources"])
    if group:
        form |= named(Group=named(S=NameObject("/Transparency")))
    return form


def with_manners(drawn: str, form: str = "", mask: DictionaryObject | None = None, **of_form):
    """The page with such a form as /G, and with more ways to draw than /Clear."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(a_page(drawn))))
    page = writer.pages[0]
    page["/Resources"]["/ExtGState"].update(
        named(
            Full=named(ca=FloatObject(1)),
            Pale=named(ca=FloatObject(0.02)),
            Half=named(ca=FloatObject(0.5)),
            Lines=named(CA=FloatObject(0)),
            None_=named(SMask=NameObject("/None")),
        )
    )
    if mask is not None:
        kept = DecodedStreamObject()
        kept.set_data(mask.pop("/Drawn").encode())
        kept |= named(Subtype=NameObject("/Form"), BBox=numbers(0, 0, 595, 842))
        mask |= named(G=writer._add_object(kept))
        page["/Resources"]["/ExtGState"].update(named(Mask=named(SMask=mask)))
    laid = writer._add_object(drawn_apart(page, form, **of_form))
    page["/Resources"]["/XObject"].update(named(G=laid))
    buffer = BytesIO()
    writer.write(buffer)
    told = told_of_pdf(buffer.getvalue())
    return told["text"].split("\n"), list(told["notes"])


def masking(drawn: str, kind="Luminosity", **more):
    return named(S=NameObject(f"/{kind}"), Drawn=TextStringObject(drawn), **more)


PAGE = "0 0 595 842 re f"


@pytest.mark.parametrize(
    ("drawn", "form", "more"),
    [
        ("/Clear gs /G Do", words(), {}),
        ("/Clear gs /G Do", words(), {"group": False}),
        ("/Clear gs /G Do", words("/Full gs"), {}),  # a group counts as one
        ("/Pale gs /G Do", words(), {}),
        (words("/Pale gs"), "", {}),
        ("/G Do", words("/Clear gs"), {}),
        ("/G Do", words("1 g"), {}),
        ("/G Do", words("3 Tr"), {}),
        ("/G Do", words(), {"box": (0, 0, 100, 100)}),
        (words("1 Tr /Lines gs"), "", {}),
        (words("1 Tr 1 G"), "", {}),
        (words("2 Tr 1 1 1 RG 1 1 1 rg"), "", {}),
        (words("0 0 1 rg 40 670 500 30 re f"), "", {}),  # blue on blue
        (words("0 g 40 670 500 30 re f 0 0 0 rg"), "", {}),
        (words("0 g 40 670 500 30 re f 1 g 40 670 500 30 re f"), "", {}),
        (words("0 0 20 20 re W n"), "", {}),
        (words("0 0 m 20 0 l 10 20 l h W n"), "", {}),
        (words("0 0 0 0 re W n"), "", {}),
        (words(place="1 0 0 1 -290 680 Tm"), "", {}),
        (words("0 Tz"), "", {}),
        ("/Mask gs /G Do", words(), {"mask": masking(f"0 g {PAGE}")}),
        (words("/Mask gs"), "", {"mask": masking(f"0 0 0 rg {PAGE}")}),
        ("/Mask gs /G Do", words(), {"mask": masking("")}),
        ("/Mask gs /G Do", words(), {"mask": masking("", "Alpha")}),
        ("/Mask gs /G Do", words(), {"mask": masking(f"0 g {PAGE} 1 g 0 0 9 9 re f")}),
    ],
)
def test_words_under_a_veil_or_in_the_colour_of_their_ground_are_not_read(drawn, form, more):
    lines, notes = with_manners(drawn, form, **more)

    assert [line for line in lines if line] == [FIRST, LAST]
    assert notes == TOLD


@pytest.mark.parametrize(
    ("drawn", "form", "more"),
    [
        ("/G Do", words(), {}),
        ("/Clear gs /G Do", words("/Full gs"), {"group": False}),
        ("/Lines gs /G Do", words(), {}),
        ("/Half gs /G Do", words(), {}),
        ("q /Clear gs Q /G Do", words(), {}),
        (words("2 Tr /Clear gs"), "", {}),  # its lines are seen
        (words("0 0 1 rg 40 670 500 30 re f 0 g"), "", {}),
        (words("0 600 595 200 re W n"), "", {}),
        (words("/Half gs 0 g 40 670 500 30 re f"), "", {}),  # black on grey
        ("/Mask gs /G Do", words(), {"mask": masking(f"1 g {PAGE}")}),
        ("/Mask gs /G Do", words(), {"mask": masking("", BC=numbers(1))}),
        ("/Mask gs /G Do", words(), {"mask": masking(PAGE, "Alpha")}),
        ("/Mask gs /None_ gs /G Do", words(), {"mask": masking(f"0 g {PAGE}")}),
        ("/Mask gs /G Do", words(), {"mask": masking("", TR=named())}),
    ],
)
def test_words_that_shine_through_are_read(drawn, form, more):
    assert with_manners(drawn, form, **more) == ([FIRST, HIDDEN, LAST], [])


@pytest.mark.parametrize(
    "over",
    [
        "1 g 40 670 500 30 re f",
        "1 g 45 665 m 535 665 l 540 665 540 670 540 670 c 540 700 l 540 705 540 705 535 705 c "
        "45 705 l 40 705 40 705 40 700 c 40 670 l 40 665 40 665 45 665 c f",  # with round corners
        "1 G 30 w 40 685 m 540 685 l S",  # a broad line
        "q 40 670 500 30 re W n /Shade sh Q",
    ],
)
def test_words_under_what_is_painted_over_them_are_not_read(over):
    lines, notes = lines_and_notes(f"{words()} {over}")

    assert [line for line in lines if line] == [FIRST, LAST]
    assert notes == [f"Bỏ qua chữ bị che trong tệp: “{HIDDEN}”."]


def test_letters_cut_off_by_a_frame_are_not_read_and_are_told():
    drawn = "0 600 200 200 re W n" + words()
    lines, notes = lines_and_notes(drawn)

    assert lines[0] == FIRST
    assert lines[2] == LAST
    assert HIDDEN.startswith(lines[1].strip())
    assert [note for note in notes if "không hiện" in note]


def test_hidden_words_on_the_ground_of_a_page_with_words_of_its_own_are_not_read():
    drawn = "q 595 0 0 842 0 0 cm /X Do Q " + words("3 Tr")

    lines, notes = lines_and_notes(drawn + f" BT 0 Tr /F 12 Tf 50 660 Td ({LAST}{LAST}) Tj ET")

    assert lines == [FIRST, LAST + LAST, LAST]
    assert TOLD[0] in notes
