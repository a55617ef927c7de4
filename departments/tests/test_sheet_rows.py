"""From a file to the rows of a form: the headings found, merged cells filled, nothing lost."""

import pytest

from departments.foreign_files.problem import SourceProblem
from departments.foreign_files.slots import slot
from departments.tests.workbook_files import a_workbook
from departments.workbooks import sheet_rows
from departments.workbooks.sheet_cells import NO_WORKBOOK
from departments.workbooks.sheet_rows import read_table, spelled
from departments.workbooks.table_form import SheetColumn, SheetPart, TableForm

WORK = SheetPart(
    "Sổ",
    (
        SheetColumn(
            "notice",
            "Số, ký hiệu",
            ("thông báo",),
            needed=True,
            follows="notice",
            heads=r"\d/[A-Z]",
        ),
        SheetColumn("day", "Ngày", follows="notice"),
        SheetColumn("work", "Nội dung", needed=True),
        SheetColumn("lead", "Chủ trì", ("đơn vị",), needed=True),
        SheetColumn("helpers", "Phối hợp"),
        SheetColumn("limit", "Thời hạn"),
    ),
    begin=None,
)
PEOPLE = SheetPart(
    "Người", (SheetColumn("name", "Họ tên", needed=True), SheetColumn("lead", "Đơn vị")), begin=None
)
FORM = TableForm(
    "so", "Sổ", "", (WORK, PEOPLE), may=None, refusal="", back="", above="", see="", file=""
)
HEAD = ["Số, ký hiệu", "Nội dung", "Chủ trì"]


def rows(*lines, part: str = "Sổ") -> list[tuple[int, dict]]:
    read = read_table(FORM, a_workbook(A=list(lines)))
    return [(row.number, row.cells) for row in read.rows[part]]


def refusal(content: bytes) -> str:
    with pytest.raises(SourceProblem) as told:
        read_table(FORM, content)
    return str(told.value)


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Số, ký hiệu", "số, ký hiệu"),
        ("SỐ,  KÝ\nHIỆU ", "số, ký hiệu"),
        ("Chủ trì (người thực hiện)", "chủ trì"),
        ("Nội dung (*):", "nội dung"),
        ("Thuỷ lợi", "thủy lợi"),
    ],
)
def test_headings_are_compared_by_their_words(heading, words):
    assert spelled(heading) == words


def test_headings_are_found_below_a_title_and_in_any_order():
    found = rows(
        ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"],
        [],
        ["SỔ THEO DÕI NĂM 2024"],
        ["TT", "Đơn vị", "Nội dung", "Thông báo"],
        [1, "QLKH", "Báo cáo", "12/TB"],
    )

    assert found == [(5, {"lead": "QLKH", "work": "Báo cáo", "notice": "12/TB"})]


def test_headings_of_two_rows_are_one_row():
    found = rows(
        ["TT", "Số, ký hiệu", "Nội dung", "Phân công", ""],
        ["", "", "", "Chủ trì", "Phối hợp"],
        [1, "12/TB", "Báo cáo", "QLKH", "HCTH"],
    )

    assert found == [(3, {"notice": "12/TB", "work": "Báo cáo", "lead": "QLKH", "helpers": "HCTH"})]


def test_what_stands_once_for_several_rows_is_filled_in():
    found = rows(
        [*HEAD, "Ngày", "Thời hạn"],
        ["12/TB", "Báo cáo", "QLKH", "01/02/2024", "trong tháng 3"],
        [None, "Kế hoạch", "HCTH"],
        ["13/TB", "Khác", "HCTH"],
        [None, None, "TTra", None, "tháng 4"],
        [None, "Nữa", "TTra"],
    )

    assert [cells for _, cells in found] == [
        {"notice": "12/TB", "work": "Báo cáo", "lead": "QLKH", "day": "01/02/2024",
         "limit": "trong tháng 3"},
        {"notice": "12/TB", "work": "Kế hoạch", "lead": "HCTH", "day": "01/02/2024"},
        {"notice": "13/TB", "work": "Khác", "lead": "HCTH"},
        {"notice": "13/TB", "lead": "TTra", "limit": "tháng 4"},
        {"notice": "13/TB", "work": "Nữa", "lead": "TTra"},
    ]  # fmt: skip


def test_rows_below_the_last_whole_one_sign_the_table():
    read = read_table(
        FORM,
        a_workbook(
            A=[HEAD, ["12/TB", "a", "b"], ["", "", "NGƯỜI LẬP BIỂU"], ["", "", "Võ Thanh Sơn"]]
        ),
    )

    assert [len(read.rows["Sổ"]), len(read.skipped["Sổ"])] == [1, 2]


def test_headings_repeated_on_each_page_and_letters_over_columns_are_left_out():
    found = rows(HEAD, ["A", "B", "C"], ["12/TB", "a", "b"], HEAD, ["", "việc", "TTra"])

    assert [number for number, _ in found] == [3, 5]


