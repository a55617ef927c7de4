"""Digits of days spoilt by a scan or by letters set wide apart."""

from datetime import date

import pytest

from conclusions.reading.citations import masked
from conclusions.reading.dates import Said
from conclusions.reading.deadlines import limits_in
from conclusions.reading.misread_digits import slips_in, unslipped
from conclusions.reading.traced_text import trace

SAID = Said(date(2026, 2, 10))


def test_misread_digits_of_a_day_are_put_right_and_told():
    text = "trước ngày l5/O4/2026"

    assert unslipped(text) == "trước ngày 15/04/2026"
    assert slips_in(text) == [("l5/O4/2026", "15/04/2026")]


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("1 5/12/2026", "15/12/2026"),
        ("15/1 2/2026", "15/12/2026"),
        ("15/12/202 6", "15/12/2026"),
        ("15/12/2 026", "15/12/2026"),
        ("1 5/1 2/2 0 2 6", "15/12/2026"),
        ("1 5.12.2026", "15.12.2026"),
        ("2 0 - 0 4 - 2026", "20-04-2026"),
        ("1 5/12", "15/12"),
        ("1 5 tháng 12 năm 2026", "15 tháng 12 năm 2026"),
        ("15 tháng 1 2 năm 202 6", "15 tháng 12 năm 2026"),
        ("0 5 tháng 4", "05 tháng 4"),
    ],
)
def test_broken_day_is_read_whole_and_told(written, taken):
    text = f"Phòng Tổ chức báo cáo trước ngày {written}."
    (limit,) = limits_in(masked(trace(text)), SAID)
    whole = f"Phòng Tổ chức báo cáo trước ngày {taken}."
    (meant,) = limits_in(masked(trace(whole)), SAID)

    assert slips_in(text) == [(written, taken)]
    assert len(unslipped(text)) == len(text)
    assert limit.on == meant.on
    assert meant.on is not None


@pytest.mark.parametrize(
    "written",
    [
        "trước ngày 15/12/2026",
        "trước ngày 15 / 12 / 2026",
        "trước ngày 15/12 2 đơn vị nộp đủ",
        "mục 1 5/12/2026",
        "đến 4 9/2026 hồ sơ",
        "số 1 5/12/QĐ",
        "ngày 15 tháng 1 2 đơn vị",
        "ngày 15 tháng 12 năm 2026",
    ],
)
def test_numbers_that_stand_apart_of_themselves_stay(written):
    assert unslipped(written) == written
    assert slips_in(written) == []


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("trước ngày |5/12/2026", "15/12/2026"),
        ("trước ngày !5/12/2026", "15/12/2026"),
        ("trước |8/12.", "18/12"),
        ("đến l5/12", "15/12"),
        ("chậm nhất ngày I0/12", "10/12"),
    ],
)
def test_stroke_for_a_one_is_put_right_and_told(written, taken):
    assert [one for _, one in slips_in(written)] == [taken]


@pytest.mark.parametrize("words", ["tỷ lệ l5/12 hộ", "a|b", "việc gấp! 5/12/2026", "lô I/12"])
def test_what_is_no_day_is_left(words):
    assert slips_in(words) == []
