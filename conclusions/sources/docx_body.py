"""The body of a Word file walked in the order it is read: its paragraphs, tables and text boxes."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from docx.oxml.ns import qn

from conclusions.sources.docx_drawings import Drawings
from conclusions.sources.docx_fields import Fields
from conclusions.sources.docx_fonts import TypedFonts
from conclusions.sources.docx_grid import Drawn, is_lined, is_under_another, laid_out
from conclusions.sources.docx_hidden import (
    HIDDEN,
    Hiding,
    chosen_in,
    has_no_end,
    is_gone,
    is_hidden_shape,
    is_prompt,
    is_skipped,
    is_unfilled,
)
from conclusions.sources.docx_inserted import Inserted
from conclusions.sources.docx_left_out import LeftOut
from conclusions.sources.docx_standing import LetterStanding
from conclusions.sources.field_codes import argument, equation_of, name_of, switch
from conclusions.sources.field_numbers import FieldNumbers
from conclusions.sources.list_numbers import Numbering
from conclusions.sources.raised_signs import fraction, power

PARAGRAPH, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
LETTERS = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
# Fields that show no words of the paper's own.
SILENT = re.compile(
    "XE|TC|TA|RD|SET|ASK|PRINT|PRIVATE|ADDIN|ADVANCE|NEXT|NEXTIF|SKIPIF|TOC|TOA|INDEX|HTMLCONTROL|"
    "HYPERLINK|BARCODE|DISPLAYBARCODE|PAGE|NUMPAGES|SECTION|SECTIONPAGES|PAGEREF|BIBLIOGRAPHY|EMBED"
)
BUTTONS = ("MACROBUTTON", "GOTOBUTTON")
RUN, CONTROL, EMBEDDED = qn("w:r"), qn("w:sdt"), qn("w:altChunk")
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EQUATION, FRACTION, POWER = f"{MATH}t", f"{MATH}f", f"{MATH}sSup"
OBJECTS = {
    qn("w:object"): "đối tượng nhúng (bảng tính, tệp) trong tệp Word",
    qn("w:subDoc"): "tài liệu con nằm ở tệp khác",
    "{http://schemas.microsoft.com/office/word/2010/wordml}contentPart": "nét viết tay",
}
FORMULA_PARTS = {f"{MATH}{part}" for part in ("num", "den", "e", "sup")}
SEEN = 40
DRAWN_WORDS = "{urn:schemas-microsoft-com:vml}textpath"
DRAWN = "nghệ thuật (WordArt)"


@dataclass(frozen=True)
class DocxPaper:
    """What the document says of its parts elsewhere: numbers of lists, styles of lined tables, what
    is hidden, parts of other kinds set in; and what of it was left out, to be told."""

    numbering: Numbering
    lined: frozenset[str]
    hiding: Hiding
    inserted: Inserted
    left_out: LeftOut
    drawings: Drawings
    fonts: TypedFonts
    standing: LetterStanding
    fields: Fields
    field_numbers: FieldNumbers
    boxed_numbers: list[str]  # lines of text boxes that are a number


def lines_under(parent, paper: DocxPaper) -> list[str]:
    """Paragraphs and tables under `parent`, whatever wraps them (content controls and the like)."""
    lines: list[str] = []
    carried = ""  # of paragraphs whose mark is deleted or hidden: Word goes on in the same line
    for child in parent:
        if is_skipped(child):
            continue
        if child.tag == PARAGRAPH:
            boxed: list[str] = []
            words = carried + _words(child, paper, boxed)
            goes_on = has_no_end(child) or paper.fields.joins(child)
            carried = words if goes_on else ""
            shown = [] if goes_on else [paper.numbering.label(child, words) + words]
            lines += [*shown, *boxed]
        elif paper.fields.is_code(child):
            continue
        elif child.tag == EMBEDDED:
            lines += paper.inserted.lines(child)
        elif child.tag in OBJECTS:
            paper.left_out.parts.setdefault(OBJECTS[child.tag])
        elif child.tag == CONTROL and is_unfilled(child):
            paper.left_out.unfilled()
        elif child.tag == TABLE:
            lines += _table(child, paper)
        else:
            lines += lines_under(child, paper)
    return [*lines, carried] if carried else lines


def _words(paragraph, paper: DocxPaper, boxed: list[str], before: str = "") -> str:
    """The paragraph's own words; those of text boxes anchored in it go to `boxed`. Of a part of it
    the words that stand `before`."""
    words: list[str] = []
    for child in paragraph:
        if is_skipped(child) or paper.fields.is_code(child):
            continue
        if child.tag == RUN and (why := paper.hiding.of(child)):
            paper.left_out.hidden("".join(child.itertext(qn("w:t"))), why)
        elif is_hidden_shape(child):
            paper.left_out.hidden(" ".join(child.itertext(qn("w:t"))), HIDDEN)
        elif child.tag == CONTROL and is_unfilled(child):
            paper.left_out.unfilled()
        elif child.tag == qn("w:t"):
            shown = paper.fonts.shown(child.text or "", child)
            font = paper.fonts.font_around(child)
            shown = paper.left_out.readable(shown, font, "".join(words))
            words.append(paper.standing.shown(shown, child, _end(before, words)))
        elif child.tag == EQUATION:
            words.append(child.text or "")
        elif child.tag in (FRACTION, POWER):
            words.append(_of_formula(child, paper, boxed, _end(before, words)))
        elif child.tag == qn("w:ffData"):
            words.append(chosen_in(child))
        elif child.tag in OBJECTS:
            paper.left_out.parts.setdefault(OBJECTS[child.tag])
        elif child.tag == qn("w:sym"):
            words.append(paper.left_out.sign(child))
        elif instruction := paper.fields.at(child):
            form = child.find(qn("w:ffData"))
            words.append(_of_field(instruction, paper) if form is None else chosen_in(form))
        elif child.tag == qn("w:softHyphen"):  # the “ư” of papers in TCVN3, else nothing
            words.append(paper.fonts.shown("\xad", child))
        elif child.tag in LETTERS:
            words.append(LETTERS[child.tag])
        elif child.tag == qn("w:txbxContent"):
            told = lines_under(child, paper)
            paper.boxed_numbers.extend(line for line in told if line.strip().isdecimal())
            boxed += told
        elif child.tag == DRAWN_WORDS:
            paper.left_out.hidden(child.get("string", ""), DRAWN)
        elif (drawn := paper.drawings.lines(child)) is not None:
            boxed += drawn
        else:
            words.append(_words(child, paper, boxed, _end(before, words)))
    return "".join(words)


def _end(before: str, words: list[str]) -> str:
    """The last letters so far, as many as tell a date."""
    return (before + "".join(words[-SEEN:]))[-SEEN:]


def _of_formula(formula, paper: DocxPaper, boxed: list[str], before: str) -> str:
    """A fraction or a power on one line."""
    parts = [_words(part, paper, boxed) for part in formula if part.tag in FORMULA_PARTS]
    first, second = (*parts, "", "")[:2]
    return fraction(first, second, before) if formula.tag == FRACTION else power(first, second)


def _of_field(instruction: str, paper: DocxPaper) -> str:
    """What Word shows for a field that keeps no result; a formula that is not read is told."""
    if (number := paper.field_numbers.shown(instruction)) is not None:
        return number
    name = name_of(instruction)
    if name in BUTTONS:
        words = argument(instruction, 2)
        if is_prompt(words):
            paper.left_out.unfilled()
            return ""
        return words
    if name == "SYMBOL":
        return paper.left_out.sign_at(switch(instruction, "f"), argument(instruction, 1))
    if name == "EQ":
        told = equation_of(instruction)
        if told is None:
            paper.left_out.parts.setdefault("công thức (trường EQ) trong tệp Word")
        return told or ""
    told = argument(instruction, 1) if name == "QUOTE" else ""
    if not told and not SILENT.fullmatch(name):
        paper.left_out.fields.setdefault(name)
    return told


def _table(table, paper: DocxPaper) -> list[str]:
    rows = [_cells(row, paper) for row in _under(table, ROW, paper) if not _is_left(row, paper)]
    return laid_out(rows, is_lined(table, paper.lined))


def _cells(row, paper: DocxPaper) -> Drawn:
    """The lines of each cell, by the column of the table's grid that the cell begins in; none for
    what the row leaves out."""
    manner = row.find(qn("w:trPr"))
    place = _number(manner, "w:gridBefore", 0)
    cells: Drawn = {0: []} if place else {}
    for cell in _under(row, CELL, paper):
        if _is_left(cell, paper):
            continue
        cells[place] = None if is_under_another(cell) else lines_under(cell, paper)
        place += max(1, _number(cell.find(qn("w:tcPr")), "w:gridSpan", 1))
    return cells | ({place: []} if _number(manner, "w:gridAfter", 0) else {})


def _number(properties, tag: str, default: int) -> int:
    found = properties.find(qn(tag)) if properties is not None else None
    written = found.get(qn("w:val"), "") if found is not None else ""
    return int(written) if written.isdecimal() else default


def _is_left(part, paper: DocxPaper) -> bool:
    """Whether Word does not show the row or cell, which then is told."""
    if gone := is_gone(part):
        paper.left_out.hidden(" ".join(part.itertext(qn("w:t"))), HIDDEN)
    return gone


def _under(parent, tag: str, paper: DocxPaper) -> Iterator:
    """The rows of a table or the cells of a row, whatever wraps them, and not those of tables in
    its cells; a cell that is a blank nobody filled is an empty one."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == CONTROL and is_unfilled(child):
            paper.left_out.unfilled()
            for cell in child.iter(CELL):
                yield _emptied(cell)
        elif child.tag not in (TABLE, ROW, CELL):
            yield from _under(child, tag, paper)


def _emptied(cell):
    empty = deepcopy(cell)
    for part in list(empty):
        if part.tag != qn("w:tcPr"):
            empty.remove(part)
    return empty
