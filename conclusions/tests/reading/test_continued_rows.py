"""Rows of a table that a page parted in two."""

from datetime import date

import pytest

from conclusions.tests.reading.office import duties_of, reading_of

HEAD = "TT | Nội dung công việc | Đơn vị chủ trì | Phối hợp | Thời hạn"
LAST = "2 | Lập dự toán | Văn phòng Sở | | 22/12/2026"
OFFICE, INSPECTORS, PHARMACY = "Văn phòng Sở", "Thanh tra Sở", "Phòng Quản lý Dược"
FINANCE = "Phòng Kế hoạch - Tài chính"
DAY = date(2026, 12, 15)


def table(*rows, tabs=False):
    lines = (HEAD, *rows, LAST)
    if tabs:
        return "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in lines)
    return "\n".join(f"| {row} |" for row in lines)


def first(*rows, **how):
    *found, last = duties_of(table(*rows, **how))
    assert last[:2] == ("2", [OFFICE])
    return [duty[:4] for duty in found]


@pytest.mark.parametrize("tabs", [False, True])
@pytest.mark.parametrize(
    ("rows", "duty"),
    [
        (
            ("1 | Lập kế hoạch | Văn phòng Sở | | 15/12/2026", " | kiểm tra năm 2027 | | | "),
            ([OFFICE], []),
        ),
        (
            ("1 | Lập kế hoạch | Văn phòng Sở | | ", " | kiểm tra năm 2027 | | | 15/12/2026"),
            ([OFFICE], []),
        ),
        (
            (
                "1 | Rà soát hồ sơ | Phòng Kế hoạch - | | Ngày",
                " | của ngành | Tài chính | | 15/12/2026",
            ),
            ([FINANCE], []),
        ),
        (
            ("1 | Rà soát hồ sơ | Thanh tra | | Trước ngày", " | của ngành | Sở | | 15/12/2026"),
            ([INSPECTORS], []),
        ),
        (
            (
                "1 | Rà soát hồ sơ | Văn phòng Sở | Thanh tra Sở | ",
                " | | | Phòng Quản lý Dược | 15/12/2026",
            ),
            ([OFFICE], [INSPECTORS, PHARMACY]),
        ),
        (
            (
                "1 | Rà soát hồ sơ theo quy định của | Văn phòng Sở | | ",
                " | Bộ Y tế | | | 15/12/2026",
            ),
            ([OFFICE], []),
        ),
        (
            (
                "1 | Rà soát | Văn phòng Sở | | ",
                " | hồ sơ | | | ",
                "(tiếp) | Nhà nước | | | 15/12/2026",
            ),
            ([OFFICE], []),
        ),
        (
            ("1 | Rà soát | Văn phòng Sở | | ", HEAD, " | hồ sơ của ngành | | | 15/12/2026"),
            ([OFFICE], []),
        ),
    ],
)
def test_row_that_goes_on_is_one_with_the_row_above(rows, duty, tabs):
    assert first(*rows, tabs=tabs) == [("1", *duty, DAY)]


def test_words_of_both_rows_are_the_task():
    rows = "1 | Rà soát hồ sơ và | Văn phòng Sở | | ", " | lập kế hoạch. | | | 15/12/2026"

    item = reading_of(table(*rows)).directives[0]

    assert item.text == "Rà soát hồ sơ và lập kế hoạch."
    assert item.cells == ("1", item.text, OFFICE, "", "15/12/2026")


@pytest.mark.parametrize(
    "row",
    [
        " | Lập kế hoạch kiểm tra. | Thanh tra Sở | | 18/12/2026",
        " | - lập kế hoạch kiểm tra | Thanh tra Sở | | 18/12/2026",
        " | lập kế hoạch kiểm tra | Thanh tra Sở | | 18/12/2026",
    ],
)
def test_row_with_a_task_of_its_own_stays_one(row):
    rows = "1 | Rà soát hồ sơ. | Văn phòng Sở | | 15/12/2026", row

    assert first(*rows) == [
        ("1", [OFFICE], [], DAY),
        ("-2", [INSPECTORS], [], date(2026, 12, 18)),
    ]


def test_sentence_without_number_or_unit_is_told():
    rows = "1 | Rà soát hồ sơ. | Văn phòng Sở | | 15/12/2026", " | Báo cáo Giám đốc Sở. | | | "

    reading = reading_of(table(*rows))

    assert reading.warnings == (
        "Hàng “Báo cáo Giám đốc Sở.” của bảng không có số, đơn vị và thời hạn; "
        "đang xếp là tiêu đề.",
    )
