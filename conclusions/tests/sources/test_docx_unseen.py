"""What nobody sees on a Word page is not read; what Word makes up as it shows the page is."""

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from conclusions.tests.sources.test_docx_shown import W, paragraph, read, run

DRAFTED = " (bản nháp: trước ngày 05/12)"
ORDER = "1. Văn phòng Sở báo cáo"
WHITE, TINY = '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'
FILL = (
    '<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">{}'
    "</w14:textFill>"
)
SPACED = '<w:spacing w:line="{}" w:lineRule="{}"/>'
CLEAR = '<w14:solidFill><w14:srgbClr><w14:alpha w14:val="{}"/></w14:srgbClr></w14:solidFill>'
BOX = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="Ô chữ"{hidden}/>'
    "<w:txbxContent>{words}</w:txbxContent></wp:anchor></w:drawing></mc:Choice>"
    "</mc:AlternateContent>"
)
VML = (
    '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="position:absolute{style}">'
    "<v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox></v:shape></w:pict>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>{parts}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CHOICE = (
    '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value="{prompt}"/>'
    '<w:listItem w:displayText="Thanh tra Sở" w:value="TTra"/></w:dropDownList></w:sdtPr>'
    "<w:sdtContent>{shown}</w:sdtContent></w:sdt>"
)


def told(why, words=DRAFTED):
    return [f"Bỏ qua chữ {why} trong tệp: “{words.strip()}”."]


def in_run(content):
    return f"<w:r>{content}</w:r>"


def field(*instructions):
    """A field without a result, its instruction in as many runs."""
    texts = (f'<w:instrText xml:space="preserve">{part}</w:instrText>' for part in instructions)
    return FIELD.format(parts="".join(map(in_run, texts)))


@pytest.mark.parametrize(
    ("properties", "why"),
    [
        (WHITE, "trắng hoặc quá nhỏ"),
        ('<w:color w:val="fefefe"/>', "trắng hoặc quá nhỏ"),
        ('<w:color w:val="FFFFFF" w:themeColor="background1"/>', "trắng hoặc quá nhỏ"),
        (TINY, "trắng hoặc quá nhỏ"),
        ('<w:w w:val="1"/>', "trắng hoặc quá nhỏ"),
        (FILL.format("<w14:noFill/>"), "trắng hoặc quá nhỏ"),
        (FILL.format(CLEAR.format(100000)), "trắng hoặc quá nhỏ"),
        ("<w:strike/>", "bị gạch ngang"),
        ("<w:dstrike/>", "bị gạch ngang"),
        ('<w:vanish w:val="true"/>', "ẩn"),
    ],
)
def test_letters_that_are_not_seen_or_struck_are_not_read_and_are_told(properties, why):
    assert read(paragraph(run(ORDER), run(DRAFTED, properties))) == ([ORDER], told(why))


@pytest.mark.parametrize(
    "properties",
    [
        '<w:color w:val="auto"/>',
        '<w:color w:val="C00000"/>',
        '<w:color w:val="FFFFFF" w:themeColor="background1" w:themeShade="80"/>',
        f'{WHITE}<w:highlight w:val="blue"/>',
        f'{WHITE}<w:shd w:val="clear" w:fill="1F3864"/>',
        '<w:sz w:val="16"/>',
        '<w:w w:val="80"/>',
        FILL.format(CLEAR.format(40000)),
        '<w:strike w:val="0"/>',
    ],
)
def test_letters_that_are_seen_are_read_whatever_their_colour(properties):
    assert read(paragraph(run(ORDER), run(DRAFTED, properties))) == ([ORDER + DRAFTED], [])


@pytest.mark.parametrize(("height", "rule"), [(1, "exact"), (40, "exact")])
def test_lines_too_low_to_show_are_not_read_and_are_told(height, rule):
    flat = f"<w:p><w:pPr>{SPACED.format(height, rule)}</w:pPr>{run(DRAFTED)}</w:p>"

    assert read(paragraph(run(ORDER)), flat) == ([ORDER], told("trắng hoặc quá nhỏ"))


