"""What paper has its own way of writing: days, numbers, places in a notice."""

from datetime import date

import pytest

from departments.papertext import number_trouble, paper_date, paper_number, whole_number


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
        ("５９８／ＴＢ－ＳＫＨＣＮ", "598/TB-SKHCN"),  # full width
        ("598/\u0422\u0412-\u0405\u041a\u041d\u0421N", "598/TB-SKHCN"),  # Cyrillic
        ("598/\u03a4\u0392\u2013SKHCN", "598/TB-SKHCN"),  # Greek, a long dash
        ("12/Q\u00d0-UBND", "12/QĐ-UBND"),  # Eth for Đ
        ("598\u200b/TB\u00ad-SKHCN", "598/TB-SKHCN"),  # zero width, soft hyphen
        ("598\u2044TB-SKHCN", "598/TB-SKHCN"),
        ("", ""),
    ],
)
def test_number_has_one_zero_before_a_single_figure(typed, written):
    assert paper_number(typed) == written


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("12", "12/TB-SKHCN"),
        (" 7 ", "07/TB-SKHCN"),
        ("12/", "12/TB-SKHCN"),
        ("05a", "05a/TB-SKHCN"),
        ("12/KL-SKHCN", "12/KL-SKHCN"),
        ("12-TB/TW", "12-TB/TW"),
        ("abc", "abc"),
        ("", ""),
    ],
)
def test_number_without_a_symbol_gets_the_one_of_its_series(typed, whole):
    assert whole_number(typed, "TB-SKHCN") == whole


@pytest.mark.parametrize(
    "number",
    ["598/TB-SKHCN", "05/TB", "1 / TB - QLTĐC&CN", "12a/TB-UBND", "12-TB/TW", "612/2026/TB-UBND"],
)
def test_number_that_papers_bear_is_in_order(number):
    assert number_trouble(number) == ""


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        ("12", "Số “12” chưa có ký hiệu"),
        ("abc", "“abc” không phải số, ký hiệu của văn bản"),
        ("<b>1</b>", "“<b>1</b>” không phải số, ký hiệu của văn bản"),
        ("1234567/TB", "“1234567/TB” không phải số, ký hiệu của văn bản"),
        ("TB-SKHCN", "“TB-SKHCN” không phải số, ký hiệu của văn bản"),
        ("12/TB-SKHCN?", "“12/TB-SKHCN?” không phải số, ký hiệu của văn bản"),
        ("12//TB", "“12//TB” không phải số, ký hiệu của văn bản"),
        ("12/ЖБ-SKHCN", "Số “12/ЖБ-SKHCN” có chữ không thuộc bảng chữ cái tiếng Việt (ЖБ)"),
        ("٥/TB-SKHCN", "Số “٥/TB-SKHCN” có chữ không thuộc bảng chữ cái tiếng Việt (٥)"),
        (
            "598/tb-skhcn ngày 3/4",
            "“598/tb-skhcn ngày 3/4” gồm cả ngày: ô này chỉ ghi số, ký hiệu",
        ),
        (
            "598/TB-SKHCN, 03/4/2024",
            "“598/TB-SKHCN, 03/4/2024” gồm cả ngày: ô này chỉ ghi số, ký hiệu",
        ),
        (paper_number("5\u041e8"), "“5O8” không phải số, ký hiệu của văn bản"),
        ("...", "“...” không phải số, ký hiệu của văn bản"),
    ],
)
def test_number_that_no_paper_bears_is_told(number, trouble):
    assert number_trouble(number) == trouble
