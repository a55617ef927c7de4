"""A Word file is read as Word shows it: nothing hidden, nothing lost, what is not read told."""

import zipfile
from io import BytesIO

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from conclusions.sources.docx_text import told_of_docx
from conclusions.tests.sample_files import a_docx
from departments.foreign_files.problem import SourceProblem

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def put(document, *bodies):
    """Adds these pieces to the document's body."""
    body = document.element.body
    for piece in bodies:
        for element in parse_xml(f"<w:body {W}>{piece}</w:body>"):
            body.insert(len(body) - 1, element)


def read(*bodies, styles=(), edit=None):
    """Lines and notes of a file with these pieces in its body."""

    def build(document):
        for style in styles:
            document.styles.element.append(parse_xml(style.replace("<w:style", f"<w:style {W}", 1)))
        put(document, *bodies)
        if edit:
            edit(document)

    text, notes = told_of_docx(a_docx(edit=build))
    return [line for line in text.split("\n") if line.strip()], notes


def paragraph(*runs, style=""):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def run(words, properties=""):
    manner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{manner}<w:t xml:space="preserve">{words}</w:t></w:r>'


def symbol(font, place):
    return f'<w:r><w:sym w:font="{font}" w:char="{place}"/></w:r>'


SECRET = (
    '<w:style w:type="character" w:styleId="An"><w:name w:val="An"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
)
SECRET_PARAGRAPH = (
    '<w:style w:type="paragraph" w:styleId="Nhap"><w:name w:val="Nhap"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
)
BASED_ON_IT = (
    '<w:style w:type="paragraph" w:styleId="Nhap2"><w:name w:val="Nhap2"/>'
    '<w:basedOn w:val="Nhap"/></w:style>'
)
TOLD = ["Bỏ qua chữ ẩn trong tệp: “(bản nháp: trước ngày 05/12)”."]
DRAFTED = " (bản nháp: trước ngày 05/12)"


@pytest.mark.parametrize(
    ("hidden", "styles"),
    [
        (run(DRAFTED, "<w:vanish/>"), ()),
        (run(DRAFTED, '<w:vanish w:val="1"/>'), ()),
        (run(DRAFTED, '<w:rStyle w:val="An"/>'), (SECRET,)),
    ],
)
def test_hidden_words_are_not_read_and_are_told(hidden, styles):
    lines, notes = read(paragraph(run("1. Văn phòng Sở báo cáo"), hidden), styles=styles)

    assert (lines, notes) == (["1. Văn phòng Sở báo cáo"], TOLD)


@pytest.mark.parametrize("style", ["Nhap", "Nhap2"])
def test_paragraph_hidden_by_its_style_is_not_read(style):
    hidden = paragraph(run(DRAFTED), style=style)

    lines, notes = read(
        paragraph(run("1. Rà soát.")), hidden, styles=(SECRET_PARAGRAPH, BASED_ON_IT)
    )

    assert (lines, notes) == (["1. Rà soát."], TOLD)


def test_run_that_says_it_is_shown_is_read_whatever_its_style():
    shown = paragraph(run("1. Rà soát.", '<w:vanish w:val="0"/>'), style="Nhap")

    assert read(shown, styles=(SECRET_PARAGRAPH,)) == (["1. Rà soát."], [])


def test_hidden_number_counts_for_no_paragraph_that_is_shown():
    lines, _ = read(paragraph(run("", "<w:vanish/>")), paragraph(run("1. Rà soát.")))

    assert lines == ["1. Rà soát."]


@pytest.mark.parametrize(
    ("font", "place", "sign"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "00B1", "±"),
        ("Symbol", "F0B4", "×"),
        ("Symbol", "F0AE", "→"),
        ("Symbol", "F02F", "/"),
        ("Symbol", "F02D", "-"),
        ("symbol", "F062", "β"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F0A8", "☐"),
        ("Wingdings", "F0E0", "→"),
        ("Wingdings", "F082", "②"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "F0A3", "□"),
        ("Webdings", "F061", "✓"),
        ("Symbol MT", "F0B3", "≥"),
        ("Standard Symbols PS", "F0A3", "≤"),
    ],
)
def test_sign_of_a_font_of_signs_is_read(font, place, sign):
    body = paragraph(run("tỷ lệ "), symbol(font, place), run(" 95%"))

    assert read(body) == ([f"tỷ lệ {sign} 95%"], [])


def test_sign_that_is_not_known_is_told_and_stands_as_a_box():
    lines, notes = read(paragraph(run("a "), symbol("Wingdings 3", "F07C"), run(" b")))

    assert lines == ["a □ b"]
    assert notes == ["Tệp Word có ký hiệu không đọc được (phông Wingdings 3), ghi là □."]


def test_letters_of_private_use_are_the_signs_of_their_font():
    body = paragraph(
        run("trước ngày 15"), run("\uf02f", '<w:rFonts w:ascii="Symbol"/>'), run("12/2026 đạt "),
        run("\uf0b3 95%"),
    )  # fmt: skip

    assert read(body) == (["trước ngày 15/12/2026 đạt ≥ 95%"], [])


def test_bullet_of_private_use_stays_one_for_the_reader():
    assert read(paragraph(run("\uf0b7 Rà soát"))) == (["\uf0b7 Rà soát"], [])