def test_numeral_with_words_beside_it_heads_a_group():
    found = rows(
        ["TT", *HEAD], ["I", "", "Tháng 4", ""], [1, "12/TB", "a", "b"], ["II", "", "Tháng 5"],
        [2, "", "việc", "TTra"],
    )  # fmt: skip

    assert [number for number, _ in found] == [3, 5]


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        (["Số, ký hiệu", "Nội dung", "Đơn vị", "Chủ trì"], None),
        (["Thông báo", "Nội dung", "Chủ trì", "Chủ trì"],
         "Bảng “Sổ”: các cột “Chủ trì”, “Chủ trì” đều có thể là “Chủ trì”. Đặt tên đúng “Chủ trì” "
         "cho một cột rồi chọn lại."),
    ],
)  # fmt: skip
def test_own_heading_comes_first_and_two_of_one_are_asked_about(heads, told):
    content = a_workbook(A=[heads, ["12/TB", "a", "b", "c"]])

    if told:
        assert refusal(content) == told
    else:
        assert read_table(FORM, content).rows["Sổ"][0]["lead"] == "c"


def test_headings_of_groups_and_numbers_of_columns_are_left_out_and_told():
    read = read_table(
        FORM,
        a_workbook(
            A=[HEAD, ["(1)", "(2)", "(3)"], ["I. Quý I"], ["12/TB", "Báo cáo", "QLKH"], ["", "Lập"]]
        ),
    )

    assert [row.number for row in read.rows["Sổ"]] == [4, 5]
    assert [row.number for row in read.skipped["Sổ"]] == [2, 3]


def test_number_alone_in_a_row_heads_the_rows_below_it():
    found = rows(HEAD, ["12/TB, 01/02/2024"], ["", "Báo cáo", "QLKH"], ["", "Kế hoạch", "TTra"])

    assert [(number, cells["notice"], cells["work"]) for number, cells in found] == [
        (3, "12/TB, 01/02/2024", "Báo cáo"),
        (4, "12/TB, 01/02/2024", "Kế hoạch"),
    ]


def test_lone_words_of_a_needed_column_are_a_row_to_be_mended():
    assert rows(HEAD, ["12/TB", "a", "b"], ["", "Việc không ghi đơn vị"])[-1] == (
        3,
        {"notice": "12/TB", "work": "Việc không ghi đơn vị"},
    )


def test_dashes_stand_for_nothing():
    assert rows([*HEAD, "Phối hợp"], ["12/TB", "Báo cáo", "QLKH", "–"]) == [
        (2, {"notice": "12/TB", "work": "Báo cáo", "lead": "QLKH"})
    ]


def test_several_sheets_may_hold_one_table():
    one, two = [HEAD, ["12/TB", "a", "b"]], [HEAD, ["13/TB", "c", "d"]]
    read = read_table(FORM, a_workbook(Quý_I=one, Quý_II=two))

    assert [(row.sheet, row.number, row["notice"]) for row in read.rows["Sổ"]] == [
        ("Quý I", 2, "12/TB"),
        ("Quý II", 2, "13/TB"),
    ]


def test_columns_and_sheets_that_say_nothing_to_us_are_told():
    read = read_table(
        FORM, a_workbook(Sổ_năm=[[*HEAD, "Ghi chú"], ["12/TB", "a", "b", "c"]], Khác=[["x", "y"]])
    )

    assert read.notes == [
        "Bảng “Sổ”: không nhập các cột “Ghi chú”.",
        "Trang tính “Khác” không có các cột của bảng này nên bỏ qua.",
    ]


def test_each_sheet_is_known_by_its_headings():
    read = read_table(
        FORM, a_workbook(B=[["Họ tên", "Đơn vị"], ["An", "QLKH"]], A=[HEAD, ["12/TB", "a", "b"]])
    )

    assert {name: len(found) for name, found in read.rows.items()} == {"Người": 1, "Sổ": 1}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Tệp rỗng."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest", sheet_rows.OLD_EXCEL),
        (b"PK\x03\x04 rest", sheet_rows.DAMAGED),
        (b"%PDF-1.7 \x00", NO_WORKBOOK),
        (a_workbook(A=[["x", "y"]]),
         "Không thấy dòng tiêu đề của bảng “Sổ” hoặc “Người”. Tải tệp mẫu, điền rồi chọn lại."),
        (a_workbook(A=[["Số, ký hiệu", "Nội dung"], ["1", "2"]]),
         "Bảng “Sổ” (trang tính “A”) thiếu cột “Chủ trì”. Xem tệp mẫu, thêm cột rồi chọn lại."),
        (a_workbook(A=[HEAD]), sheet_rows.NO_ROWS),
    ],
    ids=["empty", "old", "damaged", "pdf", "no heading", "lacks", "no rows"],
)  # fmt: skip
def test_wrong_file_is_told_why(content, told):
    assert refusal(content) == told


def test_file_that_is_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(sheet_rows, "LARGEST", 100)

    assert refusal(a_workbook(A=[HEAD])).startswith("Tệp lớn hơn")


def test_workbook_waits_for_a_place_and_is_told_when_there_is_none(monkeypatch, tmp_path):
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setattr(sheet_rows, "WAIT", 0)

    with slot(0), slot(0):
        assert refusal(a_workbook(A=[HEAD, ["1", "2", "3"]])) == sheet_rows.BUSY
