"""What recurs, and the next day it names."""

from datetime import date, time

import pytest

from conclusions.reading.citations import masked
from conclusions.reading.dates import Said
from conclusions.reading.deadlines import limits_in
from conclusions.reading.traced_text import trace
from conclusions.tests.reading.spoken import limits

SAID = date(2024, 4, 1)


@pytest.mark.parametrize(
    ("text", "every", "on"),
    [
        ("định kỳ hàng tháng báo cáo", "month", None),
        ("Định kỳ hằng quý tổng hợp, báo cáo", "quarter", None),
        ("định kỳ ngày 25 hằng tháng", "month", date(2024, 4, 25)),
        ("trước ngày mùng 5 của tháng KH", "month", date(2024, 4, 5)),
        ("định kỳ hàng năm (trước ngày 10/12) hoặc đột xuất", "year", date(2024, 12, 10)),
        ("Định kỳ hằng tuần, trước 16 giờ 00 ngày thứ Sáu", "week", date(2024, 4, 5)),
    ],
)
def test_limit_that_recurs_names_its_period(text, every, on):
    [limit] = limits_in(masked(trace(text)), Said(SAID))

    assert (limit.kind, limit.every, limit.on) == ("recurring", every, on)


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("Định kỳ 6 tháng, hàng năm hoặc đột xuất", ["half_year", "year"]),
        ("báo cáo hãng tháng, quý, 6 tháng, năm", ["month", "quarter", "half_year", "year"]),
        (
            "Định kỳ từ ngày 1 đến ngày 5 hằng tháng các đơn vị gửi; "
            "từ ngày 5 đến ngày 10 hằng tháng, Phòng tổng hợp",
            ["month", "month"],
        ),
    ],
)
def test_limit_lists_every_recurrence(text, every):
    assert [limit.every for limit in limits_in(masked(trace(text)), Said(SAID))] == every


@pytest.mark.parametrize(
    ("text", "said", "on"),
    [
        ("báo cáo trước ngày 30 hằng tháng", date(2026, 2, 10), date(2026, 2, 28)),
        ("báo cáo trước ngày 31 hằng tháng", date(2026, 4, 5), date(2026, 4, 30)),
        ("báo cáo trước ngày 29 hằng tháng", date(2026, 1, 30), date(2026, 2, 28)),
        ("báo cáo trước ngày 29 hằng tháng", date(2028, 1, 30), date(2028, 2, 29)),
        ("định kỳ hằng tháng, trước ngày 30", date(2026, 2, 10), date(2026, 2, 28)),
        ("báo cáo trước ngày 31 hằng tháng", date(2026, 12, 31), date(2026, 12, 31)),
        ("báo cáo trước ngày 05 hằng tháng", date(2026, 12, 31), date(2027, 1, 5)),
        ("báo cáo ngày 29/02 hằng năm", date(2026, 2, 10), date(2026, 2, 28)),
    ],
)
def test_recurring_day_that_a_month_lacks_is_its_last(text, said, on):
    assert [day for _, _, day in limits(text, said)] == [on]


@pytest.mark.parametrize(
    ("text", "said", "on"),
    [
        ("ngày 10 và 25 hằng tháng", date(2026, 2, 10), date(2026, 2, 10)),
        ("ngày 10 và 25 hằng tháng", date(2026, 2, 11), date(2026, 2, 25)),
        ("ngày 10 và ngày 25 hằng tháng", date(2026, 2, 26), date(2026, 3, 10)),
        ("ngày 15 và ngày 30 hằng tháng", date(2026, 2, 16), date(2026, 2, 28)),
        ("ngày 5, 15 và 25 hằng tháng", date(2026, 2, 10), date(2026, 2, 15)),
        ("hằng tháng, vào ngày 15 và ngày 30", date(2026, 2, 10), date(2026, 2, 15)),
    ],
)
def test_of_several_days_a_month_the_next_one_is_named(text, said, on):
    assert limits(f"{text}, các phòng báo cáo", said) == [(text, "recurring", on)]


