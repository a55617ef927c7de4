"""Folding: the same words spelt by different habits compare as one."""

import unicodedata

import pytest

from departments.folding import fold, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà", "hòa"),
        ("UỶ BAN", "ủy ban"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("Họat động", "hoạt động"),
        ("Hành chính – Tổng hợp", "hành chính - tổng hợp"),
        ("Phòng  Quản lý\nKhoa học ", "phòng quản lý khoa học"),
        (unicodedata.normalize("NFD", "Đổi mới sáng tạo"), "đổi mới sáng tạo"),
    ],
)
def test_fold_makes_spellings_one(one, other):
    assert fold(one) == fold(other)


def test_fold_keeps_different_words_apart():
    assert fold("Sở Nội vụ") != fold("Sở Ngoại vụ")
    assert fold("quý") == "quý"


def test_plain_drops_all_marks():
    assert plain("Đo lường Chất lượng – Uỷ ban") == "do luong chat luong - uy ban"
