"""Which limit is a step of its own, and which only tells another one in words."""

from datetime import date

import pytest

from conclusions.tests.reading.office import duties_of


@pytest.mark.parametrize(
    "words",
    [
        "kiểm tra hàng hóa trước Tết, xong trước ngày 25/12/2026",
        "tổ chức kiểm tra hàng hóa trước Tết, hoàn thành trước ngày 25/12/2026",
        "kiểm tra hàng hóa trước Tết Nguyên đán; hoàn thành chậm nhất ngày 25/12/2026",
        "tổ chức lễ trao quà trước Tết và xong trước ngày 25/12/2026",
    ],
)
def test_day_behind_a_time_in_words_makes_no_step_of_its_own(words):
    duties = duties_of(f"1. Thanh tra Sở {words}.")

    assert [duty[1:4] for duty in duties] == [(["Thanh tra Sở"], [], date(2026, 12, 25))]
