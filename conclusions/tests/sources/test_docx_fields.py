"""Fields, forms, raised signs and formulas of a Word file, as Word shows them."""

import pytest

from conclusions.sources.boxed_number import with_number
from conclusions.sources.docx_fields import SHIFTS, UNENDED
from conclusions.sources.docx_text import told_of_docx
from conclusions.tests.sample_files import a_docx
from conclusions.tests.sources.test_docx_shown import paragraph, read, run
from conclusions.tests.sources.test_docx_siblings import zipped

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
SUPER = '<w:vertAlign w:val="superscript"/>'


def mark(kind, held=""):
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{held}</w:fldChar></w:r>'


def code(words):
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def field(instruction, result):
    """`instruction` is code and other fields; without a result none is kept."""
    shown = mark("separate") + run(result) if result is not None else ""
    return f"{mark('begin')}{instruction}{shown}{mark('end')}"


INNER = field(code("MERGEFIELD x"), "9")


@pytest.mark.parametrize(
    ("instruction", "result"),
    [
        (f"{code('IF ')}{INNER}{code(' = 9 05/12/2026 06/12/2026')}", "15/12/2026"),
        (f"{code('= ')}{INNER}{code(' + 6')}", "15/12/2026"),
        (code("IF ") + field(code("= ") + INNER + code(" + 1"), "10"), "15/12/2026"),
        (f"{code('IF ')}{field(code('AUTONUM'), None)}", "15/12/2026"),
        (f"{code('IF ')}{INNER}{run('06/12/2026')}", "15/12/2026"),
    ],
    ids=["if", "formula", "three deep", "without result", "words in the code"],
)
def test_what_a_field_is_reckoned_from_is_no_text(instruction, result):
    lines, _ = read(paragraph(run("Trước ngày "), field(instruction, result), run(".")))

    assert lines == ["Trước ngày 15/12/2026."]


def test_result_that_goes_on_in_the_next_paragraph_shows_no_instruction():
    begun = (
        f"{mark('begin')}{code('IF ')}{INNER}{mark('separate')}{run('1. Thanh tra Sở báo cáo.')}"
    )

    lines, _ = read(paragraph(begun), paragraph(run("2. Văn phòng Sở tổng hợp."), mark("end")))

    assert lines == ["1. Thanh tra Sở báo cáo.", "2. Văn phòng Sở tổng hợp."]


def test_fields_within_the_result_of_another_are_read():
    linked = f"{mark('begin')}{code('HYPERLINK x')}{mark('separate')}{run('ngày ')}{INNER}"

    lines, _ = read(paragraph(run("Trước "), linked, mark("end"), run("/12/2026.")))

    assert lines == ["Trước ngày 9/12/2026."]


def test_field_without_an_end_loses_no_words_and_is_told():
    told = read(paragraph(mark("begin"), code("IF"), run("1. Báo cáo.")), paragraph(run("2. Họp.")))

    note = UNENDED.format("IF")
    assert told == (["1. Báo cáo.", "2. Họp."], [note])


CELLS = f"<w:tc>{paragraph(run('06/12'))}</w:tc>" * 3


@pytest.mark.parametrize(
    "field_over",
    [
        (f"{code('QUOTE ')}{INNER}", f"{code('/12/2026')}{mark('separate')}{run('15')}"),
        (f"{code('IF ')}{INNER}", code(" = 9"), f"{mark('separate')}{run('15')}"),
        (code("IF "), run("06/12"), f"{run('07/12')}{mark('separate')}{run('15')}"),
        (
            f"{code('IF ')}{mark('begin')}{code('REF x')}{mark('separate')}{run('06')}",
            f"{run('/12')}{mark('end')}{mark('separate')}{run('15')}",
        ),
    ],
    ids=["quote", "three paragraphs", "words in the code", "inner result over paragraphs"],
)
def test_instruction_over_paragraphs_is_no_text_and_breaks_no_line(field_over):
    first, *others = field_over
    *middle, last = others
    lines, notes = read(
        paragraph(run("1. Báo cáo trước ngày "), mark("begin"), first),
        *(paragraph(part) for part in middle),
        paragraph(last, mark("end"), run("/12/2026.")),
    )

    assert (lines, notes) == (["1. Báo cáo trước ngày 15/12/2026."], [])


