"""The text of a .docx in the order it is read, with the numbers Word writes by itself."""

from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

from conclusions.sources.archive import check_archive
from conclusions.sources.numbering import Numbering

PARAGRAPH, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
# A text box is written twice, the second time for old programs; moved words stand twice as well.
SKIPPED = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    qn("w:moveFrom"),
    qn("w:del"),
    qn("w:pPr"),
    qn("w:sectPr"),
}
LETTERS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}


def text_of_docx(content: bytes) -> str:
    check_archive(content)
    document = Document(BytesIO(content))
    numbering = Numbering(document)
    return "\n".join(_lines(document.element.body, numbering))


def _lines(parent, numbering: Numbering) -> list[str]:
    """Paragraphs and tables under `parent`, whatever wraps them (content controls and the like)."""
    lines: list[str] = []
    for child in parent:
        if child.tag in SKIPPED:
            continue
        if child.tag == PARAGRAPH:
            boxed: list[str] = []
            words = _words(child, numbering, boxed)
            lines += [numbering.label(child, words) + words, *boxed]
        elif child.tag == TABLE:
            lines += _table(child, numbering)
        else:
            lines += _lines(child, numbering)
    return lines


def _words(paragraph, numbering: Numbering, boxed: list[str]) -> str:
    """The paragraph's own words; those of text boxes anchored in it go to `boxed`."""
    words = []
    for child in paragraph:
        if child.tag in SKIPPED:
            continue
        if child.tag == qn("w:t"):
            words.append(child.text or "")
        elif child.tag in LETTERS:
            words.append(LETTERS[child.tag])
        elif child.tag == qn("w:txbxContent"):
            boxed += _lines(child, numbering)
        else:
            words.append(_words(child, numbering, boxed))
    return "".join(words)


def _table(table, numbering: Numbering) -> list[str]:
    """Two columns lay out a letterhead or a signature: cell after cell. More are a table of tasks:
    a line a row, cells between bars."""
    lines: list[str] = []
    for row in table.iter(ROW):
        cells = [_lines(cell, numbering) for cell in row if cell.tag == CELL]
        if len(cells) < 3:
            lines += [line for cell in cells for line in cell]
        else:
            lines.append("| " + " | ".join(" ".join(" ".join(c).split()) for c in cells) + " |")
    return ["", *lines, ""]
