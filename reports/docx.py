"""The sheet as a Word file, in the same form, for an office that must still change a word in it."""

from io import BytesIO

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from reports.lines import width_of
from reports.notice import HEAD, MOTTO, NATION, RECEIVERS, TITLE, Sheet
from reports.paragraphs import Paragraph, Piece

FONT = "Times New Roman"
WIDTH = Mm(165)
LEFT, RIGHT = Mm(74), Mm(91)
RULE_SHARE = 0.4


def render_docx(sheet: Sheet) -> bytes:
    """The notice as a .docx: A4, Times New Roman, the decree's margins, sizes and places."""
    document = Document()
    _set_page(document)
    _set_type(document)
    document.core_properties.title = sheet.name[:255]
    document.core_properties.author = " ".join(sheet.agency)[:255]
    document.core_properties.comments = ""
    document.core_properties.language = "vi-VN"
    _add_head(document, sheet)
    _add_title(document, sheet)
    for number, paragraph in enumerate(sheet.body, 1):
        _add_body(document, paragraph, keep=number > len(sheet.body) - 2)
    _add_foot(document, sheet)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _set_page(document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = Mm(9)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    run = number.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = text
        run._r.append(mark)


def _set_type(document) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        normal.element.rPr.rFonts.set(qn(f"w:{script}"), FONT)
    spacing = normal.paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.line_spacing = 1.0
    default = document.styles.element.find(qn("w:docDefaults")).find(".//" + qn("w:rPr"))
    language = default.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        default.append(language)
    language.set(qn("w:val"), "vi-VN")


def _add_head(document, sheet: Sheet) -> None:
    table = _table(document, rows=2)
    agency, nation = table.rows[0].cells
    for line in sheet.parent:
        _line(agency, line, HEAD)
    for line in sheet.agency:
        _line(agency, line, HEAD, bold=True)
    longest = max((width_of(line, face="Bold", size=HEAD) for line in sheet.agency), default=0)
    _rule(agency, LEFT, Pt(longest * RULE_SHARE))
    _line(nation, NATION, HEAD, bold=True)
    _line(nation, MOTTO, 13, bold=True)
    _rule(nation, RIGHT, Pt(width_of(MOTTO, face="Bold", size=13)))
    number, dated = table.rows[1].cells
    _line(number, f"Số: {sheet.number}", 13, before=6)
    _line(dated, sheet.dated, 13, before=6, italic=True)


def _add_title(document, sheet: Sheet) -> None:
    _line(document, sheet.form, TITLE, bold=True, before=18)
    for line in sheet.abstract:
        _line(document, line, TITLE, bold=True)
    longest = max((width_of(line, face="Bold", size=TITLE) for line in sheet.abstract), default=0)
    _rule(document, WIDTH, Pt(longest * RULE_SHARE), after=6)


def _add_body(document, told: Paragraph, *, keep: bool) -> None:
    """One paragraph; titles, and the last two, stay with what follows them."""
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.space_before, form.line_spacing, form.widow_control = Pt(6), 1.05, True
    form.keep_with_next = keep or told.leads or told.style != "text"
    if told.style == "part":
        paragraph.alignment = ALIGN.CENTER
    else:
        paragraph.alignment, form.first_line_indent = ALIGN.JUSTIFY, Cm(1.27)
    for piece in told.pieces:
        _add_piece(paragraph, piece, bold=told.style != "text")


def _add_piece(paragraph, piece: Piece, *, bold: bool) -> None:
    """A whole piece gets Word's own unbreakable hyphens, which are still read as hyphens."""
    run = paragraph.add_run()
    run.bold = bold or None
    first, *others = piece.text.split("-") if piece.whole else (piece.text,)
    run.add_text(first)
    for part in others:
        run._r.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(part)


def _add_foot(document, sheet: Sheet) -> None:
    gap = _line(document, "", 6).paragraph_format
    gap.keep_with_next, gap.line_spacing = True, Pt(14)
    table = _table(document, rows=1)
    whole = OxmlElement("w:cantSplit")
    table.rows[0]._tr.get_or_add_trPr().append(whole)
    left, right = table.rows[0].cells
    _line(left, RECEIVERS, 12, bold=True, italic=True, align=ALIGN.LEFT)
    for line in sheet.recipients:
        _line(left, line, 11, align=ALIGN.LEFT)
    for line in sheet.signature:
        _line(right, line, 14, bold=True)
    _line(right, sheet.signer, 14, bold=True, before=74)
    # Word puts a full empty line after a last table, and perhaps a page, unless it finds one.
    _line(document, "", 1).paragraph_format.line_spacing = Pt(1)


def _table(document, *, rows: int):
    """A borderless table of the two columns; Word wants the widths on columns and cells both."""
    table = document.add_table(rows=rows, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    # Word's own cell margins would break the nation's name over two lines.
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    for column, width in zip(table.columns, (LEFT, RIGHT), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    return table


def _line(place, text: str, size: float, *, before: float = 0, align=ALIGN.CENTER, **face: bool):
    """A line in a cell or the document; a cell's first, empty paragraph is used up first."""
    cell_start = hasattr(place, "_tc") and len(place.paragraphs) == 1
    empty = cell_start and not place.paragraphs[0].runs
    paragraph = place.paragraphs[0] if empty else place.add_paragraph()
    paragraph.alignment, paragraph.paragraph_format.space_before = align, Pt(before)
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.bold, run.italic = face.get("bold"), face.get("italic")
    return paragraph


def _rule(place, room: int, width: int, *, after: float = 0) -> None:
    """A line of that width, centred: the upper border of an empty paragraph, indented."""
    paragraph = _line(place, "", 2)
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = max(0, (room - width) // 2)
    form.space_before, form.space_after, form.line_spacing = Pt(2), Pt(after), Pt(4)
    border = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        border.set(qn(f"w:{name}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(border)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
