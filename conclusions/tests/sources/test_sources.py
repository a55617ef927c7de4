"""Every file gives its words or one Vietnamese reason, whatever is wrong with it."""

import random
import unicodedata

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from conclusions.sources import SourceProblem, read_source, text_of
from conclusions.sources.child import PARSERS
from conclusions.sources.plain_text import checked
from conclusions.tests.sample_files import (
    a_bomb,
    a_docx,
    a_pdf,
    a_scan,
    a_zip,
    locked,
    partly_scanned,
)
from departments.foreign_files.apart import parse

WORDS = "Kết luận của Giám đốc Sở"
DAMAGED = "Tệp không đọc được: tệp hỏng hoặc không đúng định dạng. Lưu lại tệp rồi chọn lại."

UNKNOWN = (
    "Không nhận ra loại tệp. Chọn tệp Word, PDF, ảnh quét, thư (.eml, .msg), gói .edxml hoặc văn "
    "bản (.txt)."
)


@pytest.fixture
def without_tools(monkeypatch):
    """A machine on which neither Tesseract nor Poppler is installed."""
    monkeypatch.setenv("PATH", "/nowhere")


def reason(name: str, content: bytes) -> str:
    with pytest.raises(SourceProblem) as told:
        text_of(name, content)
    return str(told.value)


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        b"\xef\xbb\xbf" + WORDS.encode(),
        WORDS.encode("utf-16"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        unicodedata.normalize("NFD", WORDS).encode(),
    ],
    ids=["utf-8", "utf-8-mark", "utf-16-le", "utf-16-be", "decomposed"],
)
def test_plain_text_is_read_in_every_encoding(content):
    assert text_of("thong-bao.txt", content) == WORDS


def test_old_vietnamese_windows_text_is_read_and_composed():
    # é̂ is ê and an acute of its own in code page 1258.
    content = "Kê".encode("cp1258") + b"\xec" + "t lu".encode("cp1258")

    assert text_of("thong-bao.txt", content) == "Kết lu"


def test_line_ends_are_one_and_damage_is_dropped():
    assert text_of("a.txt", b"m\xe1\xbb\x99t\r\nhai\rba\x07") == "một\nhai\nba"


def test_word_paper_is_read_in_its_order():
    def edit(document):
        letterhead = document.add_table(1, 2)
        letterhead.cell(0, 0).text = "UBND TỈNH\nSỞ KHCN"
        letterhead.cell(0, 1).text = "CỘNG HÒA"
        document.add_paragraph("Sau bảng")
        tasks = document.add_table(1, 3)
        for cell, words in zip(tasks.rows[0].cells, ("1", "Báo cáo", "QLKH"), strict=True):
            cell.text = words

    lines = text_of("a.docx", a_docx(WORDS, edit=edit)).split("\n")

    assert [line for line in lines if line] == [
        WORDS,
        "UBND TỈNH",
        "SỞ KHCN",
        "CỘNG HÒA",
        "Sau bảng",
        "| 1 | Báo cáo | QLKH |",
    ]


def a_table(*rows, edit=None) -> bytes:
    """A Word file of one table; a cell may be (words, columns it spans), None lies under the cell
    above that reaches down."""
    made = [[cell if isinstance(cell, tuple) else (cell, 1) for cell in row] for row in rows]

    def add(document):
        width = max(sum(span for _, span in row) for row in made)
        table = document.add_table(0, width)
        for row in made:
            cells, place = table.add_row().cells, 0
            for words, span in row:
                cell = cells[place].merge(cells[place + span - 1])
                cell.text = words or ""
                if words is None:
                    cell._tc.vMerge = "continue"
                place += span
        if edit:
            edit(table)

    return a_docx(edit=add)


def rows_in(content: bytes) -> list[str]:
    return [line for line in text_of("a.docx", content).split("\n") if line]


HEAD = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
HEAD_ROW = "| TT | Nhiệm vụ | Chủ trì | Thời hạn |"


