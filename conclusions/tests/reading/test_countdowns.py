"""Limits counted from the day a notice is said on or issued."""

from datetime import date

import pytest

from conclusions.tests.reading.spoken import limits

SAID = date(2026, 2, 10)  # a Tuesday
ISSUED = date(2026, 2, 12)


@pytest.mark.parametrize(
    ("text", "kind", "on"),
    [
        ("trong vòng hai mươi ngày kể từ ngày ký", "by", date(2026, 3, 4)),
        ("trong vòng 02 tháng kể từ ngày ban hành", "by", date(2026, 4, 12)),
        ("trong 01 năm kể từ ngày ban hành", "by", date(2027, 2, 12)),
        ("chậm nhất sau 10 ngày kể từ ngày ký", "by", date(2026, 2, 22)),
        ("hai tuần kể từ ngày ban hành", "by", date(2026, 2, 26)),
        ("trong vòng mười ngày kể từ ngày 05/3/2026", "by", date(2026, 3, 15)),
        ("hoàn thành trong 30 ngày tới", "by", date(2026, 3, 12)),
        ("ba tuần nữa", "by", date(2026, 3, 3)),
        ("trong vòng 10 ngày kể từ ngày họp", "by", date(2026, 2, 20)),
        ("trong 07 ngày kể từ ngày ra Thông báo này", "by", date(2026, 2, 19)),
        ("chậm nhất ngày thứ Sáu (13/02)", "by", date(2026, 2, 13)),
        ("trước thứ Ba tuần sau (ngày 17/02/2026)", "before", date(2026, 2, 17)),
        ("trước thứ Sáu tuần này", "before", date(2026, 2, 13)),
        ("chậm nhất thứ 2 tuần tới", "by", date(2026, 2, 16)),
        ("chậm nhất thứ Năm tới", "by", date(2026, 2, 12)),
        ("chậm nhất thứ Hai tới", "by", date(2026, 2, 16)),
        ("chậm nhất thứ Sáu", "by", date(2026, 2, 13)),
        ("trước thứ Ba", "before", date(2026, 2, 17)),
        ("trước ngày 20 tháng sau", "before", date(2026, 3, 20)),
        ("trước ngày 31 tháng này", "before", date(2026, 2, 28)),
        ("trong tuần này", "during", date(2026, 2, 15)),
        ("trong tuần tới", "during", date(2026, 2, 22)),
        ("trong tháng này", "during", date(2026, 2, 28)),
        ("trong tháng sau", "during", date(2026, 3, 31)),
        ("trong quý tới", "during", date(2026, 6, 30)),
        ("trong quý này", "during", date(2026, 3, 31)),
        ("trong năm này", "during", date(2026, 12, 31)),
    ],
)
def test_limit_is_counted_from_its_day(text, kind, on):
    assert limits(text, SAID, ISSUED) == [(text, kind, on)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # Near Tết only the office's calendar knows which days are worked.
        ("05 ngày làm việc kể từ ngày ký", "by"),
        ("trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ", "by"),
        ("Thời hạn: 05 ngày làm việc", "by"),
        ("trong vòng 15 ngày", "by"),
        ("trong vòng 10 ngày kể từ ngày nhận được văn bản", "by"),
        ("trong tuần 3 tháng 5", "during"),
        ("trong vòng 24 giờ kể từ khi phát hiện", "by"),
        ("chậm nhất sau 06 giờ kể từ khi xảy ra sự cố", "by"),
    ],
)
def test_limit_that_names_no_day_keeps_its_words(text, kind):
    assert limits(text, SAID, ISSUED) == [(text, kind, None)]


@pytest.mark.parametrize(
    "text",
    [
        "trong vòng hai mươi ngày kể từ ngày ký",
        "ba tuần nữa",
        "trước thứ Sáu tuần này",
        "trước ngày 20 tháng sau",
    ],
)
def test_limit_names_no_day_where_none_is_known_to_count_from(text):
    assert [on for _, _, on in limits(text, None)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "tình hình trong vòng 05 ngày qua",
        "hoạt động trong 03 tháng vừa qua",
        "mục tiêu 5 năm tới",
        "lần thứ hai trong tháng",
        "đại hội lần thứ năm tuần trước",
    ],
)
def test_time_gone_by_is_no_limit(text):
    assert limits(text, SAID, ISSUED) == []


@pytest.mark.parametrize(
    ("text", "issued", "on"),
    [
        ("trong 05 ngày làm việc kể từ ngày ký", date(2026, 11, 18), date(2026, 11, 25)),
        ("trong vòng 10 ngày làm việc kể từ ngày ban hành", date(2026, 6, 5), date(2026, 6, 19)),
        ("03 ngày làm việc kể từ ngày ký", date(2026, 12, 28), date(2026, 12, 31)),
        ("03 ngày làm việc kể từ ngày ký", date(2026, 12, 30), None),
        ("05 ngày làm việc kể từ ngày ký", date(2026, 8, 28), None),
        ("05 ngày làm việc kể từ ngày ký", date(2026, 4, 22), None),
    ],
)
def test_working_days_are_counted_where_no_holiday_may_fall(text, issued, on):
    assert limits(text, None, issued) == [(text, "by", on)]


def test_working_days_after_the_meeting_are_counted_from_it():
    text = "chậm nhất 05 ngày làm việc kể từ ngày họp"

    assert limits(text, date(2026, 11, 16), date(2026, 11, 18)) == [
        (text, "by", date(2026, 11, 23))
    ]


def test_this_week_of_a_meeting_on_its_last_days_is_that_of_issue():
    saturday, wednesday = date(2026, 3, 14), date(2026, 3, 18)

    assert limits("trước thứ Sáu tuần này", saturday, wednesday) == [
        ("trước thứ Sáu tuần này", "before", date(2026, 3, 20))
    ]
    assert limits("trong tuần này", saturday, wednesday) == [
        ("trong tuần này", "during", date(2026, 3, 22))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "trong vòng 30 ngày kể từ ngày ký hợp đồng",
        "trong vòng 15 ngày kể từ ngày kết thúc thanh tra trực tiếp",
        "trong vòng 15 ngày kể từ ngày có kết luận thanh tra",
        "trong 07 ngày kể từ ngày ban hành Quyết định số 12/QĐ-UBND",
        "trong 07 ngày kể từ ngày họp Hội đồng tư vấn",
        "trong 10 ngày kể từ khi phát hiện vi phạm",
        "trong vòng 5 ngày sau khi kết thúc hội nghị",
        "chậm nhất 03 ngày làm việc sau mỗi cuộc họp",
        "trong thời hạn 05 ngày làm việc kể từ khi nhận đủ hồ sơ",
    ],
)
def test_time_from_what_happens_elsewhere_is_whole_and_has_no_day(text):
    assert limits(text, SAID, ISSUED) == [(text, "by", None)]
