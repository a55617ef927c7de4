"""Tables with a row for each unit and a column for each task."""

from datetime import date

import pytest

from conclusions.tests.reading.office import duties_of, reading_of

OFFICE, CHECK, STAFF = "Văn phòng Sở", "Thanh tra Sở", "Phòng Tổ chức cán bộ"
FIRST, SECOND = date(2026, 12, 10), date(2026, 12, 15)


def table(*rows):
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def parts(text):
    return [(duty[1], duty[2], duty[3]) for duty in duties_of(text)]


@pytest.mark.parametrize(("lead", "helps"), [("CT", "PH"), ("Chủ trì", "Phối hợp"), ("ct", "ph")])
def test_each_task_has_the_units_marked_in_its_column(lead, helps):
    text = table(
        ("TT", "Đơn vị", "Rà soát hồ sơ", "Kiểm tra kho"),
        ("1", OFFICE, lead, ""),
        ("2", CHECK, helps, lead),
        ("3", STAFF, helps, helps),
    )

    assert parts(text) == [([OFFICE], [CHECK, STAFF], None), ([CHECK], [STAFF], None)]


@pytest.mark.parametrize("mark", ["x", "●", "✓", "(x)"])
def test_a_mark_alone_gives_the_task_to_the_unit(mark):
    text = table(
        ("Đơn vị", "Rà soát hồ sơ", "Kiểm tra kho"),
        (OFFICE, mark, ""),
        (CHECK, mark, mark),
    )

    assert parts(text) == [([OFFICE, CHECK], [], None), ([CHECK], [], None)]


def test_days_in_cells_are_those_of_the_unit():
    text = table(
        ("Đơn vị", "Rà soát hồ sơ", "Gửi số liệu"),
        (OFFICE, "10/12/2026", "15/12/2026"),
        (CHECK, "trước ngày 15/12/2026", ""),
        (STAFF, "10/12/2026", ""),
    )

    assert parts(text) == [
        ([OFFICE, STAFF], [], FIRST),
        ([CHECK], [], SECOND),
        ([OFFICE], [], SECOND),
    ]


def test_a_day_in_the_head_or_in_a_column_is_that_of_the_task():
    head = table(
        ("Đơn vị", "Rà soát hồ sơ (10/12/2026)", "Gửi số liệu (trước ngày 15/12/2026)"),
        (OFFICE, "x", ""),
        (CHECK, "", "x"),
    )
    column = table(
        ("Đơn vị", "Rà soát hồ sơ", "Kiểm tra kho", "Thời hạn"),
        (OFFICE, "x", "", "10/12/2026"),
        (CHECK, "", "x", "15/12/2026"),
    )

    for text in (head, column):
        assert parts(text) == [([OFFICE], [], FIRST), ([CHECK], [], SECOND)]


def test_table_that_was_turned_is_told():
    text = table(("Đơn vị", "Rà soát hồ sơ", "Gửi số liệu"), (OFFICE, "x", ""), (CHECK, "", "x"))

    assert [one for one in reading_of(text).warnings if "xếp lại mỗi việc một hàng" in one]


def test_marks_under_what_is_no_work_are_told_and_turn_no_table():
    text = table(("Đơn vị", "Có mặt", "Vắng"), (OFFICE, "x", ""), (CHECK, "", "x"))
    told = reading_of(text).warnings

    assert [one for one in told if "Có mặt" in one]
    assert not [one for one in told if "xếp lại mỗi việc một hàng" in one]


@pytest.mark.parametrize(
    "legend", ["Ghi chú: ● chủ trì; ○ phối hợp.", "(● đơn vị chủ trì, ○ đơn vị phối hợp)"]
)
def test_signs_stand_for_what_the_paper_says_below(legend):
    text = table(
        ("TT", "Nhiệm vụ", OFFICE, CHECK, STAFF),
        ("1", "Rà soát hồ sơ", "●", "○", ""),
        ("2", "Kiểm tra kho", "", "●", "○"),
    )

    assert parts(f"{text}\n{legend}") == [([OFFICE], [CHECK], None), ([CHECK], [STAFF], None)]


def test_hollow_signs_beside_empty_cells_are_told_where_nothing_says_what_they_are():
    text = table(
        ("TT", "Nhiệm vụ", OFFICE, CHECK, STAFF),
        ("1", "Rà soát hồ sơ", "●", "○", ""),
        ("2", "Kiểm tra kho", "", "●", "○"),
    )

    assert [one for one in reading_of(text).warnings if "ký hiệu khác nhau" in one]