def test_word_row_over_all_columns_stays_a_row():
    content = a_table(HEAD, [("Phòng Quản lý Khoa học", 4)], ("1", "Báo cáo", "QLKH", ""))

    assert rows_in(content) == [
        HEAD_ROW,
        "| Phòng Quản lý Khoa học |  |  |  |",
        "| 1 | Báo cáo | QLKH |  |",
    ]


def test_word_cell_over_some_columns_has_its_words_in_the_first():
    content = a_table(HEAD, ("1", ("Báo cáo", 2), "15/4"), [("Tổng cộng", 3), "5 việc"])

    assert rows_in(content) == [
        HEAD_ROW,
        "| 1 | Báo cáo |  | 15/4 |",
        "| Tổng cộng |  |  | 5 việc |",
    ]


def test_word_cell_that_reaches_down_is_said_of_each_of_its_rows():
    content = a_table(
        HEAD,
        ("1", "Báo cáo", "QLKH", ""),
        ("2", "Rà soát", None, "15/4"),
        ("3", "Tổng hợp", None, None),
    )

    assert rows_in(content) == [
        HEAD_ROW,
        "| 1 | Báo cáo | QLKH |  |",
        "| 2 | Rà soát | QLKH | 15/4 |",
        "| 3 | Tổng hợp | QLKH | 15/4 |",
    ]


def test_word_unit_in_the_first_column_is_said_of_each_of_its_rows():
    content = a_table(
        ("Đơn vị", "Nhiệm vụ", "Thời hạn"), ("QLKH", "Báo cáo", "15/4"), (None, "Rà soát", "")
    )

    assert rows_in(content)[1:] == ["| QLKH | Báo cáo | 15/4 |", "| QLKH | Rà soát |  |"]


def test_word_rows_below_one_number_are_parts_of_one_task():
    content = a_table(
        HEAD,
        ("1", "Báo cáo", "QLKH", "15/4"),
        (None, None, "TTra", "20/4"),
        (None, None, "HCTH", ""),
    )

    assert rows_in(content)[1:] == [
        "| 1 | Báo cáo | QLKH | 15/4 |",
        "|  |  | TTra | 20/4 |",
        "|  |  | HCTH |  |",
    ]


def test_word_head_of_two_rows_is_one():
    content = a_table(
        ("TT", "Nhiệm vụ", ("Phân công", 2), "Thời hạn"),
        (None, None, "Chủ trì", "Phối hợp", None),
        ("1", "Báo cáo", "QLKH", "Thanh tra", "15/4"),
    )

    assert rows_in(content) == [
        "| TT | Nhiệm vụ | Phân công Chủ trì | Phân công Phối hợp | Thời hạn |",
        "| 1 | Báo cáo | QLKH | Thanh tra | 15/4 |",
    ]


def test_word_row_that_begins_or_ends_inside_the_grid_keeps_its_columns():
    def indent(table):
        first, last = table.rows[1]._tr, table.rows[2]._tr
        first.remove(first.tc_lst[0])
        first.get_or_add_trPr().append(parse_xml(f"<w:gridBefore {nsdecls('w')} w:val='1'/>"))
        last.remove(last.tc_lst[3])
        last.get_or_add_trPr().append(parse_xml(f"<w:gridAfter {nsdecls('w')} w:val='1'/>"))

    content = a_table(
        HEAD, ("", "Báo cáo", "QLKH", "15/4"), ("2", "Rà soát", "QLKH", ""), edit=indent
    )

    assert rows_in(content) == [
        HEAD_ROW,
        "|  | Báo cáo | QLKH | 15/4 |",
        "| 2 | Rà soát | QLKH |  |",
    ]


def test_word_edges_that_do_not_meet_part_no_column():
    """Drawn by hand, the head's edges lie a hair beside those of its rows."""
    content = a_table(
        ("TT", ("Nhiệm vụ", 2), "Chủ trì"),
        (("1", 2), "Báo cáo", "QLKH"),
        (("2", 2), "Rà soát", "QLKH"),
    )

    assert rows_in(content) == [
        "| TT | Nhiệm vụ | Chủ trì |",
        "| 1 | Báo cáo | QLKH |",
        "| 2 | Rà soát | QLKH |",
    ]


