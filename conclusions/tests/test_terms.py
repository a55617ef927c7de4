"""The day undated work is looked at, from the titles of a notice's sections."""

from datetime import date

import pytest

from conclusions.terms import term_of


@pytest.mark.parametrize(
    ("titles", "day"),
    [
        (["Nhiệm vụ chủ yếu trong tháng 4 và Quý II năm 2024"], date(2024, 6, 28)),
        (["Đánh giá Quý 1 năm 2024", "Nhiệm vụ trong tháng 4"], date(2024, 4, 30)),
        (["Nhiệm vụ tháng 12 năm 2023"], date(2023, 12, 29)),
        (["Nhiệm vụ quý IV"], date(2024, 12, 31)),
    ],
)
def test_term_ends_on_the_last_weekday_of_the_latest_period(titles, day):
    assert term_of(titles, 2024).day == day


@pytest.mark.parametrize("title", ["Nhiệm vụ chủ yếu", "tháng tới", "quý 9", "Quý vị đại biểu"])
def test_titles_without_a_period_give_no_term(title):
    assert term_of([title], 2024) is None
