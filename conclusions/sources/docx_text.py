"""The text of a .docx in the order it is read, with the numbers Word writes by itself."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from conclusions.sources.boxed_number import with_number
from conclusions.sources.docx_fields import Fields, argument, equation_of, name_of, switch
from conclusions.sources.docx_fonts import TypedFonts
from conclusions.sources.docx_hidden import (
    HIDDEN,
    Hiding,
    chosen_in,
    has_no_end,
    is_gone,
    is_hidden_shape,
    is_prompt,
    is_unfilled,
)
from conclusions.sources.docx_inserted import Inserted
from conclusions.sources.docx_left_out import LeftOut
from conclusions.sources.docx_margins import told_of_margins
from conclusions.sources.field_numbers import FieldNumbers
from conclusions.sources.list_numbers import Numbering
from conclusions.sources.mended_package import mended
from conclusions.sources.raised_signs import fraction, power, raised
from conclusions.sources.run_properties import RunProperties, is_raised
from conclusions.sources.tall_cells import told_once
from departments.folding import fold
from departments.foreign_files.archive import check_archive
from departments.foreign_files.problem import SourceProblem

PARAGRAPH, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
COLUMNS, LINED_COLUMNS = 3, 2
Row = dict[int, list[str]]  # the lines of each cell, by where it begins
Drawn = dict[
    int, list[str] | None
]  # None: its place is taken by the cell above, which reaches down
# A text box is written twice, the second time for old programs; moved words stand twice as well.
SKIPPED = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    qn("w:moveFrom"),
    qn("w:del"),
    qn("w:pPr"),
    qn("w:sectPr"),
    qn("w:rt"),  # small signs above others tell how these are spoken
}
LETTERS = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
BUTTONS = ("MACROBUTTON", "GOTOBUTTON")
NOTES = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
RUN, CONTROL, EMBEDDED = qn("w:r"), qn("w:sdt"), qn("w:altChunk")
DRAWN_SIZE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
LARGE = 8 * 360_000  # 8 cm in the units of drawings
PICTURES = (
    "Tệp Word chỉ có ảnh, không có chữ. Lưu thành PDF (hoặc chọn các ảnh quét) rồi chọn tệp đó để "
    "nhận dạng chữ."
)
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EQUATION, FRACTION, POWER = f"{MATH}t", f"{MATH}f", f"{MATH}sSup"
OBJECTS = {
    qn("w:object"): "đối tượng nhúng (bảng tính, tệp) trong tệp Word",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": "sơ đồ trong tệp Word",
}
FORMULA_PARTS = {f"{MATH}{part}" for part in ("num", "den", "e", "sup")}
SEEN = 40
DRAWN_WORDS = "{urn:schemas-microsoft-com:vml}textpath"
DRAWN = "nghệ thuật (WordArt)"
LETTERHEAD = re.compile(r"số ?:|số \d+ ?/|.*cộng hòa xã hội chủ nghĩa")


@dataclass(frozen=True)
class DocxPaper:
    """What the document says of its parts elsewhere: numbers of lists, styles of lined tables, what
    is hidden, parts of other kinds set in; and what of it was left out, to be told."""

    numbering: Numbering
    lined: frozenset[str]
    hiding: Hiding
    inserted: Inserted
    left_out: LeftOut
    fonts: TypedFonts
    fields: Fields
    field_numbers: FieldNumbers
    boxed_numbers: list[str]  # lines of text boxes that are a number


def text_of_docx(content: bytes) -> str:
    return told_of_docx(content)[0]


def told_of_docx(content: bytes, depth: int = 0) -> tuple[str, list[str]]:
    """The words that Word shows, and a sentence for each kind of part that was left out."""
    check_archive(content)
    document = Document(BytesIO(mended(content)))
    left_out = LeftOut()
    inserted = Inserted(document, left_out, depth, told_of_docx)
    styles = document.styles.element
    properties = RunProperties(styles)
    fonts = TypedFonts(document, properties)
    paper = DocxPaper(
        Numbering(document),
        _lined_styles(styles),
        Hiding(properties),
        inserted,
        left_out,
        fonts,
        Fields(),
        FieldNumbers(),
        [],
    )
    body = _lines(document.element.body, paper)
    lines = [*_letterhead(document, paper), *body, *_notes(document, paper)]
    text = "\n".join(with_number(lines, paper.boxed_numbers))
    left_out.pictures = sum(map(_is_large, document.element.body.iter(DRAWN_SIZE)))
    if left_out.pictures and not any(letter.isalpha() for letter in text):
        raise SourceProblem(PICTURES)
    return text, [*fonts.told(), *left_out.told(), *told_of_margins(document, text)]


def _is_large(size) -> bool:
    """A picture as large as a page of a scan, or a table kept as one; no logo and no signature."""
    sides = [size.get(side, "") for side in ("cx", "cy")]
    return all(side.isdecimal() for side in sides) and min(map(int, sides)) >= LARGE


def _letterhead(document, paper: DocxPaper) -> list[str]:
    """A letterhead set in the header of the first page; running titles and page numbers there are
    no words of the notice."""
    section = next(iter(document.sections), None)
    if section is None:
        return []
    alone = section.different_first_page_header_footer
    header = section.first_page_header if alone else section.header
    if header.is_linked_to_previous:  # the first section follows none: it has no header
        return []
    try:
        element = header.part.element
    except KeyError:  # it names a part that is not in the file
        return []
    told = "\n".join(_lines(element, paper)).split("\n")
    lines = [line for line in told if any(letter.isalpha() for letter in line)]
    return lines if any(LETTERHEAD.match(fold(line)) for line in lines) else []


def _notes(document, paper: DocxPaper) -> list[str]:
    """The notes the text calls, in its order, below a rule: by that the reader knows them."""
    named: dict[tuple[str, str | None], None] = {}
    for call in document.element.body.iter(*NOTES):
        run = next(call.iterancestors(RUN), None)
        hidden = run is not None and paper.hiding.of(run)
        if not hidden and not any(above.tag in SKIPPED for above in call.iterancestors()):
            named.setdefault((NOTES[call.tag], call.get(qn("w:id"))))
    notes = {}
    for relation in document.part.rels.values() if named else ():
        kind = relation.reltype.rpartition("/")[2]
        if not relation.is_external and kind in NOTES.values():
            for note in parse_xml(relation.target_part.blob):
                notes[kind, note.get(qn("w:id"))] = note
    told = [" ".join(_lines(notes[name], paper)).split() for name in named if name in notes]
    numbered = [f"[{number}] {' '.join(words)}" for number, words in enumerate(told, 1) if words]
    return ["", "_" * 20, *numbered] if numbered else []


def _lines(parent, paper: DocxPaper) -> list[str]:
    """Paragraphs and tables under `parent`, whatever wraps them (content controls and the like)."""
    lines: list[str] = []
    carried = ""  # of paragraphs whose mark is deleted or hidden: Word goes on in the same line
    for child in parent:
        if child.tag in SKIPPED:
            continue
        if child.tag == PARAGRAPH:
            boxed: list[str] = []
            words = carried + _words(child, paper, boxed)
            carried = words if has_no_end(child) else ""
            shown = [] if has_no_end(child) else [paper.numbering.label(child, words) + words]
            lines += [*shown, *boxed]
        elif child.tag == EMBEDDED:
            lines += paper.inserted.lines(child)
        elif child.tag == CONTROL and is_unfilled(child):
            paper.left_out.unfilled()
        elif child.tag == TABLE:
            lines += _table(child, paper)
        else:
            lines += _lines(child, paper)
    return [*lines, carried] if carried else lines


def _words(paragraph, paper: DocxPaper, boxed: list[str], before: str = "") -> str:
    """The paragraph's own words; those of text boxes anchored in it go to `boxed`. Of a part of it
    the words that stand `before`."""
    words: list[str] = []
    for child in paragraph:
        if child.tag in SKIPPED or paper.fields.is_code(child):
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
            words.append(paper.left_out.readable(shown, font, "".join(words)))
            if is_raised(child, paper.hiding.properties):
                words.append(raised(words.pop(), _end(before, words)))
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
            told = _lines(child, paper)
            paper.boxed_numbers.extend(line for line in told if line.strip().isdecimal())
            boxed += told
        elif child.tag == DRAWN_WORDS:
            paper.left_out.hidden(child.get("string", ""), DRAWN)
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
    return argument(instruction, 1) if name == "QUOTE" else ""


def _table(table, paper: DocxPaper) -> list[str]:
    """Two columns without a line between them lay out a letterhead or a signature: cell after
    cell. Others are a table of tasks: a line a row, cells between bars."""
    rows = _rows(table, paper)
    columns = _columns(rows, LINED_COLUMNS if _is_lined(table, paper.lined) else COLUMNS)
    lines: list[str] = []
    for row in rows:
        if not columns or _lays_out(row):
            lines += [line for cell in row.values() for line in cell]
        else:
            lines.append(f"| {' | '.join(_in_columns(row, columns))} |")
    return ["", *lines, ""]


def _rows(table, paper: DocxPaper) -> list[Row]:
    """Its rows; a head of two, the second below cells that span columns, is one."""
    rows = [_cells(row, paper) for row in _under(table, ROW, paper) if not _is_left(row, paper)]
    if len(rows) < 2 or not 0 < len(rows[0]) < len(rows[1]) or None not in rows[1].values():
        return _filled(rows)
    first, second, *others = rows
    heads = sorted(first)
    over = {place: heads[max(0, bisect_right(heads, place) - 1)] for place in second}
    head = {place: [*(first[over[place]] or []), *(second[place] or [])] for place in second}
    return _filled([head, *others])


def _filled(rows: list[Drawn]) -> list[Row]:
    """What a cell that reaches down says, in each of its rows for which it counts; those of the
    head count for no row below."""
    held: Row = {}
    filled: list[Row] = []
    for row in rows:
        if filled:
            held |= {place: lines for place, lines in row.items() if lines is not None}
        first = min(row, default=0)
        once = row and row[first] is None and told_once(" ".join(held.get(first, [])))
        below = {} if once else held
        filled.append(
            {
                place: below.get(place, []) if lines is None else lines
                for place, lines in row.items()
            }
        )
    return filled


def _is_under_another(cell) -> bool:
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merged is not None and merged.get(qn("w:val")) != "restart"


def _is_lined(table, lined: frozenset[str]) -> bool:
    """Is a line drawn between its columns, by itself or by its style?"""
    if (own := _line_of(table)) is not None:
        return own
    style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    return style is not None and style.get(qn("w:val")) in lined


def _line_of(holder) -> bool | None:
    """Whether a table, or a style of tables, draws a line between columns; None if it is silent."""
    path = "/".join(map(qn, ("w:tblPr", "w:tblBorders", "w:insideV")))
    found = holder.find(path)
    return None if found is None else found.get(qn("w:val")) not in ("nil", "none")


def _lined_styles(root) -> frozenset[str]:
    """The styles of tables that draw a line between columns, or are based on one that does."""
    styles = {style.get(qn("w:styleId")): style for style in root.iter(qn("w:style"))}
    lined: dict[str, bool] = {}
    for name in styles:
        chain: list[str] = []
        while name in styles and name not in lined and name not in chain:
            chain.append(name)
            base = styles[name].find(qn("w:basedOn"))
            name = base.get(qn("w:val")) if base is not None else None
        drawn = lined.get(name, False)
        for each in reversed(chain):
            own = _line_of(styles[each])
            lined[each] = drawn = drawn if own is None else own
    return frozenset(name for name, drawn in lined.items() if drawn)


def _columns(rows: list[Row], least: int) -> list[int]:
    """Where the cells of the fullest row begin: edges drawn by hand rarely meet, so the grid itself
    has more columns than anyone sees. None where a letterhead has a column for the gap."""
    filled = {place for row in rows for place, lines in row.items() if _said(lines)}
    shown = [{place: row[place] for place in row if place in filled} for row in rows]
    if all(len(row) < COLUMNS for row in shown) and any(map(_lays_out, shown)):
        return []
    fullest = max(rows, key=len, default={})
    return list(fullest) if len(fullest) >= least else []


def _lays_out(row: Row) -> bool:
    """One or two cells with several lines each: a letterhead, or text, inside a larger table."""
    return len(row) < COLUMNS and any(len(_said(lines)) > 1 for lines in row.values())


def _said(lines: list[str]) -> list[str]:
    return [line for line in "\n".join(lines).split("\n") if line.strip()]


def _in_columns(row: Row, columns: list[int]) -> list[str]:
    """What the row has in each column; a cell that spans some has its words in the first."""
    told: list[list[str]] = [[] for _ in columns]
    for order, (place, lines) in enumerate(row.items()):
        even = len(row) == len(columns)
        told[order if even else max(0, bisect_right(columns, place) - 1)] += lines
    return [" ".join(" ".join(lines).replace("|", " ").split()) for lines in told]


def _cells(row, paper: DocxPaper) -> Drawn:
    """The lines of each cell, by the column of the table's grid that the cell begins in; none for
    what the row leaves out."""
    manner = row.find(qn("w:trPr"))
    place = _number(manner, "w:gridBefore", 0)
    cells: Drawn = {0: []} if place else {}
    for cell in _under(row, CELL, paper):
        if _is_left(cell, paper):
            continue
        cells[place] = None if _is_under_another(cell) else _lines(cell, paper)
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
