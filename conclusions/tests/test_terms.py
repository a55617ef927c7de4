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
    assert term_of(titles, date(2024, 4, 3)).day == day


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("NHIỆM VỤ QUÝ I/2025", date(2025, 3, 31)),
        ("Nhiệm vụ tháng 12/2024", date(2024, 12, 31)),
        ("Nhiệm vụ tháng 02 - 2025", date(2025, 2, 28)),
        ("Nhiệm vụ quý 2-2025", date(2025, 6, 30)),
        ("Nhiệm vụ tháng 3, năm 2025", date(2025, 3, 31)),
        ("Nhiệm vụ năm 2025, trước hết trong Quý I", date(2025, 3, 31)),
        ("Nhiệm vụ tháng 12 và Quý I năm 2025", date(2025, 3, 31)),
        ("Nhiệm vụ quý I/2025 theo Kế hoạch năm 2024", date(2025, 3, 31)),
    ],
)
def test_period_has_the_year_printed_with_it(title, day):
    assert term_of([title], date(2024, 12, 2)).day == day


@pytest.mark.parametrize(
    ("title", "known", "day"),
    [
        ("NHIỆM VỤ QUÝ I", date(2024, 12, 30), date(2025, 3, 31)),
        ("NHIỆM VỤ QUÝ IV", date(2024, 12, 30), date(2024, 12, 31)),
        ("Nhiệm vụ tháng 1", date(2025, 1, 31), date(2025, 1, 31)),
        ("Nhiệm vụ tháng 6", date(2024, 6, 30), date(2024, 6, 28)),  # a Sunday; June ends with it
        ("Nhiệm vụ tháng 1", date(2025, 2, 1), date(2025, 1, 31)),  # issued late
    ],
)
def test_period_without_a_year_is_the_nearest_to_end(title, known, day):
    assert term_of([title], known).day == day


@pytest.mark.parametrize("title", ["Nhiệm vụ chủ yếu", "tháng tới", "quý 9", "Quý vị đại biểu"])
def test_titles_without_a_period_give_no_term(title):
    assert term_of([title], date(2024, 4, 3)) is None
