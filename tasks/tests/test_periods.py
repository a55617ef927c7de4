"""Periods as addresses write them."""

from datetime import date

import pytest

from tasks.periods import DAY, Period, period_of


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


@pytest.mark.parametrize(
    ("key", "first", "last", "name"),
    [
        ("2024-04-chot14", date(2024, 3, 15), date(2024, 4, 14), "Tháng 4 năm 2024"),
        ("2024-01-chot14", date(2023, 12, 15), date(2024, 1, 14), "Tháng 01 năm 2024"),
        ("2024-03-chot28", date(2024, 2, 29), date(2024, 3, 28), "Tháng 3 năm 2024"),
        ("2024-q1-chot14", date(2023, 12, 15), date(2024, 3, 14), "Quý I năm 2024"),
        ("2024-q2-chot1", date(2024, 3, 2), date(2024, 6, 1), "Quý II năm 2024"),
        ("2024-chot20", date(2023, 12, 21), date(2024, 12, 20), "Năm 2024"),
    ],
)
def test_period_closes_on_a_day_and_begins_the_day_after(key, first, last, name):
    period = period_of(key)

    assert (period.key, period.first, period.last, period.name) == (key, first, last, name)
    assert str(period) == f"{name} ({period.days_words})"


def test_closed_months_follow_one_another_without_a_gap():
    months = [Period(2024, month=n, closes=14) for n in range(1, 13)]

    assert [a.last + DAY for a in months[:-1]] == [b.first for b in months[1:]]
    assert (months[0].first, months[-1].last) == (
        Period(2024, closes=14).first,
        Period(2024, closes=14).last,
    )


def test_any_days_are_a_period():
    days = period_of("2024-03-15--2024-04-14")

    assert (days.first, days.last) == (date(2024, 3, 15), date(2024, 4, 14))
    assert str(days) == "Từ ngày 15/3/2024 đến ngày 14/4/2024"


@pytest.mark.parametrize(
    "key",
    [
        *("2024-03-15--2024-03-14", "2024-02-30--2024-03-01", "2024-03-15", "2024-04-chot0"),
        *("2024-04-chot29", "2024-04-chot", "2024-3-15--2024-4-14", "--"),
    ],
)
def test_what_names_no_days_is_no_period(key):
    assert period_of(key) is None


@pytest.mark.parametrize(
    ("key", "whole"),
    [
        *(("2024", True), ("2024-02", True), ("2024-q3", True), ("2024-02-chot28", False)),
        *(("2024-02-01--2024-02-29", True), ("2024-02-01--2024-02-28", False)),
        ("2024-02-02--2024-02-29", False),
    ],
)
def test_period_of_whole_months_is_known(key, whole):
    assert period_of(key).whole_months is whole
