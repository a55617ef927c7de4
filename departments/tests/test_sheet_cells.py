"""What stands in the cells of a file that somebody brought, as people write it."""

from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from departments.foreign_files.apart import answer_of, parse
from departments.tests.workbook_files import a_workbook, saved
from departments.workbooks.sheet_cells import MOST_ROWS, PARSERS, sheets_of_csv, words_of

MODULE = "departments.workbooks.sheet_cells"


def cells(content: bytes, kind: str = "xlsx") -> list:
    return [row for sheet in parse(PARSERS, kind, content)["sheets"] for row in sheet["rows"]]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("  Phòng\u00a0Hành chính  ", "Phòng\u00a0Hành chính"),
        (5, "5"),
        (5.0, "5"),
        (1.5, "1.5"),
        (0.1 + 0.2, "0.3"),
        (True, "Có"),
        (False, "Không"),
        (datetime(2024, 4, 5), "05/04/2024"),
        (datetime(2024, 4, 5, 7, 30), "05/04/2024 07:30"),
        (date(2024, 4, 5), "05/04/2024"),
        (time(7, 30), "07:30"),
        ("a\x0bb\x00", "a\nb"),
        ("dòng một\r\ndòng hai", "dòng một\ndòng hai"),
        ("Hoa\u0300 ", "Hoà"),
    ],
)  # fmt: skip
def test_cell_is_told_as_people_write_it(value, words):
    assert words_of(value) == words


def test_rows_keep_their_numbers_and_empty_ones_are_left_out():
    assert cells(a_workbook(A=[["Tên", "Nơi"], [], [None, ""], ["", "x"]])) == [
        (1, ["Tên", "Nơi"]),
        (4, ["", "x"]),
    ]


def test_several_sheets_are_read_and_hidden_ones_named():
    book = Workbook()
    book.active.title = "Đơn vị"
    book.active.append(["Tên"])
    hidden = book.create_sheet("Nháp")
    hidden.append(["không đọc"])
    hidden.sheet_state = "hidden"

    answer = answer_of(MODULE, "xlsx", saved(book), 20)

    assert [sheet["name"] for sheet in answer["sheets"]] == ["Đơn vị"]
    assert answer["notes"] == ["Trang tính “Nháp” đang ẩn nên không đọc."]


def problem(content: bytes, kind: str = "xlsx") -> str:
    return answer_of(MODULE, kind, content, 20)["problem"]


def trouble(content: bytes) -> str:
    [sheet] = answer_of(MODULE, "xlsx", content, 20)["sheets"]
    return sheet["trouble"]


def test_formula_whose_value_is_not_known_is_named():
    told = trouble(a_workbook(A=[["Tên", "=B2"], ["x", "=1+1"]]))

    assert told == (
        "Có ô là công thức chưa tính ra giá trị: B1, B2. Mở bằng Excel, chép và dán dạng giá trị "
        "rồi lưu lại."
    )


def test_cell_with_an_error_of_excel_is_named():
    told = trouble(a_workbook(A=[["#REF!"], ["#N/A", "x"]]))

    assert told == "Có ô báo lỗi của Excel: A1, A2. Sửa các ô này rồi lưu lại."


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 rest", b"PK\x03\x04", a_workbook(A=[["x"]])[:900]]
)
def test_damaged_workbook_is_one(content):
    assert problem(content) == ""


def test_word_file_is_no_workbook():
    content = a_workbook(A=[["x"]]).replace(b"xl/", b"yl/")

    assert problem(content).startswith("Tệp không phải bảng tính Excel (.xlsx).")


def test_more_rows_than_are_taken_are_refused():
    told = problem(("a,b\n" * (MOST_ROWS + 101)).encode(), "csv")

    assert told == "Tệp có quá 5.000 dòng. Chia thành nhiều tệp, ví dụ mỗi năm một tệp."


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_lines_are_read_in_every_encoding_and_by_every_mark(delimiter, encoding):
    text = f'Tên{delimiter}"Nơi, ""đó"""\r\nA{delimiter}B\r\n'

    assert cells(text.encode(encoding), "csv") == [(1, ["Tên", 'Nơi, "đó"']), (2, ["A", "B"])]