def test_word_letterhead_of_many_columns_is_read_cell_after_cell():
    content = a_table((("UBND TỈNH\nSỞ KHCN", 2), "CỘNG HÒA"), ("Số: 1", ("Quảng Ngãi", 2)))

    assert rows_in(content) == ["UBND TỈNH", "SỞ KHCN", "CỘNG HÒA", "Số: 1", "Quảng Ngãi"]


def test_word_letterhead_with_a_column_for_the_gap_is_read_cell_after_cell():
    content = a_table(("UBND TỈNH\nSỞ KHCN", "", "CỘNG HÒA"), ("Số: 1", "", "Quảng Ngãi"))

    assert rows_in(content) == ["UBND TỈNH", "SỞ KHCN", "CỘNG HÒA", "Số: 1", "Quảng Ngãi"]


def borders(inner: str):
    def draw(table):
        line = f"<w:insideV w:val='{inner}' w:sz='4'/>"
        xml = f"<w:tblBorders {nsdecls('w')}>{line}</w:tblBorders>"
        table._tbl.tblPr.append(parse_xml(xml))

    return draw


def grid(table):
    table.style = "Table Grid"


def grid_hidden(table):
    grid(table)
    borders("nil")(table)


def based_on_grid(table):
    styles = table.part.document.styles
    style = styles.add_style("Bảng của Sở", WD_STYLE_TYPE.TABLE)
    style.base_style = styles["Table Grid"]
    table.style = style


@pytest.mark.parametrize("drawn", [borders("single"), grid, based_on_grid])
def test_word_table_of_two_columns_with_a_line_between_is_rows(drawn):
    content = a_table(("Nhiệm vụ", "Thời hạn"), ("Báo cáo", "15/4"), edit=drawn)

    assert rows_in(content) == ["| Nhiệm vụ | Thời hạn |", "| Báo cáo | 15/4 |"]


@pytest.mark.parametrize("drawn", [borders("none"), grid_hidden, None])
def test_word_table_of_two_columns_without_a_line_is_read_cell_after_cell(drawn):
    content = a_table(("UBND TỈNH", "CỘNG HÒA"), ("Số: 1", "Quảng Ngãi"), edit=drawn)

    assert rows_in(content) == ["UBND TỈNH", "CỘNG HÒA", "Số: 1", "Quảng Ngãi"]


def test_word_table_in_a_cell_is_read_once():
    def box(table):
        inner = table.cell(0, 1).add_table(1, 1)
        inner.cell(0, 0).text = "HỎA TỐC"

    assert rows_in(a_table(("Số: 1", "CỘNG HÒA"), edit=box)) == ["Số: 1", "CỘNG HÒA", "HỎA TỐC"]


def test_word_cell_with_bars_of_its_own_stays_one_cell():
    def fill(table):
        inner = table.cell(1, 1).add_table(1, 3)
        for cell, words in zip(inner.rows[0].cells, ("a", "b", "c"), strict=True):
            cell.text = words

    content = a_table(HEAD, ("1", "Báo cáo | Rà soát", "QLKH", ""), edit=fill)

    assert rows_in(content) == [HEAD_ROW, "| 1 | Báo cáo Rà soát a b c | QLKH |  |"]


def test_word_cells_in_content_controls_are_read():
    def wrap(table):
        for each in (table.rows[1]._tr.tc_lst[2], table.rows[1]._tr):
            control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
            each.addprevious(control)
            control[0].append(each)

    content = a_table(HEAD, ("1", "Báo cáo", "QLKH", "15/4"), edit=wrap)

    assert rows_in(content) == [HEAD_ROW, "| 1 | Báo cáo | QLKH | 15/4 |"]


