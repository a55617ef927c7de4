import pytest

from reports.papers.line_breaks import balanced, width_of
from reports.papers.notices.notice_sheet import BEFORE_AT, BEFORE_PLACE, BEFORE_UNIT

TITLE = "Kết luận của Giám đốc Sở Khoa học và Công nghệ tại cuộc họp giao ban Quý I năm 2024"


def test_width_is_that_of_times_new_roman():
    assert round(width_of("Thông báo", face="Regular", size=1000)) == 4305


@pytest.mark.parametrize(
    ("text", "room", "prefer", "lines"),
    [
        ("Kết luận giao ban", 430, BEFORE_AT, ("Kết luận giao ban",)),
        (
            TITLE,
            430,
            BEFORE_AT,
            (
                "Kết luận của Giám đốc Sở Khoa học và Công nghệ",
                "tại cuộc họp giao ban Quý I năm 2024",
            ),
        ),
        (
            "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI",
            190,
            BEFORE_PLACE,
            ("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"),
        ),
        (
            "TRƯỞNG PHÒNG HÀNH CHÍNH - TỔNG HỢP",
            250,
            BEFORE_UNIT,
            ("TRƯỞNG PHÒNG", "HÀNH CHÍNH - TỔNG HỢP"),
        ),
        ("", 100, BEFORE_AT, ()),
        ("W" * 60, 100, BEFORE_AT, ("W" * 60,)),
    ],
)
def test_balanced_breaks_where_a_writer_would(text, room, prefer, lines):
    assert balanced(text, face="Bold", size=14, room=room, prefer=prefer) == lines


def test_balanced_leaves_no_word_hanging():
    first, second = balanced("một hai ba bốn năm sáu bảy", face="Bold", size=14, room=140)

    assert (first, second) == ("một hai ba bốn", "năm sáu bảy")


def test_balanced_fills_a_text_too_long_to_be_a_title():
    lines = balanced("chữ " * 500, face="Bold", size=14, room=430)

    assert {len(line.split()) for line in lines[:-1]} == {len(lines[0].split())}
