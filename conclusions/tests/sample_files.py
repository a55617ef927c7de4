"""Files to read in tests: a Word paper, a PDF with words, a scan."""

import zipfile
from io import BytesIO

from docx import Document
from pypdf import PdfReader, PdfWriter
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


def a_bomb(*, entries: int = 1, size: int = 60 * 1024 * 1024) -> bytes:
    """A zip file that unpacks to far more than it holds."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(entries):
            archive.writestr(f"word/{number}.xml", b" " * (size // entries))
    return buffer.getvalue()