def test_word_numbers_that_no_text_holds_are_counted():
    def edit(document):
        for words, style in (
            ("Các phòng", "List Number"),
            ("Thanh tra", "List Number"),
            ("gạch", "List Bullet"),
        ):
            document.add_paragraph(words, style=style)

    assert text_of("a.docx", a_docx(edit=edit)).strip() == "1. Các phòng\n2. Thanh tra\n- gạch"


def test_word_tab_of_a_place_parts_words():
    def edit(document):
        run = document.add_paragraph().add_run("Số: 598/TB-SKHCN")._r
        run.append(parse_xml(f'<w:ptab {nsdecls("w")} w:alignment="right" w:leader="none"/>'))
        run.append(parse_xml(f"<w:t {nsdecls('w')}>Quảng Ngãi</w:t>"))

    assert text_of("a.docx", a_docx(edit=edit)) == "Số: 598/TB-SKHCN Quảng Ngãi"


def with_header(*lines, first=False):
    """A Word file with these lines in its first section's header, or that of its first page."""

    def edit(document):
        section = document.sections[0]
        section.different_first_page_header_footer = first
        header = section.first_page_header if first else section.header
        header.paragraphs[0].text = lines[0]
        for words in lines[1:]:
            header.add_paragraph(words)
        if first:
            section.header.paragraphs[0].text = "Số: 1/TB-SKHCN"

    return text_of("a.docx", a_docx(WORDS, edit=edit)).split("\n")


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize(
    "lines",
    [
        ["Số: 598/TB-SKHCN"],
        ["SỞ KHOA HỌC", "Số 598 /TB-SKHCN"],
        ["SỞ KHOA HỌC CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
    ],
)
def test_word_letterhead_in_the_first_pages_header_is_read_first(lines, first):
    assert with_header(*lines, "1", first=first) == [*lines, WORDS]


@pytest.mark.parametrize(
    "lines", [["2"], ["Trang 2/5"], ["Thông báo số 598/TB-SKHCN"], ["DỰ THẢO"], [""]]
)
def test_word_page_numbers_and_running_titles_are_no_words_of_the_notice(lines):
    assert with_header(*lines) == [WORDS]


def test_word_header_of_later_pages_is_not_read():
    assert with_header("", first=True) == [WORDS]


def test_word_footnotes_stand_below_a_rule_in_the_order_they_are_called():
    def edit(document):
        deleted = f'<w:del {nsdecls("w")}><w:r><w:footnoteReference w:id="4"/></w:r></w:del>'
        for note in ("3", "2"):
            run = document.add_paragraph("Phòng báo cáo").add_run()._r
            run.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{note}"/>'))
        document.paragraphs[-1]._p.append(parse_xml(deleted))
        notes = "".join(
            f'<w:footnote w:id="{at}"><w:p><w:r><w:footnoteRef/><w:t> {words}</w:t></w:r></w:p>'
            "</w:footnote>"
            for at, words in (("0", ""), ("2", "12/2024/QĐ-UBND"), ("3", "Tờ trình"), ("4", "Bỏ"))
        )
        blob = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
        name = PackURI("/word/footnotes.xml")
        part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    assert text_of("a.docx", a_docx(edit=edit)).split("\n") == [
        "Phòng báo cáo",
        "Phòng báo cáo",
        "",
        "____________________",
        "[1] Tờ trình",
        "[2] 12/2024/QĐ-UBND",
    ]


def test_pdf_with_words_is_read():
    assert text_of("a.pdf", a_pdf(WORDS, "Trang này có chữ")).split("\n")[0] == WORDS


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"", "Tệp rỗng."),
        ("a.txt", b"  \n 12 ", "Không có chữ nào để đọc."),
        ("a.txt", b"ab\x00c", UNKNOWN),
        ("a.txt", b"a" * (30 * 1024 * 1024 + 1), "Tệp lớn hơn 30 MB. Tách riêng phần thông báo rồi"
         " chọn lại."),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "Tệp không đọc được: tệp có mật"
         " khẩu. Mở bằng Word, bỏ mật khẩu, lưu lại rồi chọn lại."),
        ("a.msg", OLE + "__substg1.0_".encode("utf-16-le"), "Thư không đọc được. Lưu tệp đính kèm"
         " trong thư ra máy rồi chọn tệp đó."),
        ("a.xlsx", a_zip("xl/workbook.xml"), "Tệp Excel không phải thông báo kết luận. Chọn tệp"
         " Word hoặc PDF; sổ theo dõi bằng Excel thì nhập tại Nhập thông báo, “nhập sổ theo dõi"
         " cũ”."),
        ("a.zip", a_zip("thong-bao.txt"), "Đây là tệp nén. Giải nén rồi chọn tệp thông báo ở"
         " trong."),
        ("a.docx", b"PK\x03\x04 rest", DAMAGED),
        ("a.pdf", b"%PDF-1.7 nothing", DAMAGED),
    ],
)  # fmt: skip
def test_wrong_file_is_told_why(name, content, told):
    assert reason(name, content) == told


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.jpg", "a"])
def test_file_is_what_its_bytes_say_whatever_its_name_ends_in(name):
    assert text_of(name, a_pdf(WORDS)) == WORDS
    assert text_of(name, a_docx(WORDS)) == WORDS
    assert text_of(name, WORDS.encode()) == WORDS


