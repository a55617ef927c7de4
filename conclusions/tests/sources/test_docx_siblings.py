"""Word files as offices have them: old fonts, rows nobody sees, templates, pictures, web pages."""

import zipfile
from io import BytesIO

import pytest
from docx.shared import Cm
from PIL import Image

from conclusions.sources import SourceProblem, read_source
from conclusions.sources.docx_text import PICTURES
from conclusions.sources.mended_package import MACROS
from conclusions.tests.sample_files import a_docx
from conclusions.tests.sources.test_docx_shown import paragraph, read, run, symbol

TCVN3 = "b¸o c¸o Gi¸m ®èc Së tr\xadíc ngµy 15/12/2026."
UNICODE = "báo cáo Giám đốc Sở trước ngày 15/12/2026."
OLD_FONT = "Văn bản dùng phông {}, đã chuyển sang Unicode; đối chiếu với bản gốc khi rà soát."


def font(name):
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def zipped(content: bytes, edit) -> bytes:
    """The package with its parts as `edit` gives them back."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = edit({name: archive.read(name) for name in archive.namelist()})
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (run("Thanh tra Së", font(".VnTime")), "Thanh tra Sở"),
        (run("i. nhiÖm vô chung", font(".VnTimeH")), "I. NHIỆM VỤ CHUNG"),
        (run("Vaên phoøng Sôû", font("VNI-Times")), "Văn phòng Sở"),
        (run("Văn phòng cá là", font(".VnTime")), "Văn phòng cá là"),  # Unicode under an old name
        (run("Së", font("Arial")), "Së"),
    ],
)
def test_letters_of_an_old_font_are_told_by_its_name(words, shown):
    lines, _ = read(paragraph(words))

    assert lines == [shown]


def test_words_of_an_old_font_in_a_line_of_unicode_are_converted_and_told():
    lines, notes = read(paragraph(run("1. Văn phòng Sở "), run(TCVN3, font(".VnTime"))))

    assert (lines, notes) == ([f"1. Văn phòng Sở {UNICODE}"], [OLD_FONT.format(".VnTime")])


def test_soft_hyphen_of_an_old_font_is_its_letter():
    typed = "<w:r><w:rPr>{}</w:rPr><w:t>tr</w:t><w:softHyphen/><w:t>íc ngµy</w:t></w:r>"
    lines, _ = read(paragraph(typed.format(font(".VnTime"))))

    assert lines == ["trước ngày"]


@pytest.mark.parametrize(
    ("mark", "kind"),
    [("<w:trPr><w:hidden/></w:trPr>", "row"), ('<w:trPr><w:del w:id="1"/></w:trPr>', "row")],
)
def test_rows_that_word_does_not_show_are_left_out_and_told(mark, kind):
    cells = "".join(f"<w:tc><w:p>{run(words)}</w:p></w:tc>" for words in ("2", "Việc ẩn", "TTra"))
    shown = cells.replace("Việc ẩn", "Việc").replace(">2<", ">1<")
    lines, notes = read(f"<w:tbl><w:tr>{shown}</w:tr><w:tr>{mark}{cells}</w:tr></w:tbl>")

    assert lines == ["| 1 | Việc | TTra |"]
    assert notes == ["Bỏ qua chữ ẩn trong tệp: “2 Việc ẩn TTra”."]


def test_cell_that_is_a_blank_nobody_filled_is_empty():
    cell = f"<w:tc><w:p>{run('Chọn đơn vị')}</w:p></w:tc>"
    blank = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{cell}</w:sdtContent></w:sdt>"
    )
    others = "".join(f"<w:tc><w:p>{run(words)}</w:p></w:tc>" for words in ("1", "Rà soát"))
    lines, notes = read(f"<w:tbl><w:tr>{others}{blank}</w:tr></w:tbl>")

    assert lines == ["| 1 | Rà soát |  |"]
    assert notes == ["Tệp Word còn 1 ô chưa điền; phần đó để trống."]


def test_cells_numbered_by_word_bear_their_numbers_and_empty_paragraphs_count():
    def numbered(document):
        table = document.add_table(2, 3)
        for row, words in zip(table.rows, ("Rà soát", "Kiểm tra"), strict=True):
            row.cells[0].paragraphs[0].style = "List Number"
            row.cells[1].text, row.cells[2].text = words, "TTra"
        document.add_paragraph("", style="List Number")
        document.add_paragraph("Ba", style="List Number")

    text = read_source("a.docx", a_docx("Đầu", edit=numbered)).words

    assert [line for line in text.split("\n") if line] == [
        "Đầu", "| 1. | Rà soát | TTra |", "| 2. | Kiểm tra | TTra |", "4. Ba",
    ]  # fmt: skip


@pytest.mark.parametrize(("place", "sign"), [("F0B3", "≥"), ("F0FE", "☑"), ("", "□"), ("zz", "□")])
def test_sign_without_a_known_place_is_a_box(place, sign):
    name = "Wingdings" if place == "F0FE" else "Symbol"

    assert read(paragraph(run("a "), symbol(name, place)))[0] == [f"a {sign}"]


@pytest.mark.parametrize(
    ("words", "shown", "notes"),
    [
        ("đạt \uf0b3 95% trước ngày 15\uf02f12/2026", "đạt ≥ 95% trước ngày 15/12/2026", ()),
        ("\uf0fe có \uf0a8 không", "☑ có ☐ không", ()),
        ("\uf0b7 gạch đầu dòng", "\uf0b7 gạch đầu dòng", ()),
        ("lạ \uf000", "lạ □", ("Có ký hiệu của phông riêng không đọc được, ghi là □.",)),
        ("từ\xad ngữ", "từ ngữ", ()),
    ],
)
def test_signs_of_private_use_are_what_they_most_likely_are(words, shown, notes):
    told = read_source("a.txt", words.encode())

    assert (told.words, told.notes) == (shown, notes)


def picture(document):
    content = BytesIO()
    Image.new("RGB", (40, 60), "white").save(content, "PNG")
    content.seek(0)
    document.add_picture(content, Cm(15), Cm(20))


def test_large_pictures_are_told():
    told = read_source("a.docx", a_docx("1. Văn phòng Sở báo cáo.", edit=picture))

    assert told.notes == ("Tệp còn phần chưa đọc được: 1 ảnh trong tệp Word.",)


def test_file_of_pictures_alone_is_told_what_to_do():
    with pytest.raises(SourceProblem, match="chỉ có ảnh") as told:
        read_source("a.docx", a_docx(edit=picture))
    assert str(told.value) == PICTURES


MAIN = b"wordprocessingml.document.main+xml"


def kind_of_main(kind: bytes):
    def edit(parts):
        types = parts["[Content_Types].xml"]
        whole = b"application/vnd.openxmlformats-officedocument." + MAIN
        return parts | {"[Content_Types].xml": types.replace(whole, kind)}

    return edit


def test_template_is_read_as_a_document():
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    content = zipped(a_docx("Mẫu thông báo"), kind_of_main(kind))

    assert read_source("a.dotx", content).words == "Mẫu thông báo"


def test_file_with_macros_is_refused_with_the_reason():
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"

    with pytest.raises(SourceProblem) as told:
        read_source("a.docm", zipped(a_docx("Thông báo"), kind_of_main(kind)))
    assert str(told.value) == MACROS


@pytest.mark.parametrize(
    "edit",
    [
        lambda parts: parts | {"word/media/image1.emf": b"\1\0\0\0"},
        lambda parts: {name.replace("/", "\\"): part for name, part in parts.items()},
    ],
    ids=["part of no kind", "backslashes"],
)
def test_package_that_word_opens_all_the_same_is_read(edit):
    assert read_source("a.docx", zipped(a_docx("Thông báo"), edit)).words == "Thông báo"


def headed(document):
    document.sections[0].header.paragraphs[0].text = "Số: 598/TB-SKHCN"


def test_header_that_is_not_in_the_file_is_none():
    def edit(parts):
        return {name: part for name, part in parts.items() if "header" not in name}

    content = zipped(a_docx("Thông báo", edit=headed), edit)

    assert read_source("a.docx", content).words == "Thông báo"


PAGE = (
    "<html><head><title>T</title></head><body><p>1. Văn phòng Sở báo cáo.</p><ol><li>Một<li>Hai"
    "</ol><p style='display: none'>ẩn<br>nữa</p><del>bỏ</del><table><tr><td>TT</td><td>Nội dung"
    "<p>dòng hai</td></tr><tr><td>1</td><td>Rà soát</td></tr></table>"
    "<table><tr><td><p>UBND TỈNH</p><p>SỞ X</p></td></tr></table></body></html>"
)
LINES = [
    "1. Văn phòng Sở báo cáo.", "1. Một", "2. Hai", "| TT | Nội dung dòng hai |", "| 1 | Rà soát |",
    "UBND TỈNH", "SỞ X",
]  # fmt: skip
SAVED = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    f"Content-Type: text/html; charset=utf-8\r\n\r\n{PAGE}\r\n--x--\r\n"
)


@pytest.mark.parametrize(
    "content", [PAGE, f"\ufeff<!DOCTYPE html>\n{PAGE}", SAVED], ids=["page", "doctype", "saved"]
)
def test_page_under_the_name_of_a_word_file_is_read_as_it_is_shown(content):
    assert read_source("Thông báo.doc", content.encode()).words.split("\n") == LINES


@pytest.mark.parametrize("mark", ['<w:del w:id="1" w:author="A"/>', "<w:vanish/>"])
def test_paragraph_whose_mark_is_gone_goes_on_in_the_next(mark):
    words = run("1. Văn phòng báo cáo trước ngày ")
    begun = f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{words}</w:p>"
    lines, _ = read(begun, paragraph(run("15/12/2026.")), paragraph(run("2. Khác.")))

    assert lines == ["1. Văn phòng báo cáo trước ngày 15/12/2026.", "2. Khác."]


def test_sign_is_of_the_font_that_its_style_names():
    style = (
        '<w:style w:type="character" w:styleId="WD"><w:name w:val="WD"/>'
        f"<w:rPr>{font('Wingdings')}</w:rPr></w:style>"
    )
    lines, _ = read(paragraph(run("\uf0a8", '<w:rStyle w:val="WD"/>')), styles=[style])

    assert lines == ["☐"]


@pytest.mark.parametrize(
    ("letters", "name", "shown"),
    [
        ("\u00b3", "Symbol", "≥"),
        ("\u00a3 ", "Symbol", "≤ "),
        ("\u00fc", "Wingdings", "✓"),
        ("\u00a8", "Wingdings", "☐"),
        ("\xa0", "Symbol", "\xa0"),
        ("-", "Wingdings", "-"),
        ("Giao", "Symbol", "Giao"),
        ("\u00b3", "Times New Roman", "\u00b3"),
    ],
)
def test_letter_typed_in_a_font_of_signs_is_its_sign(letters, name, shown):
    lines, notes = read(paragraph(run("đạt "), run(letters, font(name)), run("95%")))

    assert (lines, notes) == ([f"đạt {shown}95%"], [])


M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
LISTED = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
    '<w:listEntry w:val="Thanh tra"/><w:listEntry w:val="Văn phòng"/></w:ddList></w:ffData>'
    "</w:fldChar></w:r>"
)
TICKED = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox>'
    "</w:ffData></w:fldChar></w:r>"
)


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        (f"<m:oMath {M}><m:r><m:t>≥ 95%</m:t></m:r></m:oMath>", "1. ≥ 95% báo cáo"),
        (LISTED, "1. Văn phòng báo cáo"),
        (TICKED, "1. ☑ báo cáo"),
        (TICKED.replace("<w:checked/>", '<w:default w:val="0"/>'), "1. ☐ báo cáo"),
    ],
)
def test_what_fields_and_equations_show_is_read(piece, shown):
    assert read(paragraph(run("1. "), piece, run(" báo cáo")))[0] == [shown]


def test_document_kept_in_another_file_is_told():
    _, notes = read(paragraph(run("1. Báo cáo")), '<w:subDoc r:id="rId77"/>')

    assert notes == ["Tệp còn phần chưa đọc được: tài liệu con nằm ở tệp khác."]


def test_object_set_in_is_told():
    _, notes = read(paragraph(run("1. Báo cáo"), "<w:r><w:object/></w:r>"))

    assert notes == ["Tệp còn phần chưa đọc được: đối tượng nhúng (bảng tính, tệp) trong tệp Word."]
