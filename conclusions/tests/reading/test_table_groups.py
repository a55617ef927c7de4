"""Rows of a table that head others, and rows that name their unit in the words of the task."""

from datetime import date

import pytest

from conclusions.tests.reading.office import duties_of, reading_of

HEAD = "| TT | Nội dung | Đơn vị chủ trì | Phối hợp | Thời hạn |"
OFFICE, INSPECTORS, PHARMACY = "Văn phòng Sở", "Thanh tra Sở", "Phòng Quản lý Dược"
DAY = date(2026, 12, 15)


def table(group, *tasks):
    rows = (f"| {n} | {task} | | | 15/12/2026 |" for n, task in enumerate(tasks, 1))
    return "\n".join((HEAD, f"| II | {group} | | | |", *rows))


def units(text):
    return [duty[1:3] for duty in duties_of(text)]


@pytest.mark.parametrize(
    "group",
    [
        "Các đơn vị khác",
        "Khối phòng chuyên môn",
        "Đơn vị: các trung tâm",
        "Nhóm các đơn vị sự nghiệp",
        "Văn phòng Sở",
        "LĨNH VỰC TÀI CHÍNH",
    ],
)
@pytest.mark.parametrize(
    ("task", "told"),
    [
        ("Thanh tra Sở kiểm tra các nhà thuốc", ([INSPECTORS], [])),
        ("Thanh tra Sở: kiểm tra các nhà thuốc", ([INSPECTORS], [])),
        ("Giao Thanh tra Sở chủ trì, phối hợp với Văn phòng Sở kiểm tra", ([INSPECTORS], [OFFICE])),
    ],
)
def test_unit_of_the_row_wins_over_the_one_that_heads_it(group, task, told):
    assert units(table(group, task)) == [told]


def test_unit_in_its_column_wins_over_all():
    text = f"{HEAD}\n| I | Văn phòng Sở | | | |\n| 1 | Lập dự toán | Thanh tra Sở | | 15/12/2026 |"

    assert units(text) == [([INSPECTORS], [])]


@pytest.mark.parametrize("group", ["Văn phòng Sở", "Giao Văn phòng Sở", "Đơn vị: Văn phòng Sở"])
def test_known_unit_over_rows_leads_them(group):
    reading = reading_of(table(group, "Rà soát giấy phép", "Lấy mẫu thuốc"))

    assert units(table(group, "Rà soát giấy phép", "Lấy mẫu thuốc")) == [([OFFICE], [])] * 2
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("group", "lead", "warning"),
    [
        (
            "Các đơn vị khác",
            [],
            "Chưa rõ đơn vị chủ trì mục 1, 2: hàng “Các đơn vị khác” của bảng không nêu đơn vị "
            "nào.",
        ),
        (
            "Khối phòng chuyên môn",
            [],
            "Chưa rõ đơn vị chủ trì mục 1, 2: hàng “Khối phòng chuyên môn” của bảng không nêu đơn "
            "vị nào.",
        ),
        (
            "Sở Xây dựng",
            ["Sở Xây dựng"],
            "Mục 1, 2 lấy đơn vị chủ trì theo hàng “Sở Xây dựng” của bảng, không có trong danh mục "
            "đơn vị.",
        ),
    ],
)
def test_words_over_rows_that_are_no_known_unit_are_told(group, lead, warning):
    text = table(group, "Rà soát giấy phép", "Lấy mẫu thuốc")

    assert units(text) == [(lead, [])] * 2
    assert reading_of(text).warnings == (warning,)


def test_head_printed_anew_does_not_end_the_group():
    rows = "| 1 | Rà soát giấy phép | | | 15/12/2026 |", HEAD, "| 2 | Lấy mẫu | | | 15/12/2026 |"

    text = "\n".join((HEAD, "| I | Văn phòng Sở | | | |", *rows))

    assert units(text) == [([OFFICE], [])] * 2


@pytest.mark.parametrize(
    ("row", "duty"),
    [
        ("Thanh tra Sở kiểm tra trước ngày 15/12/2026 | | | ", ([INSPECTORS], DAY)),
        ("Kiểm tra trước ngày 15/12/2026 | Thanh tra Sở | | ", ([INSPECTORS], DAY)),
        ("Kiểm tra, xong trước ngày 15/12/2026 | | | ", ([], DAY)),
        ("Thanh tra Sở kiểm tra các nhà thuốc | | | ", ([INSPECTORS], None)),
    ],
)
def test_words_of_the_task_fill_empty_columns(row, duty):
    [(_, leads, _, day, _)] = duties_of(f"{HEAD}\n| 1 | {row} |")

    assert (leads, day) == duty


