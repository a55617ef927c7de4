"""What paper has its own way of writing: days, numbers, places in a notice."""

from datetime import date

import pytest

from departments.papertext import paper_date, paper_number


@pytest.mark.parametrize(
    ("day", "written"),
    [(date(2024, 4, 5), "05/4/2024"), (date(2024, 2, 10), "10/02/2024")],
)
def test_day_has_a_zero_before_small_days_and_the_first_two_months(day, written):
    assert paper_date(day) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("9/TB-SKHCN", "09/TB-SKHCN"),
        (" 009 / TB-SKHCN", "09/TB-SKHCN"),
        ("0598/TB-SKHCN", "598/TB-SKHCN"),
        ("10/TB-SKHCN", "10/TB-SKHCN"),
        ("TB-SKHCN", "TB-SKHCN"),
        ("", ""),
    ],
)
def test_number_has_one_zero_before_a_single_figure(typed, written):
    assert paper_number(typed) == written
