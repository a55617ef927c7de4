"""Days, months and quarters as notices write them."""

from datetime import date, time

import pytest

from conclusions.reading.citations import masked
from conclusions.reading.dates import (
    Said,
    day_in,
    months_later,
    parse_clock,
    parse_day,
    parse_period,
    weekday_of,
)
from conclusions.reading.deadlines import limits_in
from conclusions.reading.traced_text import trace

SAID = date(2026, 2, 10)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("05/4/2026", date(2026, 4, 5)),
        ("20 tháng 10 năm 2026", date(2026, 10, 20)),
        ("20 tháng 10/2026", date(2026, 10, 20)),
        ("ngày 15/3", date(2026, 3, 15)),
        ("ngày 10/02", date(2026, 2, 10)),
        ("ngày 09/02", None),
        ("31/02/2026", None),
        ("2026", None),
    ],
)
def test_day_without_a_year_is_the_next_one(written, day):
    assert parse_day(written, SAID) == day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("ngày 28/12", date(2026, 12, 28)),
        ("ngày 15/01", date(2027, 1, 15)),
        ("ngày 30/6", date(2027, 6, 30)),
        ("ngày 20/12", None),  # gone by: nobody means the one a year later
        ("ngày 01/9", None),
    ],
)
def test_day_without_a_year_that_may_have_gone_by_is_asked(written, day):
    assert parse_day(written, date(2026, 12, 28)) == day


def test_day_without_a_year_is_none_where_no_day_is_known():
    assert parse_day("ngày 15/3") is None


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("tháng 4/2026", date(2026, 4, 30)),
        ("tháng 2", date(2026, 2, 28)),
        ("tháng 1", None),
        ("quý iv/2026", date(2026, 12, 31)),
        ("quý 1", date(2026, 3, 31)),
        ("năm 2026", date(2026, 12, 31)),
        ("6 tháng đầu năm 2026", date(2026, 6, 30)),
        ("9 tháng đầu năm", date(2026, 9, 30)),
        ("sáu tháng cuối năm 2026", date(2026, 12, 31)),
        ("tuần sau", None),
        ("tháng năm năm 2027", date(2027, 5, 31)),
        ("tháng mười hai năm 2027", date(2027, 12, 31)),
    ],
)
def test_period_ends_on_its_last_day(written, end):
    assert parse_period(written, SAID) == end


def test_period_without_a_year_is_none_where_no_day_is_known():
    assert parse_period("tháng 4") is None


@pytest.mark.parametrize(
    ("year", "month", "day", "named"),
    [
        (2026, 2, 30, date(2026, 2, 28)),
        (2028, 2, 30, date(2028, 2, 29)),
        (2026, 4, 31, date(2026, 4, 30)),
        (2026, 5, 31, date(2026, 5, 31)),
    ],
)
def test_month_that_lacks_a_day_has_its_last_one(year, month, day, named):
    assert day_in(year, month, day) == named


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 2, 10), 2, date(2026, 4, 10)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2026, 11, 15), 1, date(2026, 12, 15)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
    ],
)
def test_months_are_counted_to_the_same_day(start, months, end):
    assert months_later(start, months) == end


@pytest.mark.parametrize(
    ("hour", "minute", "at"),
    [("16", "30", time(16, 30)), ("7", None, time(7)), ("25", "00", None), (None, None, None)],
)
def test_hour_is_one_of_the_clock(hour, minute, at):
    assert parse_clock(hour, minute) == at


@pytest.mark.parametrize(
    ("written", "number"), [("thứ hai", 0), ("thứ 2", 0), ("thứ bảy", 5), ("chủ nhật", 6)]
)
def test_weekday_is_counted_from_monday(written, number):
    assert weekday_of(written) == number


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("trước ngày 15/12 năm tới", date(2027, 12, 15)),
        ("trước ngày 15 tháng 12 năm sau", date(2027, 12, 15)),
        ("chậm nhất ngày 31/12 của năm kế tiếp", date(2027, 12, 31)),
        ("trước ngày 15/12 năm nay", date(2026, 12, 15)),
        ("trong tháng 12 năm tới", date(2027, 12, 31)),
        ("trong tháng 12 năm nay", date(2026, 12, 31)),
        ("trong tháng Năm năm sau", date(2027, 5, 31)),
        ("trong tháng Mười hai năm sau", date(2027, 12, 31)),
        ("trong quý IV năm tới", date(2027, 12, 31)),
        ("trong quý IV của năm sau", date(2027, 12, 31)),
        ("hoàn thành trước ngày 20 tháng 12 năm trước", date(2025, 12, 20)),
        ("hoàn thành trước ngày 20/12 năm ngoái", date(2025, 12, 20)),
        ("hoàn thành trong tháng 12 năm ngoái", date(2025, 12, 31)),
        ("hoàn thành trong quý IV năm trước", date(2025, 12, 31)),
        ("trong 6 tháng đầu năm sau", date(2027, 6, 30)),
        ("trong tháng 12", date(2026, 12, 31)),
    ],
)
def test_year_told_from_the_day_it_was_said_on(written, day):
    words = masked(trace(f"Văn phòng Sở báo cáo Giám đốc Sở {written}."))
    [limit] = limits_in(words, Said(date(2026, 11, 25)))

    assert (limit.on, words[limit.start : limit.end]) == (day, written.lower())
    assert [each.on for each in limits_in(words)] == [None]