@pytest.mark.parametrize(
    "held",
    [
        "<w:r><w:tab/><w:br/></w:r>",
        run("06/12", "<w:vanish/>"),
        f'<w:fldSimple w:instr="REF x">{run("06")}</w:fldSimple>',
        f"<w:ins>{code('x')}{INNER}</w:ins>",
    ],
    ids=["tab and break", "hidden words", "simple field", "tracked words"],
)
def test_whatever_stands_in_an_instruction_is_no_text(held):
    lines, notes = read(paragraph(run("Trước ngày "), field(code("IF ") + held, "15/12/2026")))

    assert (lines, notes) == (["Trước ngày 15/12/2026"], [])


def test_table_in_an_instruction_is_no_text():
    table = f"<w:tbl><w:tr>{CELLS}</w:tr></w:tbl>"
    begun = paragraph(run("Trước ngày "), mark("begin"), code("IF "))
    ended = paragraph(mark("separate"), run("15/12/2026"), mark("end"))

    assert read(begun, table, ended) == (["Trước ngày 15/12/2026"], [])


NO_RESULT = "Tệp Word có trường chưa có kết quả ({}); phần đó để trống."


@pytest.mark.parametrize(
    ("begun", "shown", "notes"),
    [
        (field(code('QUOTE "') + INNER + code('/12/2026"'), None), "9/12/2026", []),
        (field(code("IF 1 = 1 15 16"), None), "", [NO_RESULT.format("IF")]),
        (
            field(code('QUOTE "') + field(code("= 1"), None) + code('/12"'), None),
            "",
            [NO_RESULT.format("QUOTE")],
        ),
        ('<w:fldSimple w:instr="DOCPROPERTY x"/>', "", [NO_RESULT.format("DOCPROPERTY")]),
        (field(code('XE "Sở"'), None), "", []),
    ],
    ids=["quote of a result", "if", "quote of none", "simple", "mark of an index"],
)
def test_field_without_a_result_is_made_or_told(begun, shown, notes):
    told = read(paragraph(run("Trước ngày "), begun, run(".")))

    assert told == ([f"Trước ngày {shown}."], notes)


UNITS = '<w:listEntry w:val="Thanh tra Sở"/><w:listEntry w:val="Văn phòng Sở"/>'


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        (f'<w:ddList><w:result w:val="1"/>{UNITS}</w:ddList>', "Văn phòng Sở"),
        (f'<w:ddList><w:default w:val="1"/>{UNITS}</w:ddList>', "Văn phòng Sở"),
        (f"<w:ddList>{UNITS}</w:ddList>", "Thanh tra Sở"),
        ("<w:checkBox><w:checked/></w:checkBox>", "☑"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
    ],
)
def test_form_field_shows_what_was_chosen(form, shown):
    begun = mark("begin", f"<w:ffData>{form}</w:ffData>")

    lines, _ = read(paragraph(run("2. "), begun, code("FORMDROPDOWN"), mark("end"), run(" họp.")))

    assert lines == [f"2. {shown} họp."]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("10", "6", " đồng"), "10⁶ đồng"),
        (("25 m", "2", " đất"), "25 m² đất"),
        (("10", "-3", ""), "10⁻³"),
        (("15/12/2026", "1", "."), "15/12/2026 ¹."),
        (("tháng 12 năm 2026", "1", "."), "tháng 12 năm 2026 ¹."),
        (("Thanh tra", "(1)", "."), "Thanh tra(1)."),
        (("Sở", " và", " Thanh tra"), "Sở và Thanh tra"),
    ],
)
def test_raised_signs_change_no_number(words, shown):
    before, above, after = words

    lines, _ = read(paragraph(run(before), run(above, SUPER), run(after)))

    assert lines == [shown]


def test_signs_raised_by_a_style_are_raised():
    style = (
        '<w:style w:type="character" w:styleId="Mu"><w:name w:val="Mu"/>'
        f"<w:rPr>{SUPER}</w:rPr></w:style>"
    )
    raised = run("6", '<w:rStyle w:val="Mu"/>')

    assert read(paragraph(run("10"), raised, run(" đồng")), styles=[style])[0] == ["10⁶ đồng"]


def letters(words):
    return f"<m:r><m:t>{words}</m:t></m:r>"


def fraction(above, below):
    return f"<m:f><m:num>{letters(above)}</m:num><m:den>{letters(below)}</m:den></m:f>"


