"""Pages of a PDF drawn word by word, in letters of one width, so that each has a known place."""

from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

SIZE, WIDE = 12, 7.2
MARGIN = 50


def named(**entries) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def numbers(*each: float) -> ArrayObject:
    return ArrayObject(FloatObject(number) for number in each)


def words_at(words: str, y: float, *, after: int = 0, left: float = MARGIN) -> str:
    """These words on the line y, `after` so many letters from where it begins."""
    return f"BT /F {SIZE} Tf 1 0 0 1 {left + after * WIDE} {y} Tm ({words}) Tj ET\n"


def lines_at(*lines: str, head: float = 700, left: float = MARGIN) -> str:
    return "".join(words_at(words, head - 20 * n, left=left) for n, words in enumerate(lines))


def box_over(line: str, part: str, y: float, *, foot: float = -3, high: float = 14) -> str:
    """A box as wide as this part of a line, for a colour to fill."""
    start = line.index(part)
    return f"{MARGIN + start * WIDE} {y + foot} {len(part) * WIDE} {high} re"


def a_drawn_page(drawn: str, *annotations: DictionaryObject, form: str = "", edit=None) -> bytes:
    """A page of this content. /F is its font, /Half makes what follows let through what is below,
    /X is a form with `form` in it; `edit` may change the page before it is kept."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    font = writer._add_object(
        named(
            Type=NameObject("/Font"),
            Subtype=NameObject("/Type1"),
            BaseFont=NameObject("/Courier"),
            FirstChar=NumberObject(32),
            Widths=ArrayObject([NumberObject(600)] * 95),
        )
    )
    laid = DecodedStreamObject()
    laid.set_data(form.encode())
    laid |= named(
        Type=NameObject("/XObject"),
        Subtype=NameObject("/Form"),
        BBox=numbers(0, 0, 595, 842),
        Resources=named(Font=named(F=font)),
    )
    content = DecodedStreamObject()
    content.set_data(drawn.encode())
    page[NameObject("/Contents")] = writer._add_object(content)
    page[NameObject("/Resources")] = named(
        Font=named(F=font),
        XObject=named(X=writer._add_object(laid)),
        ExtGState=named(Half=named(ca=FloatObject(0.5))),
    )
    page[NameObject("/Annots")] = ArrayObject(map(writer._add_object, annotations))
    if edit:
        edit(page)
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def a_remark(kind: str, words: str, box: tuple[float, ...], flags: int = 4) -> DictionaryObject:
    """A mark that somebody made on the page, with what it says."""
    return named(
        Type=NameObject("/Annot"),
        Subtype=NameObject(kind),
        F=NumberObject(flags),
        Rect=numbers(*box),
        Contents=TextStringObject(words),
    )
