"""Days offered beside boxes: the ticked one is the limit, and no other ever is."""

from datetime import date

import pytest

from conclusions.tests.reading.office import duties_of, reading_of

INSPECTORS = "Thanh tra Sở"
EARLY, DAY = date(2026, 12, 10), date(2026, 12, 20)
UNCLEAR = "Mục 1 có ô chọn thời hạn nhưng chưa rõ ô nào được đánh dấu."


@pytest.mark.parametrize(
    "words",
    [
        "Thời hạn: ☐ 10/12/2026 ☑ 20/12/2026",
        "Thời hạn: 10/12/2026 ☐   20/12/2026 ☒",
        "Thời hạn: 10/12/2026 [ ]; 20/12/2026 [x].",
        "Thời hạn: ☐ trước ngày 10/12/2026; ☑ trước ngày 20/12/2026.",
        "Hạn: ( ) ngày 10 tháng 12 năm 2026; (x) ngày 20 tháng 12 năm 2026.",
        "Thời hạn: ☑ 20/12 ☐ 25/12.",
        "Thời hạn: ☑ 20/12/2026 ☐ quý I/2027 ☐ trong tháng 02/2027.",
        "Xong □ trước ngày 10/12/2026 hoặc ■ trước ngày 20/12/2026.",
    ],
)
def test_ticked_day_is_the_limit(words):
    text = f"1. Thanh tra Sở kiểm tra hồ sơ. {words}"

    assert [duty[1:4] for duty in duties_of(text)] == [([INSPECTORS], [], DAY)]
    assert reading_of(text).warnings == ()


@pytest.mark.parametrize(
    "words",
    [
        "Thời hạn: ☐ 10/12/2026 ☐ 20/12/2026",
        "Thời hạn: ☑ 10/12/2026 ☑ 20/12/2026",
        "Thời hạn: trước ngày 10/12/2026 [ ]; trước ngày 20/12/2026 [ ].",
    ],
)
def test_no_day_is_taken_where_not_one_is_ticked(words):
    text = f"1. Thanh tra Sở kiểm tra hồ sơ. {words}"

    assert [duty[1:4] for duty in duties_of(text)] == [([INSPECTORS], [], None)]
    assert reading_of(text).warnings == (UNCLEAR,)


@pytest.mark.parametrize(
    ("cell", "day", "warnings"),
    [
        ("☐ 10/12/2026 ☒ 20/12/2026", DAY, ()),
        ("10/12/2026 [x] 20/12/2026 [ ]", EARLY, ()),
        ("☐ 10/12/2026 ☐ 20/12/2026", None, (UNCLEAR,)),
    ],
)
def test_cell_has_its_ticked_day(cell, day, warnings):
    text = f"| TT | Nội dung | Đơn vị | Hạn |\n| 1 | Kiểm tra | Thanh tra Sở | {cell} |"

    assert [duty[1:4] for duty in duties_of(text)] == [([INSPECTORS], [], day)]
    assert reading_of(text).warnings == warnings


def test_boxes_of_units_and_of_days_do_not_mix():
    text = "1. Kiểm tra hồ sơ. Giao: ☐ Văn phòng Sở ☑ Thanh tra Sở. Hạn: ☐ 10/12/2026 ☑ 20/12/2026."

    assert [duty[1:4] for duty in duties_of(text)] == [([INSPECTORS], [], DAY)]


def test_ticked_day_of_a_heading_is_that_of_its_points():
    text = "1. Thanh tra Sở thực hiện, hạn ☑ 20/12/2026 ☐ 25/12/2026:\na) Kiểm tra.\nb) Báo cáo."

    assert [duty[:4] for duty in duties_of(text)] == [
        ("1.a)", [INSPECTORS], [], DAY),
        ("1.b)", [INSPECTORS], [], DAY),
    ]