def power(base, above):
    return f"<m:sSup><m:e>{letters(base)}</m:e><m:sup>{letters(above)}</m:sup></m:sSup>"


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        (fraction("1", "3"), "Còn 1/3 số hồ sơ"),
        (letters("2") + fraction("1", "2"), "Còn 2 1/2 số hồ sơ"),
        (fraction("a+b", "2"), "Còn (a+b)/2 số hồ sơ"),
        (power("10", "3"), "Còn 10³ số hồ sơ"),
        (power("x", "a+b"), "Còn x^(a+b) số hồ sơ"),
        (letters("x≥95%"), "Còn x≥95% số hồ sơ"),
    ],
)
def test_formula_stands_on_one_line_and_changes_no_number(formula, shown):
    math = f"<m:oMath {MATH}>{formula}</m:oMath>"

    assert read(paragraph(run("Còn "), math, run(" số hồ sơ")))[0] == [shown]


def test_words_drawn_as_a_picture_are_told():
    shape = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:textpath string="DỰ THẢO LẦN 2"/></v:shape></w:pict></w:r>'
    )

    assert read(paragraph(run("1. Báo cáo."), shape)) == (
        ["1. Báo cáo."],
        ["Bỏ qua chữ nghệ thuật (WordArt) trong tệp: “DỰ THẢO LẦN 2”."],
    )


def test_signs_that_tell_how_words_are_spoken_are_not_read():
    above, base = f"<w:rt>{run('chú')}</w:rt>", f"<w:rubyBase>{run('báo cáo')}</w:rubyBase>"
    ruby = f"<w:r><w:ruby>{above}{base}</w:ruby></w:r>"

    assert read(paragraph(run("Sở "), ruby, run(".")))[0] == ["Sở báo cáo."]


def test_number_in_a_box_over_its_blank_stands_in_it():
    box = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        f"<w:txbxContent>{paragraph(run('712'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )

    lines, _ = read(
        paragraph(run("Số:       /TB-SYT")), paragraph(box), paragraph(run("1. Báo cáo"))
    )

    assert lines == ["Số: 712/TB-SYT", "1. Báo cáo"]


@pytest.mark.parametrize(
    ("lines", "boxed"),
    [
        (["Số:   /TB-SYT", "7", "8"], ["7", "8"]),
        (["Số:   /TB-SYT", "Số:   /BC-SYT", "7"], ["7"]),
        (["Số: 12/TB-SYT", "7"], ["7"]),
        (["Số:   /TB-SYT", "0914123456"], ["0914123456"]),
    ],
)
def test_number_that_may_belong_elsewhere_stays_where_it_is(lines, boxed):
    assert with_number(lines, boxed) == lines


def test_word_file_set_in_and_told_by_its_ending_alone_is_read():
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    inner = a_docx("2. Hai")

    def edit(parts):
        types = parts["[Content_Types].xml"].replace(
            b"<Default ", f'<Default Extension="docx" ContentType="{kind}"/><Default '.encode(), 1
        )
        link = b'<Relationship Id="rId98" Type="http://x/aFChunk" Target="c3.docx"/>'
        rels = "word/_rels/document.xml.rels"
        linked = parts[rels].replace(b"</Relationships>", link + b"</Relationships>")
        body = parts["word/document.xml"].replace(
            b"</w:body>", b'<w:altChunk r:id="rId98"/></w:body>'
        )
        return {
            **parts, "[Content_Types].xml": types, rels: linked, "word/document.xml": body,
            "word/c3.docx": inner,
        }  # fmt: skip

    assert told_of_docx(zipped(a_docx("1. Một"), edit))[0].split("\n") == ["1. Một", "2. Hai"]


@pytest.mark.parametrize("own", ["word/_rels/document.xml.rels", "word/_rels/Document.xml.rels"])
def test_part_named_in_other_capitals_is_found(own):
    names = {"word/document.xml": "word/Document.xml", "word/_rels/document.xml.rels": own}

    def edit(parts):
        return {names.get(name, name): part for name, part in parts.items()}

    assert told_of_docx(zipped(a_docx("1. Một"), edit)) == ("1. Một", [])


@pytest.mark.parametrize("name", ["DATE", "TIME", "SAVEDATE", "PRINTDATE"])
def test_day_that_word_writes_anew_is_read_and_told(name):
    field = f"{mark('begin')}{code(name)}{mark('separate')}{run('30/11/2026')}{mark('end')}"

    lines, notes = read(paragraph(run("Báo cáo trước ngày "), field, run(".")))

    assert lines == ["Báo cáo trước ngày 30/11/2026."]
    assert list(notes) == [SHIFTS.format(name)]


def test_day_that_word_keeps_is_not_told():
    field = f"{mark('begin')}{code('REF ngay')}{mark('separate')}{run('30/11/2026')}{mark('end')}"

    assert list(read(paragraph(field))[1]) == []