@pytest.mark.parametrize(
    ("text", "every", "on"),
    [
        ("trước ngày 15/12 hằng năm", "year", date(2026, 12, 15)),
        ("trước ngày 05/01 hằng năm", "year", date(2027, 1, 5)),
        ("ngày 20 của tháng cuối quý", "quarter", date(2026, 3, 20)),
        ("trước ngày 05 của tháng đầu quý sau", "quarter", date(2026, 4, 5)),
        ("ngày cuối cùng của tháng", "month", date(2026, 2, 28)),
        ("trước ngày cuối cùng của quý", "quarter", date(2026, 3, 31)),
        ("vào thứ 2 hằng tuần", "week", date(2026, 2, 16)),
        ("trước ngày 15 hằng quý", "quarter", None),
        ("03 tháng một lần", "quarter", None),
        ("mỗi tháng một lần", "month", None),
        ("01 lần/quý", "quarter", None),
        ("mùng 5 hằng tháng", "month", date(2026, 3, 5)),
        ("mỗi tháng một lần, ngày 20", "month", date(2026, 2, 20)),
        ("01 lần/tháng vào ngày 25", "month", date(2026, 2, 25)),
        ("mỗi tuần một lần, vào thứ Sáu", "week", date(2026, 2, 13)),
        ("03 tháng một lần, ngày 15", "quarter", None),
        ("6 tháng một lần, trước ngày 15/6 và 15/12", "half_year", date(2026, 6, 15)),
        ("trước ngày 05 tháng liền kề sau mỗi quý", "quarter", date(2026, 4, 5)),
        ("vào ngày 15 của tháng thứ hai trong quý", "quarter", date(2026, 2, 15)),
        ("trước ngày 09 tháng giữa quý", "quarter", date(2026, 5, 9)),
        ("trước ngày 10 của tháng thứ ba hằng quý", "quarter", date(2026, 3, 10)),
        ("thứ hai tuần đầu tiên hằng tháng", "month", date(2026, 3, 2)),
        ("thứ sáu tuần cuối cùng của tháng", "month", date(2026, 2, 27)),
        (
            "vào ngày 15 tháng 3, tháng 6, tháng 9 và tháng 12 hằng năm",
            "quarter",
            date(2026, 3, 15),
        ),
        ("vào ngày 15 các tháng 3, 6, 9, 12 hằng năm", "quarter", date(2026, 3, 15)),
        ("trước ngày 20 tháng 6 và tháng 12 hằng năm", "half_year", date(2026, 6, 20)),
    ],
)
def test_recurrence_names_its_period_and_next_day(text, every, on):
    [limit] = limits_in(masked(trace(f"báo cáo {text}")), Said(date(2026, 2, 10)))

    assert (limit.kind, limit.every, limit.on) == ("recurring", every, on)
    assert f"báo cáo {text}"[limit.start : limit.end] == text


@pytest.mark.parametrize(
    "text", ["02 tuần một lần", "hai lần một tháng", "định kỳ ngày 15 và ngày 30"]
)
def test_rhythm_without_a_name_keeps_its_words(text):
    assert limits(f"báo cáo {text}", date(2026, 2, 10)) == [(text, "by", None)]


def test_recurrence_names_no_day_where_none_is_known():
    texts = ("ngày 30 hằng tháng", "ngày 20 của tháng cuối quý", "ngày cuối cùng của tháng")

    assert [limits(text, None) for text in texts] == [[(text, "recurring", None)] for text in texts]


@pytest.mark.parametrize(
    ("text", "phrase", "at"),
    [
        ("Báo cáo tỉnh trước 16h30' hằng ngày.", "trước 16h30' hằng ngày", time(16, 30)),
        ("Báo cáo hàng ngày, trước 17 giờ.", "hàng ngày, trước 17 giờ", time(17)),
        ("Định kỳ hằng ngày tổng hợp tình hình.", "Định kỳ hằng ngày", None),
    ],
)
def test_work_of_every_day_goes_on_with_its_hour(text, phrase, at):
    words = trace(text)

    found = [
        (text[one.start : one.end], one.kind, one.on, one.at)
        for one in limits_in(masked(words), Said(SAID))
    ]

    assert found == [(phrase, "ongoing", None, at)]


def test_daily_life_is_no_limit():
    assert limits("Duy trì hoạt động hằng ngày của đơn vị.", SAID) == []
