"""A table of tasks pasted out of a PDF or a page: a cell a line, empty cells gone."""

from datetime import date

import pytest

from conclusions.reading import read

HEAD = """\
SỞ Y TẾ
Số: 12/KH-SYT
Quảng Ngãi, ngày 18 tháng 11 năm 2026
KẾ HOẠCH
Triển khai tiêm chủng năm 2027

Giám đốc Sở phân công nhiệm vụ như sau:

"""
COLUMNS = "STT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện"
COUNTED = "(1)", "(2)", "(3)", "(4)", "(5)"
ROWS = (
    ("1", "Xây dựng kế hoạch", "Phòng Nghiệp vụ Y", "các tổ chức, cá nhân hoạt động y tế",
     "Trong năm 2027"),
    ("2", "Rà soát danh sách", "Trung tâm Y tế", "Trạm Y tế các xã", "Quý I/2027"),
    ("3", "Tổng kết", "Văn phòng Sở", "", "Tháng 12/2027"),
    ("4", "Mua vắc xin", "Phòng Tài chính", "", "30/3/2027"),
)  # fmt: skip
TASKS = [
    ("1", ["Phòng Nghiệp vụ Y"], ["các tổ chức, cá nhân hoạt động y tế"], date(2027, 12, 31)),
    ("2", ["Trung tâm Y tế"], ["Trạm Y tế các xã"], date(2027, 3, 31)),
    ("3", ["Văn phòng Sở"], [], date(2027, 12, 31)),
    ("4", ["Phòng Tài chính"], [], date(2027, 3, 30)),
]


def tasks(text):
    return [
        (
            item.path,
            [ref.written for ref in duty.leads],
            [ref.written for ref in duty.helpers],
            duty.deadline and duty.deadline.on,
        )
        for item in read(HEAD + text).directives
        for duty in item.duties
    ]


@pytest.mark.parametrize("counted", [(), (COUNTED,)], ids=["plain", "columns counted"])
@pytest.mark.parametrize("between", ["\t", "\n"], ids=["tabs", "a cell a line"])
def test_rows_are_read_however_their_cells_were_pasted(between, counted):
    rows = (COLUMNS, *counted, *ROWS)
    kept = rows if between == "\t" else [[cell for cell in row if cell] for row in rows]

    assert tasks("\n".join(between.join(row) for row in kept)) == TASKS


def test_numbers_of_the_rows_are_no_numbers_of_pages():
    lines = [cell for row in (COLUMNS, *ROWS) for cell in row if cell]

    assert tasks("\n\n".join(lines)) == TASKS


def test_sentence_after_the_table_is_none_of_its_cells():
    lines = [cell for row in (COLUMNS, *ROWS) for cell in row if cell]
    end = "Trên đây là Kế hoạch năm 2027./."

    assert tasks("\n".join([*lines, end])) == TASKS
