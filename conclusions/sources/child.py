"""The program that reads files: a process of its own, in which each has a copy to itself."""

from conclusions.sources.docx_text import told_of_docx
from conclusions.sources.edxml import opened_edxml
from conclusions.sources.mail import opened_mail
from conclusions.sources.odt_hidden import flat_as_shown, packed_as_shown
from conclusions.sources.outlook import opened_outlook
from conclusions.sources.packets import as_told
from conclusions.sources.pdf_text import told_of_pdf
from departments.foreign_files.apart import Parsers, serve

# Each says {"text": …, "notes": […]}, of a PDF also {"scanned": […], "count": …}: its pages that
# are pictures, and how many it has; of a packet what `packets.as_told` says of it; of an
# OpenDocument file {"content": …, "objects": …}: the file with what it hides marked, and whether it
# has objects set in.
PARSERS: Parsers = {
    "docx": lambda content: dict(zip(("text", "notes"), told_of_docx(content), strict=True)),
    "pdf": told_of_pdf,
    "eml": lambda content: as_told(opened_mail(content)),
    "msg": lambda content: as_told(opened_outlook(content)),
    "odt": packed_as_shown,
    "fodt": flat_as_shown,
    "edxml": lambda content: as_told(opened_edxml(content)),
}

if __name__ == "__main__":
    serve(PARSERS)
