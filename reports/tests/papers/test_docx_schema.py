"""Word calls a file damaged whose elements stand in another order than its schema's.

The orders are those of ECMA-376, Part 1, wml.xsd (transitional).
"""

from itertools import pairwise

import pytest
from docx.oxml.ns import qn

from reports.papers.paragraphs import paragraph
from reports.tests.made_sheets import a_sheet, a_table, a_wide_table, an_appendix, opened

SIDES = "top left start bottom right end insideH insideV tl2br tr2bl between bar"
ORDERS = {
    "p": "pPr",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "pBdr": SIDES,
    "r": "rPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW "
    "jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription tblPrChange",
    "tblBorders": SIDES,
    "tblCellMar": SIDES,
    "tblGrid": "gridCol tblGridChange",
    "tr": "tblPrEx trPr tc",
    "trPr": "gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc",
    "tc": "tcPr",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid printerSettings sectPrChange",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr "
    "tcPr tblStylePr",
    "body": "",
    "hdr": "",
}
# Anything may stand in these behind what they must begin with, in any order.
CONTENTS = {
    "p": {"r", "sectPr"},
    "r": {"t", "noBreakHyphen", "fldChar", "instrText"},
    "tc": {"p", "tbl"},
    "hdr": {"p"},
    "body": {"p", "tbl", "sectPr"},
}
WHOLE = a_sheet(
    urgency="very_urgent",
    mark="THƯỢNG KHẨN",
    body=(
        paragraph("part", "Phần I"),
        paragraph("section", "I. NHIỆM VỤ"),
        paragraph("unit", "1. Phòng Quản lý Khoa học:"),
        paragraph("text", "(1) Theo Thông báo số 373/TB-SKHCN."),
        a_table(),
        a_table(),
        paragraph("text", "Hết./."),
    ),
    appendices=(an_appendix(), an_appendix(a_wide_table()), an_appendix(paragraph("text", "a"))),
)


@pytest.fixture(scope="module")
def document():
    return opened(WHOLE)


def name(element) -> str:
    return element.tag.split("}")[1]


def elements(document) -> list:
    """All that the text, the headers and the one style in use are made of."""
    parts = [
        document.element.body,
        *(section.header._element for section in document.sections),
        document.styles["Normal"].element,
    ]
    return [found for part in parts for found in part.iter() if len(found)]


def places(element) -> list[int]:
    """Where the schema puts each child; what it does not know at all fails."""
    order = ORDERS[name(element)].split()
    free = CONTENTS.get(name(element), set())
    return [len(order) if name(child) in free else order.index(name(child)) for child in element]


def test_every_element_stands_where_the_schema_wants_it(document):
    wrong = [
        (name(element), [name(child) for child in element])
        for element in elements(document)
        if places(element) != sorted(places(element))
    ]

    assert wrong == []


def test_properties_are_said_once(document):
    twice = [
        name(element)
        for element in elements(document)
        if name(element).endswith("Pr")
        and len({child.tag for child in element}) < len(element)
        and name(element) != "sectPr"
    ]

    assert twice == []


def test_every_cell_ends_with_a_paragraph(document):
    cells = list(document.element.body.iter(qn("w:tc")))

    assert len(cells) > 30
    assert {name(cell[-1]) for cell in cells} == {"p"}


def test_rows_fill_the_grid(document):
    for table in document.element.body.iter(qn("w:tbl")):
        columns = len(table.xpath("w:tblGrid/w:gridCol"))
        spans = [sum(cell.grid_span for cell in row.xpath("w:tc")) for row in table.xpath("w:tr")]

        assert spans == [columns] * len(spans)


def test_sections_end_with_a_paragraph_and_the_last_with_the_text(document):
    body = document.element.body

    assert [name(child) for child in body][-2:] == ["p", "sectPr"]
    assert len(body.xpath("w:p/w:pPr/w:sectPr")) == len(WHOLE.appendices)


def test_no_table_touches_another(document):
    neighbours = pairwise(name(child) for child in document.element.body)

    assert ("tbl", "tbl") not in set(neighbours)


def test_file_holds_nothing_of_the_empty_template_but_styles(document):
    """Its styles for an old Word say another language than ours: Word would repair the file."""
    parts = sorted(part.partname.split("/")[-1] for part in document.part.package.iter_parts())

    assert "stylesWithEffects.xml" not in parts
    assert "thumbnail.jpeg" not in parts


def test_file_says_whose_it_is_and_no_day_of_its_templates(document):
    told = document.core_properties

    assert (told.title, told.author, told.comments, told.language, told.created, told.modified) == (
        "Thông báo 598/TB-SKHCN",
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "",
        "vi-VN",
        None,
        None,
    )
