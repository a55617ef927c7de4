"""Files to read in tests: a Word paper, a PDF with words, a scan."""

import subprocess
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from weasyprint import HTML

PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg=="
)
PICTURE = f'<img alt="" width="300" height="400" src="{PIXEL}">'


def a_docx(*paragraphs: str, edit=None) -> bytes:
    """A Word file of these paragraphs; `edit` may add to the document before it is saved."""
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    if edit:
        edit(document)
    return saved(document)


def saved(document) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def a_pdf(*paragraphs: str) -> bytes:
    return HTML(string="".join(f"<p>{words}</p>" for words in paragraphs)).write_pdf()


def a_scan() -> bytes:
    """A PDF page that is one picture."""
    return HTML(string=PICTURE).write_pdf()


def partly_scanned(words: str, scans: int) -> bytes:
    """A PDF whose first page has words and whose others, so many, are one picture each."""
    pictures = f'<div style="break-before: page">{PICTURE}</div>' * scans
    return HTML(string=f"<p>{words}</p>{pictures}").write_pdf()


def locked(pdf: bytes) -> bytes:
    """The PDF under a password."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.encrypt("mat-khau", algorithm="RC4-128")
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def a_zip(*names: str, content: bytes = b"<x/>") -> bytes:
    """A zip file with a file of each of these names."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return buffer.getvalue()


def drawn(pdf: bytes, *, dpi: int = 200, tilt: float = 0) -> list[Image.Image]:
    """The pages of a PDF as a scanner sees them: grey, and turned by so many degrees."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "a.pdf"
        source.write_bytes(pdf)
        told = ["-r", str(dpi), "-gray", str(source), str(Path(folder) / "page")]
        subprocess.run(["pdftoppm", *told], check=True)
        pages = []
        for page in sorted(Path(folder).glob("page-*.pgm")):
            with Image.open(page) as image:
                pages.append(image.rotate(tilt, fillcolor=250, resample=Image.Resampling.BICUBIC))
    return pages


def scanned(pages: list[Image.Image], kind: str = "PDF", **how) -> bytes:
    """These pictures as one file: a PDF, a TIFF, or of the first alone a JPEG or PNG."""
    buffer = BytesIO()
    whole = kind in {"PDF", "TIFF", "MPO"}
    more = {"save_all": True, "append_images": pages[1:]} if whole else {}
    pages[0].save(buffer, kind, **more, **how)
    return buffer.getvalue()


def a_bomb(*, entries: int = 1, size: int = 60 * 1024 * 1024) -> bytes:
    """A zip file that unpacks to far more than it holds."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(entries):
            archive.writestr(f"word/{number}.xml", b" " * (size // entries))
    return buffer.getvalue()


@dataclass
class Laid:
    """Words laid over the first page: their box from the left foot, and how they are kept."""

    text: str
    box: tuple[float, float, float, float]
    kind: str = "/Widget"
    flags: int = 4  # printed
    folded: int = 3  # forms within forms, as signatures have them; none: no appearance at all


def laid_over(pdf: bytes, *overlays: Laid) -> bytes:
    """The PDF with fields and typed words over its first page, as document systems lay them."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    page = writer.pages[0]
    page[NameObject("/Annots")] = ArrayObject(
        writer._add_object(_annotation(writer, each)) for each in overlays
    )
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _annotation(writer: PdfWriter, laid: Laid) -> DictionaryObject:
    annotation = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(laid.kind),
            NameObject("/FT"): NameObject("/Tx" if not laid.folded else "/Sig"),
            NameObject("/F"): NumberObject(laid.flags),
            NameObject("/Rect"): ArrayObject(FloatObject(number) for number in laid.box),
        }
    )
    if not laid.folded:
        annotation[NameObject("/V")] = TextStringObject(laid.text)
        annotation[NameObject("/Contents")] = TextStringObject(laid.text)
        return annotation
    left, foot, right, head = laid.box
    box = ArrayObject(FloatObject(number) for number in (0, 0, right - left, head - foot))
    letters = "".join(f"{ord(letter):04x}" for letter in laid.text)
    form = _form(writer, box, f"BT /F1 12 Tf 1 3 Td <{letters}> Tj ET", "/Font", _font(writer))
    for _ in range(laid.folded):
        form = _form(writer, box, "q 1 0 0 1 0 0 cm /F1 Do Q", "/XObject", form)
    annotation[NameObject("/AP")] = DictionaryObject({NameObject("/N"): form})
    return annotation


def _form(writer: PdfWriter, box: ArrayObject, drawn: str, kind: str, used) -> IndirectObject:
    form = DecodedStreamObject()
    form.set_data(drawn.encode("ascii"))
    named = DictionaryObject({NameObject("/F1"): used})
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): box,
            NameObject("/Resources"): DictionaryObject({NameObject(kind): named}),
        }
    )
    return writer._add_object(form)


def _font(writer: PdfWriter) -> IndirectObject:
    """A font of two bytes a letter, each the letter's own number."""
    unicode = DecodedStreamObject()
    unicode.set_data(
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> "
        b"endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end"
    )
    inner = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/CIDFontType2"),
            NameObject("/BaseFont"): NameObject("/Tinos"),
            NameObject("/DW"): NumberObject(500),
        }
    )
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/BaseFont"): NameObject("/Tinos"),
            NameObject("/Encoding"): NameObject("/Identity-H"),
            NameObject("/ToUnicode"): writer._add_object(unicode),
            NameObject("/DescendantFonts"): ArrayObject([writer._add_object(inner)]),
        }
    )
    return writer._add_object(font)
