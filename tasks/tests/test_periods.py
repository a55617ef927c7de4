"""Periods as addresses write them."""

from datetime import date

import pytest

from tasks.periods import Period


@pytest.mark.parametrize(
    ("key", "first", "last", "words"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "Năm 2024"),
        ("2024-q1", date(2024, 1, 1), date(2024, 3, 31), "Quý I năm 2024"),
        ("2024-q4", date(2024, 10, 1), date(2024, 12, 31), "Quý IV năm 2024"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "Tháng 02 năm 2024"),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31), "Tháng 12 năm 2024"),
    ],
)
def test_period_is_read_from_its_key_and_written_back(key, first, last, words):
    period = Period.parse(key)

    assert (period.key, period.first, period.last, str(period)) == (key, first, last, words)


@pytest.mark.parametrize("key", ["", "24", "2024-", "2024-q5", "2024-13", "2024-4", "x2024", "all"])
def test_period_does_not_read_other_words(key):
    assert Period.parse(key) is None
