"""Letters that give work: subject, addressees, preamble and last words are no items, and no date of
theirs is the meeting's or a limit."""

from datetime import date

import pytest

from conclusions.reading import read
from conclusions.tests.reading.office import UNITS

HEAD = """\
UBND TỈNH QUẢNG NGÃI
SỞ Y TẾ
Số: 1245/SYT-NVY
V/v {subject}
Quảng Ngãi, ngày 18 tháng 11 năm 2026
"""
TAIL = "\nGIÁM ĐỐC\nNguyễn Văn An\n"
SUBJECT = "tăng cường công tác phòng, chống dịch bệnh"


def letter(body: str, subject: str = SUBJECT):
    return read(HEAD.format(subject=subject) + body + TAIL, UNITS)


def duties(reading):
    return [
        (item.path, [ref.written for ref in duty.leads], duty.deadline and duty.deadline.on)
        for item in reading.directives
        for duty in item.duties
    ]


@pytest.mark.parametrize(
    "body",
    [
        """\
Kính gửi:
- UBND các xã, phường;
- Trung tâm Y tế Đồng Mai;
- Các phòng chuyên môn.
Thực hiện chỉ đạo của UBND tỉnh, Sở Y tế yêu cầu các đơn vị triển khai một số nội dung sau:
1. Giao Trung tâm Y tế Đồng Mai:
- Giám sát ca bệnh.
- Báo cáo Sở Y tế trước ngày 25/11/2026.
2. Các phòng chuyên môn phối hợp thực hiện.""",
        """\
Kính gửi: UBND các xã, phường; Trung tâm Y tế Đồng Mai.
Sở Y tế yêu cầu các đơn vị thực hiện các nội dung sau:
1. Giao Trung tâm Y tế Đồng Mai:
- Giám sát ca bệnh.
- Báo cáo Sở Y tế trước ngày 25/11/2026.
2. Các phòng chuyên môn phối hợp thực hiện.
Nhận được văn bản này, các đơn vị nghiêm túc triển khai thực hiện./.""",
    ],
)
def test_addressees_and_last_words_are_no_items(body):
    reading = letter(body)

    assert duties(reading) == [
        ("1.-1", ["Trung tâm Y tế Đồng Mai"], None),
        ("1.-2", ["Trung tâm Y tế Đồng Mai"], date(2026, 11, 25)),
        ("2", ["Các phòng chuyên môn"], None),
    ]
    assert reading.header.title == f"V/v {SUBJECT}"
    assert (reading.header.issued_on, reading.header.meeting_on) == (date(2026, 11, 18), None)


def test_limit_of_the_preamble_is_nobodys_and_not_the_meetings():
    reading = letter(
        """\
Kính gửi: Các bệnh viện.
Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh, trong đó giao Sở Y tế báo cáo \
trước ngày 30/12/2026, Giám đốc Sở yêu cầu các đơn vị thực hiện các nội dung sau:
1. Các bệnh viện:
a) Rà soát trang thiết bị.
2. Văn phòng Sở tổng hợp báo cáo trước ngày 20/12/2026."""
    )

    assert duties(reading) == [
        ("1.a)", ["Các bệnh viện"], None),
        ("2", ["Văn phòng Sở"], date(2026, 12, 20)),
    ]
    assert reading.header.meeting_on is None


def test_number_of_a_paper_that_begins_a_line_of_the_subject_is_no_item():
    reading = letter(
        """\
Kính gửi: Các phòng chuyên môn.
Sở Y tế yêu cầu các phòng thực hiện các nội dung sau:
1. Văn phòng Sở lập danh sách.""",
        subject="triển khai Quyết định số\n15/QĐ-BYT ngày 05/01/2026 của Bộ Y tế",
    )

    assert duties(reading) == [("1", ["Văn phòng Sở"], None)]
    assert reading.header.title == (
        "V/v triển khai Quyết định số 15/QĐ-BYT ngày 05/01/2026 của Bộ Y tế"
    )


def test_day_of_a_paper_cited_under_the_title_is_not_the_meetings():
    reading = read(
        """\
SỞ Y TẾ
Số: 45/TB-SYT
Quảng Ngãi, ngày 18 tháng 11 năm 2026
THÔNG BÁO
Kết luận của Giám đốc Sở
(thực hiện Chỉ thị số 09-CT/TU ngày 14/01/2026 của Tỉnh ủy)
Giám đốc Sở kết luận như sau:
1. Văn phòng Sở báo cáo trước ngày 16 hằng tháng.
"""
        + TAIL,
        UNITS,
    )

    assert reading.header.meeting_on is None
    assert reading.opening == "Giám đốc Sở kết luận như sau:"
    assert duties(reading) == [("1", ["Văn phòng Sở"], date(2026, 12, 16))]