@pytest.mark.parametrize(("height", "rule"), [(240, "exact"), (20, "atLeast")])
def test_lines_as_high_as_their_letters_are_read(height, rule):
    usual = (
        f'<w:p><w:pPr><w:spacing w:line="{height}" w:lineRule="{rule}"/></w:pPr>{run(ORDER)}</w:p>'
    )

    assert read(usual) == ([ORDER], [])


def test_words_hidden_by_the_style_of_their_table_are_not_read():
    hidden = (
        '<w:style w:type="table" w:styleId="An"><w:name w:val="An"/><w:rPr><w:vanish/></w:rPr>'
        "</w:style>"
    )
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="An"/></w:tblPr><w:tr><w:tc>'
        f"{paragraph(run(DRAFTED))}</w:tc></w:tr></w:tbl>"
    )

    assert read(paragraph(run(ORDER)), table, styles=[hidden]) == ([ORDER], told("ẩn"))


def test_white_letters_on_the_dark_head_of_a_table_are_read():
    cells = "".join(f"<w:tc>{paragraph(run(words, WHITE))}</w:tc>" for words in ("Việc", "Hạn"))

    assert read(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")[1] == []


@pytest.mark.parametrize("style", ["Trang", "TheoTrang"])
def test_white_letters_of_a_style_are_not_read(style):
    styles = (
        '<w:style w:type="paragraph" w:styleId="Trang"><w:name w:val="Trang"/>'
        f"<w:rPr>{WHITE}</w:rPr></w:style>",
        '<w:style w:type="paragraph" w:styleId="TheoTrang"><w:name w:val="TheoTrang"/>'
        '<w:basedOn w:val="Trang"/></w:style>',
    )
    hidden = paragraph(run(DRAFTED), style=style)

    assert read(paragraph(run(ORDER)), hidden, styles=styles) == (
        [ORDER],
        told("trắng hoặc quá nhỏ"),
    )


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        (BOX.format(hidden="", words="{}"), True),
        (BOX.format(hidden=' hidden="1"', words="{}"), False),
        (BOX.format(hidden=' hidden="0"', words="{}"), True),
        (VML.format(style="", words="{}"), True),
        (VML.format(style=";visibility:hidden", words="{}"), False),
        (VML.format(style=";visibility: hidden;z-index:1", words="{}"), False),
    ],
)
def test_box_of_words_is_read_if_it_is_shown(box, shown):
    lines, notes = read(
        paragraph(run(ORDER), in_run(box.format(paragraph(run("2. Thanh tra Sở rà soát.")))))
    )

    assert (lines, notes) == (
        ([ORDER, "2. Thanh tra Sở rà soát."], [])
        if shown
        else ([ORDER], told("ẩn", "2. Thanh tra Sở rà soát."))
    )


@pytest.mark.parametrize("prompt", ["Chọn một mục.", "Choose an item.", "— đơn vị —"])
def test_list_nobody_chose_from_is_an_unfilled_blank(prompt):
    lines, notes = read(
        paragraph(run("1. Giao "), CHOICE.format(prompt=prompt, shown=run(prompt)), run(" rà soát"))
    )

    assert (lines, notes) == (
        ["1. Giao  rà soát"],
        ["Tệp Word còn 1 ô chưa điền; phần đó để trống."],
    )


def test_what_was_chosen_from_a_list_is_read():
    chosen = CHOICE.format(prompt="Chọn một mục.", shown=run("Thanh tra Sở"))

    assert read(paragraph(run("1. Giao "), chosen)) == (["1. Giao Thanh tra Sở"], [])