def test_scan_without_its_tools_says_what_to_install(without_tools):
    assert reason("a.pdf", a_scan()) == (
        "Máy chủ chưa cài bộ nhận dạng chữ nên chưa đọc được bản quét và ảnh. Quản trị cài gói "
        "tesseract-ocr, poppler-utils, tesseract-ocr-vie rồi thử lại; hoặc dùng bản Word, hoặc dán "
        "nội dung vào ô văn bản."
    )


@pytest.mark.wide
@pytest.mark.parametrize(
    ("scans", "which"),
    [(1, "Trang 2"), (5, "Trang 2, 3, 4, 5, 6"), (120, "Trang 2, 3, 4, 5, 6 và 115 trang khác")],
)
def test_pages_that_are_pictures_are_told_where_they_cannot_be_read(without_tools, scans, which):
    told = read_source("a.pdf", partly_scanned(WORDS, scans))

    assert told.words.startswith(WORDS)
    assert told.notes == (f"{which} là ảnh nên chưa đọc được: máy chủ chưa cài bộ nhận dạng chữ.",)


def test_pdf_under_a_password_is_told_plainly():
    told = "Tệp không đọc được: tệp có mật khẩu. Bỏ mật khẩu rồi chọn lại."

    assert reason("a.pdf", locked(a_pdf(WORDS))) == told


@pytest.mark.parametrize(
    "bomb",
    [a_bomb(), a_bomb(size=40 * 1024 * 1024), a_bomb(entries=2001, size=2001)],
    ids=["large", "dense", "many"],
)
def test_zip_bomb_is_refused_before_it_is_unpacked(bomb):
    assert reason("a.docx", bomb) == (
        "Tệp giải nén ra quá lớn nên không đọc. Lưu lại thành tệp mới, bỏ ảnh, rồi chọn lại."
    )


@pytest.mark.parametrize("between", ["", "\x00"])
def test_letter_bears_no_more_marks_than_any_language_has(between):
    """A million of them would keep the server busy for a quarter of an hour."""
    marks = between.join(["\u0323\u0301", "\u0301\u0323"] * 200_000)

    assert len(checked(f"Kho{marks}a học")) < 20
    assert checked("Tru\u031b\u0300ng… … “Đ\u0303”") == "Trừng… … “Đ\u0303”"


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_mutated_files_end_in_words_or_a_reason(kind):
    whole = {"docx": a_docx, "pdf": a_pdf}[kind](*[WORDS] * 5)
    dice = random.Random(598)

    for _ in range(60):
        content = bytearray(whole[: dice.randrange(100, len(whole) + 1)])
        for _ in range(dice.randrange(1, 20)):
            content[dice.randrange(8, len(content))] = dice.randrange(256)
        answer = parse(PARSERS, kind, bytes(content))

        assert list(answer)[:1] in (["text"], ["problem"])
