"""Numbers in words, as notices spell them."""

import re

import pytest

from conclusions.reading.spelled_numbers import COUNT, SPELLED, number_of


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("05", 5),
        ("120", 120),
        ("năm", 5),
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("ba mươi tư", 34),
        ("bốn mươi nhăm", 45),
        ("chín mươi chín", 99),
    ],
)
def test_number_is_read_in_figures_and_in_words(written, number):
    assert number_of(re.fullmatch(COUNT, written)[0]) == number


def test_every_number_below_a_hundred_is_spelled():
    assert sorted(set(SPELLED.values())) == list(range(1, 100))


def test_ten_years_are_not_fifteen():
    assert "mười năm" not in SPELLED