def test_lines_in_old_letters_are_read_and_told():
    old = "STT;Sè, ký hiÖu;Néi dung nhiÖm vô;§¬n vÞ chñ tr×\r\n1;;B¸o c¸o kÕt qu¶;V¨n phßng Së\r\n"

    told = sheets_of_csv(old.encode("latin-1"))

    assert [words for _, words in told["sheets"][0]["rows"]] == [
        ["STT", "Số, ký hiệu", "Nội dung nhiệm vụ", "Đơn vị chủ trì"],
        ["1", "", "Báo cáo kết quả", "Văn phòng Sở"],
    ]
    assert told["notes"] == [
        "Văn bản gõ bằng bảng mã cũ (TCVN3), đã chuyển sang Unicode cả văn bản; đối chiếu với bản "
        "gốc khi rà soát."
    ]


def test_bytes_of_no_text_are_refused():
    assert problem(b"a,b\n\x00\x01", "csv").startswith("Tệp không phải bảng tính Excel")


def test_cell_too_long_to_be_kept_whole_is_named():
    told = trouble(a_workbook(A=[["Tên"], ["x" * 5001]]))

    assert told == "Có ô dài quá 5.000 chữ: A2. Rút gọn các ô này rồi lưu lại."


@pytest.mark.parametrize(
    ("value", "shown_as", "words"),
    [
        (1.0, "0%", "100%"),
        (0.625, "0.0%", "62.5%"),
        (1.1, "0.00", "1.10"),
        (12.0, "#,##0", "12"),
        (datetime(2024, 4, 1), "mm/yyyy", "04/2024"),
        (datetime(2024, 4, 1), "[$-42A]mmm-yy", "04/2024"),
        (datetime(2024, 4, 1), "dd/mm/yyyy", "01/04/2024"),
        (datetime(2024, 4, 1), "m/d/yy h:mm", "01/04/2024"),
    ],
)
def test_number_is_told_as_its_cell_shows_it(value, shown_as, words):
    book = Workbook()
    book.active["A1"] = value
    book.active["A1"].number_format = shown_as

    assert cells(saved(book)) == [(1, [words])]


def test_cells_merged_downwards_all_say_what_stands_in_the_first():
    book = Workbook()
    for row in (["Số", "Nội dung", "Kết quả"], ["12/TB", "A", "Xong"], ["", "", ""], ["", "B", ""]):
        book.active.append(row)
    for place in ("A2:A4", "B2:B3", "C2:C3"):
        book.active.merge_cells(place)

    assert cells(saved(book))[1:] == [
        (2, ["12/TB", "A", "Xong"]),
        (4, ["12/TB", "B"]),
    ]


def test_sheet_whose_last_cell_is_the_last_there_is_costs_no_more():
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = "x", "y"

    assert cells(saved(book)) == [(1, ["x"])]


def test_columns_too_far_to_the_right_are_told():
    content = a_workbook(A=[["Tên", *[""] * 60, "xa"]])

    answer = answer_of(MODULE, "xlsx", content, 20)

    assert answer["notes"] == ["Trang tính “A”: các cột sau cột BH không đọc."]


def test_rows_and_columns_nobody_sees_and_struck_cells_are_read_and_told():
    book = Workbook()
    book.active.title = "Sổ"
    for row in (
        ["TT", "Việc", "Hạn", ""],
        [1, "Báo cáo", "15/12", ""],
        [2, "Rà soát", "20/12", ""],
    ):
        book.active.append(row)
    book.active["B2"].font = Font(strike=True)
    book.active["D2"].font = Font(strike=True)  # nothing stands there
    for place in (3, 9):
        book.active.row_dimensions[place].hidden = True
    for name in ("C", "D"):
        book.active.column_dimensions[name].hidden = True

    read = parse(PARSERS, "xlsx", saved(book))

    assert [row for sheet in read["sheets"] for row in sheet["rows"]] == [
        (1, ["TT", "Việc", "Hạn"]), (2, ["1", "Báo cáo", "15/12"]), (3, ["2", "Rà soát", "20/12"]),
    ]  # fmt: skip
    assert read["notes"] == [
        "Trang tính “Sổ”: dòng 3 đang ẩn, vẫn được đọc.",
        "Trang tính “Sổ”: cột C đang ẩn, vẫn được đọc.",
        "Trang tính “Sổ”: ô B2 bị gạch ngang, vẫn được đọc.",
    ]