@pytest.mark.parametrize(
    "group",
    [
        "A | VĂN PHÒNG SỞ | | | Trước 15/12/2026",
        "I | Văn phòng Sở | | | 15/12/2026",
        "A | VĂN PHÒNG SỞ (hoàn thành trước 15/12/2026) | | | ",
        "II | Văn phòng Sở - xong trước ngày 15/12/2026 | | | ",
    ],
)
def test_unit_and_day_over_rows_are_those_of_the_rows_without_their_own(group):
    rows = "1 | Sửa quy chế | | Thanh tra Sở | ", "2 | Bàn giao kho | | | 20/12/2026"
    rows = (*rows, "3 | Lập danh sách | | | ")

    text = "\n".join(f"| {row} |" for row in (HEAD.strip("| "), group, *rows))

    assert [duty[:4] for duty in duties_of(text)] == [
        ("1", [OFFICE], [INSPECTORS], DAY),
        ("2", [OFFICE], [], date(2026, 12, 20)),
        ("3", [OFFICE], [], DAY),
    ]
    assert ["ghi chung cho các mục 1, 3." in told for told in reading_of(text).warnings] == [True]


@pytest.mark.parametrize(
    "group",
    [
        "A | CÔNG TÁC THANH TRA (hoàn thành trước 15/12/2026) | | | ",
        "I | Công tác thanh tra, xong trước ngày 15/12/2026 | | | ",
        "| LĨNH VỰC THANH TRA | | | 15/12/2026",
    ],
)
def test_day_of_a_topic_over_rows_is_theirs(group):
    rows = f"{HEAD}\n| {group} |\n| 1 | Rà soát kết luận | Thanh tra Sở | | |\n"
    rows += "| 2 | Lưu hồ sơ | Văn phòng Sở | | |"

    assert [duty[:4] for duty in duties_of(rows)] == [
        ("1", [INSPECTORS], [], DAY),
        ("2", [OFFICE], [], DAY),
    ]


@pytest.mark.parametrize(
    "group", ["A | Văn phòng Sở", "I | VĂN PHÒNG SỞ", "B. | Giao Văn phòng Sở"]
)
def test_numbered_row_under_a_unit_is_its_work(group):
    text = f"{HEAD}\n| {group} | | | |\n| 1 | Sửa quy chế | | | |\n| 2 | Bàn giao kho | | | |"

    assert [duty[:2] for duty in duties_of(text)] == [("1", [OFFICE]), ("2", [OFFICE])]


def test_row_with_a_helper_alone_is_work():
    text = f"{HEAD}\n| 1 | Sửa quy chế | | Thanh tra Sở | |"

    assert [duty[:4] for duty in duties_of(text)] == [("1", [], [INSPECTORS], None)]


@pytest.mark.parametrize("heading", ["{}. VĂN PHÒNG SỞ", "{}. Văn phòng Sở:"])
def test_heading_over_a_table_gives_its_rows_to_the_unit(heading):
    part = "| TT | Nội dung | Thời hạn |\n| 1 | Rà soát hồ sơ | 15/12/2026 |"
    text = f"{heading.format(1)}\n{part}\n2. Thanh tra Sở:\n{part}"

    assert [(leads, day) for _, leads, _, day, _ in duties_of(text)] == [
        ([OFFICE], DAY),
        ([INSPECTORS], DAY),
    ]


def test_what_is_to_be_handed_in_is_the_work_of_a_table_without_a_column_for_it():
    text = "| TT | Phòng | Sản phẩm phải nộp | Ngày |\n| 1 | Văn phòng Sở | Báo cáo | 15/12/2026 |"

    assert [(leads, day) for _, leads, _, day, _ in duties_of(text)] == [([OFFICE], DAY)]


def test_heading_may_end_with_the_unit_whose_the_table_is():
    part = "| TT | Việc | Hạn |\n| 1 | Sắp kho | 15/12/2026 |"
    text = f"1. Rà soát.\nDanh mục nhiệm vụ của Thanh tra Sở:\n{part}"

    assert [leads for _, leads, _, day, _ in duties_of(text) if day == DAY] == [[INSPECTORS]]
