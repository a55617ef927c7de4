"""Dates and quoted words on screen."""

from datetime import date

import pytest

from departments.templatetags.written import glue, paper, said, shorten, weekday


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 4, 5), "05/4/2024"),
        (date(2024, 2, 10), "10/02/2024"),
        (date(2024, 12, 12), "12/12/2024"),
        (None, ""),
    ],
)
def test_paper_puts_a_zero_where_the_decree_does(day, words):
    assert paper(day) == words


def test_weekday_names_the_day_before_the_date():
    assert [weekday(date(2024, 4, 15)), weekday(date(2024, 4, 21)), weekday(None)] == [
        "Thứ Hai, 15/4/2024",
        "Chủ nhật, 21/4/2024",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("trước ngày 05/4/2024", "trước ngày~05/4/2024"),
        ("trong tháng 4 và Quý II năm 2024", "trong tháng~4 và Quý~II năm~2024"),
        ("Thông báo số 335/TB-SKHCN, mục II.9", "Thông báo số~335/TB-SKHCN, mục~II.9"),
        ("lúc 10 giờ 04, quá hạn 6 ngày", "lúc 10~giờ 04, quá hạn 6~ngày"),
        ("các ngày làm việc", "các ngày làm việc"),
        (None, ""),
    ],
)
def test_glue_holds_a_number_to_its_word(text, glued):
    assert glue(text) == glued.replace("~", "\u00a0")


def test_said_quotes_and_escapes_the_notices_words():
    assert said("<trước> ngày 5") == '<span class="said">“&lt;trước&gt; ngày\u00a05”</span>'
    assert said("") == ""


def test_shorten_ends_at_a_word():
    assert shorten("Báo cáo tồn tại, vướng mắc", 17) == "Báo cáo tồn tại…"
    assert shorten("Báo cáo", 17) == "Báo cáo"
