"""The pages of a Word file: paper, margins, numbers, typeface, what the file says of itself."""

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from reports.papers.msword.elements import FONT, SLIVER, WordFace, WordForm, element, paragraph, run
from reports.papers.notices.notice_sheet import NoticeSheet

SHORT, LONG = 210, 297
NUMBER = WordFace(14)
MM = 72 / 25.4
WIDTH, BROAD_WIDTH = 165 * MM, 252 * MM  # points between the margins


def set_pages(document, sheet: NoticeSheet) -> None:
    """The decree's page and typeface, and who made the file about what."""
    _set_type(document)
    _set_settings(document)
    _leave_out(document.part, "stylesWithEffects")
    _leave_out(document.part.package, "thumbnail")
    _set_properties(document.core_properties, sheet)
    section = document.sections[0]
    _set_paper(section, wide=False)
    section.different_first_page_header_footer = True
    section._sectPr.insert_element_before(element("pgNumType", start=1), "w:cols")
    _number(section.header)


def put(document, *elements) -> None:
    """At the end of the text so far."""
    last = document.element.body.sectPr
    for each in elements:
        last.addprevious(each)


def begin_section(document, *, wide: bool) -> None:
    """A page of its own and numbers from 1, as an appendix has them."""
    section = document.add_section()  # as the one before it, but for what follows
    holder = section._sectPr.getprevious()
    ends = Paragraph(holder, document).paragraph_format
    ends.line_spacing = Pt(SLIVER.exact)
    _set_paper(section, wide=wide)


def end_pages(document) -> None:
    """Word puts a full empty line after a last table, and perhaps a page, unless it finds one."""
    last = document.element.body.sectPr.getprevious()
    if last.tag == qn("w:tbl"):
        put(document, paragraph(SLIVER))


def _set_paper(section, *, wide: bool) -> None:
    """Upright or across, with the same margins: they go with the reader, not with the sheet."""
    width, height = (LONG, SHORT) if wide else (SHORT, LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = Mm(9)


def _number(header) -> None:
    """The page's number in the upper margin; the first page's own header is empty."""
    begin, end = (element("fldChar", fldCharType=kind) for kind in ("begin", "end"))
    code = element("instrText")
    code.text = "PAGE"
    shown = paragraph(WordForm(), *(run(NUMBER, part) for part in (begin, code, end)))
    old = header.paragraphs[0]._p
    old.getparent().replace(old, shown)


def _set_type(document) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        normal.element.rPr.rFonts.set(qn(f"w:{script}"), FONT)
    form = normal.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing, form.widow_control = 1.0, True
    language = document.styles.element.find(".//" + qn("w:docDefaults")).find(".//" + qn("w:lang"))
    language.set(qn("w:val"), "vi-VN")


def _set_settings(document) -> None:
    """Laid out as today's Word does, not as the one the empty template comes from."""
    settings = document.settings.element
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _leave_out(part, kind: str) -> None:
    """The empty template's picture, and its styles written again for an old Word: both are of
    another paper, and the second must say what the first say, or Word repairs the file."""
    for name, relation in list(part.rels.items()):
        if relation.reltype.endswith(f"/{kind}"):
            del part.rels[name]


def _set_properties(told, sheet: NoticeSheet) -> None:
    told.title, told.author = sheet.name[:255], " ".join(sheet.agency)[:255]
    told.comments, told.language = "", "vi-VN"
    for made in ("dcterms:created", "dcterms:modified"):  # the day the empty template was made
        told._element.remove(told._element.find(qn(made)))
