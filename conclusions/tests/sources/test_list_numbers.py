"""The numbers Word shows before paragraphs, by the rules of ISO/IEC 29500-1, 17.9."""

import pytest
from docx.oxml import parse_xml

from conclusions.sources.docx_text import text_of_docx
from conclusions.tests.sample_files import a_docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(depth, form="decimal", shown=None, more=""):
    shown = shown or f"%{depth + 1}."
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
    )


def kind(number, *levels, more=""):
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def use(number, of, more=""):
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def style(name, based_on="", numbered=""):
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    properties = f"<w:pPr><w:numPr>{numbered}</w:numPr></w:pPr>" if numbered else ""
    return (
        f'<w:style {W} w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{based}'
        f"{properties}</w:style>"
    )


def paragraph(words, style="", numbered=""):
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbers = f"<w:numPr>{numbered}</w:numPr>" if numbered else ""
    return f"<w:p {W}><w:pPr>{styled}{numbers}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def num(number=None, depth=None):
    told = f'<w:ilvl w:val="{depth}"/>' if depth is not None else ""
    return told + (f'<w:numId w:val="{number}"/>' if number is not None else "")


def lines(numbering, styles, paragraphs):
    def edit(document):
        root = document.part.numbering_part.element
        for child in list(root):
            root.remove(child)
        for child in parse_xml(f"<w:numbering {W}>{''.join(numbering)}</w:numbering>"):
            root.append(child)
        for one in styles:
            document.styles.element.append(parse_xml(one))
        body = document.element.body
        for one in paragraphs:
            body.insert(len(body) - 1, parse_xml(one))

    text = text_of_docx(a_docx(edit=edit))
    return [line for line in text.split("\n") if line]


OUTLINE = kind(1, level(0, "upperRoman"), level(1), level(2, "lowerLetter", "%3)"))


def test_level_and_list_are_inherited_each_along_the_styles():
    styles = [
        style("Phan", numbered=num(1)),
        style("Muc", "Phan", num(depth=1)),
        style("Diem", "Muc", num(depth=2)),
    ]
    paragraphs = [
        paragraph("NHIỆM VỤ", "Phan"),
        paragraph("Rà soát", "Muc"),
        paragraph("Lập danh sách", "Diem"),
        paragraph("Báo cáo", "Diem"),
        paragraph("Kiểm tra", "Muc"),
    ]

    assert lines([OUTLINE, use(1, 1)], styles, paragraphs) == [
        "I. NHIỆM VỤ",
        "1. Rà soát",
        "a) Lập danh sách",
        "b) Báo cáo",
        "2. Kiểm tra",
    ]


def test_level_that_the_list_keeps_for_a_style_is_its():
    own = kind(1, level(0), level(1, "lowerLetter", "%2)", '<w:pStyle w:val="Diem"/>'))
    paragraphs = [paragraph("Rà soát", "", num(1, 0)), paragraph("Lập", "Diem")]

    assert lines([own, use(1, 1)], [style("Diem", numbered=num(1))], paragraphs) == [
        "1. Rà soát",
        "a) Lập",
    ]


def test_paragraph_itself_wins_over_its_style_field_by_field():
    styles = [style("Muc", numbered=num(1, 1))]
    paragraphs = [
        paragraph("Phần", "Muc", num(depth=0)),
        paragraph("Mục", "Muc"),
        paragraph("Không số", "Muc", num(0)),
    ]

    assert lines([OUTLINE, use(1, 1)], styles, paragraphs) == ["I. Phần", "1. Mục", "Không số"]


def test_list_may_write_a_level_otherwise_than_its_kind():
    own = level(0, "decimal", "Điểm %1:").replace('<w:start w:val="1"/>', '<w:start w:val="3"/>')
    override = f'<w:lvlOverride w:ilvl="0">{own}</w:lvlOverride>'
    paragraphs = [paragraph("Rà soát", "", num(1, 0)), paragraph("Lập", "", num(1, 0))]

    assert lines([OUTLINE, use(1, 1, override)], [], paragraphs) == [
        "Điểm 3: Rà soát",
        "Điểm 4: Lập",
    ]


@pytest.mark.parametrize(
    ("legal", "shown"), [("<w:isLgl/>", "1.1."), ('<w:isLgl w:val="0"/>', "I.1."), ("", "I.1.")]
)
def test_numbers_of_outer_levels_are_figures_where_the_level_is_legal(legal, shown):
    own = kind(1, level(0, "upperRoman"), level(1, "decimal", "%1.%2.", legal))
    paragraphs = [paragraph("Phần", "", num(1, 0)), paragraph("Mục", "", num(1, 1))]

    assert lines([own, use(1, 1)], [], paragraphs) == ["I. Phần", f"{shown} Mục"]


@pytest.mark.parametrize(
    ("restart", "second"),
    [
        ("", "1."),
        ('<w:lvlRestart w:val="0"/>', "2."),
        ('<w:lvlRestart w:val="1"/>', "1."),
    ],
)
def test_inner_level_begins_anew_unless_it_says_never(restart, second):
    own = kind(1, level(0, "upperRoman"), level(1, more=restart))
    paragraphs = [
        paragraph("Phần một", "", num(1, 0)),
        paragraph("Mục", "", num(1, 1)),
        paragraph("Phần hai", "", num(1, 0)),
        paragraph("Mục", "", num(1, 1)),
    ]

    assert lines([own, use(1, 1)], [], paragraphs)[-1] == f"{second} Mục"


def test_list_told_by_a_style_of_lists_has_its_levels():
    styles = [
        f'<w:style {W} w:type="numbering" w:styleId="Bang"><w:name w:val="Bang"/>'
        f"<w:pPr><w:numPr>{num(1)}</w:numPr></w:pPr></w:style>"
    ]
    linked = kind(2, more='<w:numStyleLink w:val="Bang"/>')

    assert lines(
        [OUTLINE, linked, use(1, 1), use(2, 2)],
        styles,
        [paragraph("Phần", "", num(2, 0)), paragraph("Mục", "", num(2, 1))],
    ) == ["I. Phần", "1. Mục"]