def test_blank_that_nobody_filled_is_no_words_and_is_told():
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{run('Bấm hoặc gõ để nhập ngày.')}</w:sdtContent></w:sdt>"
    )
    lines, notes = read(paragraph(run("1. Báo cáo trước ngày "), control))

    assert lines == ["1. Báo cáo trước ngày "]
    assert notes == ["Tệp Word còn 1 ô chưa điền; phần đó để trống."]


def test_filled_control_is_read():
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('15/12/2026')}</w:sdtContent></w:sdt>"

    assert read(paragraph(run("Trước ngày "), control)) == (["Trước ngày 15/12/2026"], [])


@pytest.mark.parametrize(
    "field",
    [
        '<w:fldSimple w:instr=" AUTONUM "/>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> AUTONUM </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:fldSimple w:instr="AUTONUMLGL \\* Arabic"/>',
    ],
)
def test_paragraphs_that_number_themselves_have_their_numbers(field):
    lines, _ = read(*(paragraph(field, run(f" {words}")) for words in ("Rà soát", "Lập hồ sơ")))

    assert lines == ["1. Rà soát", "2. Lập hồ sơ"]


def with_part(kind, blob):
    """An edit that sets a part of that kind into the document."""

    def edit(document):
        part = Part(PackURI("/word/afchunk1.dat"), kind, blob, document.part.package)
        name = document.part.relate_to(part, RELATIONSHIP_TYPE.A_F_CHUNK)
        chunk = parse_xml(f'<w:altChunk {W} r:id="{name}"/>')
        document.element.body.insert(len(document.element.body) - 1, chunk)

    return edit


HTML = (
    "<html><head><title>Tên</title><style>p {{}}</style></head><body><p>2. Thanh tra Sở\n kiểm tra"
    " <b>hồ sơ</b>.</p><ul><li>a) Lập danh sách</li></ul></body></html>"
)


SAVED_PAGE = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    f"{HTML}\r\n--b--\r\n"
).encode()
LINES_OF_HTML = ["2. Thanh tra Sở kiểm tra hồ sơ.", "a) Lập danh sách"]


@pytest.mark.parametrize(
    ("kind", "blob", "told"),
    [
        ("text/html", HTML.encode(), LINES_OF_HTML),
        ("application/xhtml+xml", HTML.encode(), LINES_OF_HTML),
        ("message/rfc822", SAVED_PAGE, LINES_OF_HTML),
        ("text/plain", "2. Rà soát.\n3. Lập hồ sơ.".encode(), ["2. Rà soát.", "3. Lập hồ sơ."]),
    ],
)  # fmt: skip
def test_part_set_into_the_document_is_read_in_its_place(kind, blob, told):
    first = paragraph(run("1. Văn phòng Sở báo cáo."))

    assert read(first, edit=with_part(kind, blob)) == (["1. Văn phòng Sở báo cáo.", *told], [])


def test_word_file_set_into_another_is_read():
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    lines, _ = read(paragraph(run("1. Một")), edit=with_part(kind, a_docx("2. Hai")))

    assert lines == ["1. Một", "2. Hai"]


def test_part_of_a_kind_that_is_not_read_is_told():
    _, notes = read(paragraph(run("1. Một")), edit=with_part("application/rtf", b"{\\rtf1 x}"))

    assert notes == ["Tệp còn phần chưa đọc được: phần nhúng kiểu application/rtf."]


def test_endnotes_stand_below_a_rule_as_footnotes_do():
    def edit(document):
        blob = f"""<w:endnotes {W}><w:endnote w:id="2">{paragraph(run("Trước ngày 15/12."))}
            </w:endnote></w:endnotes>""".encode()
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
        part = Part(PackURI("/word/endnotes.xml"), kind, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)

    call = '<w:r><w:endnoteReference w:id="2"/></w:r>'

    lines, _ = read(paragraph(run("1. Báo cáo"), call), edit=edit)

    assert lines == ["1. Báo cáo", "_" * 20, "[1] Trước ngày 15/12."]


def rewritten(content, change):
    """The package with each part as `change` makes it."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return buffer.getvalue()


@pytest.mark.parametrize("target", ["NULL", "../NULL", "media/gone.png", "/word/none.xml"])
def test_relationship_to_a_part_that_is_not_there_is_passed_over(target):
    def change(name, part):
        if not name.endswith("document.xml.rels"):
            return part
        dead = f'<Relationship Id="rId99" Type="x/image" Target="{target}"/></Relationships>'
        return part.replace(b"</Relationships>", dead.encode())

    assert told_of_docx(rewritten(a_docx("1. Rà soát."), change)) == ("1. Rà soát.", [])


def test_strict_file_is_read():
    usual = b"http://schemas.openxmlformats.org/"
    strict = {
        usual + b"wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        usual + b"officeDocument/2006/relationships": (
            b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }

    def change(name, part):
        for one, other in strict.items():
            part = part.replace(one, other)
        return part

    assert told_of_docx(rewritten(a_docx("1. Rà soát."), change)) == ("1. Rà soát.", [])


def test_package_with_entities_of_its_own_is_refused():
    def change(name, part):
        bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb">]>'
        return part.replace(b"?>", b"?>" + bomb, 1) if name == "word/document.xml" else part

    with pytest.raises(SourceProblem, match="DTD"):
        told_of_docx(rewritten(a_docx("1. Rà soát."), change))
