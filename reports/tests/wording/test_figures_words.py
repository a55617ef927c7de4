"""Figures in sentences."""

import pytest

from reports.figures.counts import SummaryRow
from reports.wording.figures_words import figures_sentence, rate_sentence, told_count

GIVEN = "Giám đốc Sở giao"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "00"), (4, "04"), (10, "10"), (1387, "1.387"), (21914, "21.914")]
)
def test_counts_are_told_as_official_text_has_them(count, words):
    assert told_count(count) == words


def row(on_time=0, late=0, in_time=0, overdue=0):
    total = on_time + late + in_time + overdue
    return SummaryRow(total, 0, on_time, late, in_time, overdue)


@pytest.mark.parametrize(
    ("figures", "undated", "words"),
    [
        (
            row(27, 4, 10, 1),
            0,
            f"{GIVEN} 42 nhiệm vụ tại 01 thông báo kết luận; đã hoàn thành 31 nhiệm vụ (đúng hạn "
            "27, quá hạn 04); chưa hoàn thành 11 nhiệm vụ (trong hạn 10, quá hạn 01).",
        ),
        (
            row(1014, 146, 211, 16),
            123,
            f"{GIVEN} 1.387 nhiệm vụ tại 01 thông báo kết luận; đã hoàn thành 1.160 nhiệm vụ "
            "(đúng hạn 1.014, quá hạn 146); chưa hoàn thành 227 nhiệm vụ (trong hạn 211, trong đó "
            "123 không ghi thời hạn; quá hạn 16).",
        ),
        (
            row(3, 0, 2, 0),
            1,
            f"{GIVEN} 05 nhiệm vụ tại 01 thông báo kết luận; đã hoàn thành 03 nhiệm vụ, tất cả "
            "đúng hạn; chưa hoàn thành 02 nhiệm vụ, tất cả còn trong hạn (trong đó 01 không ghi "
            "thời hạn).",
        ),
        (
            row(0, 1, 0, 1),
            0,
            f"{GIVEN} 02 nhiệm vụ tại 01 thông báo kết luận; đã hoàn thành 01 nhiệm vụ, quá hạn; "
            "chưa hoàn thành 01 nhiệm vụ, đã quá hạn.",
        ),
        (
            row(0, 0, 4, 0),
            4,
            f"{GIVEN} 04 nhiệm vụ tại 01 thông báo kết luận; chưa có nhiệm vụ hoàn thành; chưa "
            "hoàn thành 04 nhiệm vụ, tất cả không ghi thời hạn.",
        ),
        (
            row(12, 0, 0, 0),
            0,
            f"{GIVEN} 12 nhiệm vụ tại 01 thông báo kết luận; đã hoàn thành 12 nhiệm vụ, tất cả "
            "đúng hạn; không còn nhiệm vụ chưa hoàn thành.",
        ),
        (row(), 0, f"{GIVEN[:-5]} không giao nhiệm vụ tại thông báo kết luận."),
    ],
)
def test_figures_are_one_sentence(figures, undated, words):
    told = figures_sentence(figures, "Giám đốc Sở", 1, undated_left=undated)

    assert told == words


def test_rate_tells_what_it_is_of():
    assert rate_sentence(row(27, 4, 10, 1)) == (
        "Tỷ lệ hoàn thành đúng hạn là 84,4% (27/32 nhiệm vụ đã hoàn thành hoặc quá hạn)."
    )
    assert rate_sentence(row(0, 0, 3, 0)) == ""