@pytest.mark.parametrize(
    ("instructions", "shown"),
    [
        (("AUTONUM",), "1."),
        ((" AUTO", "NUM "), "1."),
        ((r" AUTONUM \* ROMAN \s ) ",), "I)"),
        (("LISTNUM",), "1)"),
        ((" LISTNUM NumberDefault ",), "1)"),
        ((r" LISTNUM NumberDefault \l 2 ",), "a)"),
        ((r' LISTNUM "NumberDefault" \l 4 \s 3 ',), "(3)"),
        ((r" LISTNUM OutlineDefault \l 1 \s 4",), "IV."),
        ((r" LISTNUM LegalDefault \l 2 ",), "1.1."),
        ((" SEQ muc ",), "1"),
        ((r" SEQ muc \* ROMAN \r 4",), "IV"),
        ((r" SEQ muc \h ",), ""),
        ((r" EQ \f(1;2) ",), "1/2"),
        ((r' SYMBOL 179 \f "Symbol" \s 13 ',), "≥"),
        ((" MACROBUTTON NoMacro Thanh tra Sở ",), "Thanh tra Sở"),
        ((' QUOTE "Thanh tra Sở" ',), "Thanh tra Sở"),
        ((" PAGE ",), ""),
    ],
)
def test_field_without_a_result_is_read_as_word_shows_it(instructions, shown):
    lines, notes = read(paragraph(field(*instructions), run(" Thanh tra Sở rà soát.")))

    assert (lines[0].strip(), notes) == (f"{shown} Thanh tra Sở rà soát.".strip(), [])


def test_numbers_of_fields_count_on_by_level():
    levels = [1, 1, 2, 2, 1, 2]
    lines, _ = read(*(paragraph(field(rf"LISTNUM X \l {level}"), run(" việc")) for level in levels))

    assert lines == [f"{number} việc" for number in ("1)", "2)", "a)", "b)", "3)", "a)")]


def test_field_that_keeps_its_result_is_read_by_it():
    kept = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        r'<w:r><w:instrText>DATE \@ "dd/MM/yyyy"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("15/12/2026")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    assert read(paragraph(run("trước ngày "), kept))[0] == ["trước ngày 15/12/2026"]


@pytest.mark.parametrize("prompt", ["[Bấm vào đây để nhập ngày]", "Click here to enter a date"])
def test_button_that_asks_for_words_is_an_unfilled_blank(prompt):
    lines, notes = read(paragraph(run("trước ngày "), field(f"MACROBUTTON NoMacro {prompt}")))

    assert (lines, notes) == (["trước ngày "], ["Tệp Word còn 1 ô chưa điền; phần đó để trống."])


def test_formula_that_is_more_than_a_fraction_is_told():
    lines, notes = read(paragraph(run("tỷ lệ "), field(r"EQ \r(3;x)"), run(" đạt")))

    assert (lines, notes) == (
        ["tỷ lệ  đạt"],
        ["Tệp còn phần chưa đọc được: công thức (trường EQ) trong tệp Word."],
    )


def with_margin(kind, *lines):
    def add(document):
        root = {"comments": "comments", "header": "hdr", "footer": "ftr"}[kind]
        body = "".join(paragraph(run(line)) for line in lines)
        if kind == "comments":
            body = f'<w:comment w:id="0">{body}</w:comment>'
        part = Part(
            PackURI(f"/word/{kind}7.xml"),
            f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml",
            f"<w:{root} {W}>{body}</w:{root}>".encode(),
            document.part.package,
        )
        document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, kind.upper()))

    return add


def test_remarks_in_the_margin_are_told():
    lines, notes = read(
        paragraph(run(ORDER)), edit=with_margin("comments", "Bổ sung Thanh tra Sở?")
    )

    assert (lines, notes) == (
        [ORDER],
        ["Không đọc 1 ghi chú bên lề: “Bổ sung Thanh tra Sở?”."],
    )


@pytest.mark.parametrize("kind", ["header", "footer"])
@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("Giao Thanh tra Sở rà soát trước ngày 15/12", True),
        ("Văn phòng Sở báo cáo", False),  # stands in the text
        ("Trang 2/4", False),
    ],
)
def test_words_of_a_head_or_foot_that_the_text_has_not_are_told(kind, line, is_told):
    _, notes = read(paragraph(run(ORDER)), edit=with_margin(kind, line))

    assert notes == ([f"Không đọc chữ ở đầu trang, chân trang: “{line}”."] if is_told else [])
