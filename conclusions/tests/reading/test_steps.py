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


@pytest.mark.parametrize(
    "words",
    [
        "rà soát đơn thư tồn, báo cáo ngày 3/12/2026.",
        "rà soát đơn thư tồn, báo cáo kết quả ngày 3/12/2026.",
        "rà soát đơn thư tồn và báo cáo ngày 03 tháng 12 năm 2026.",
        "rà soát đơn thư tồn; báo cáo kết quả thực hiện ngày 03/12/2026",
    ],
)
def test_report_on_a_day_is_a_limit(words):
    assert [duty[3] for duty in duties_of(f"1. Thanh tra Sở {words}")] == [date(2026, 12, 3)]


@pytest.mark.parametrize(
    "words",
    [
        "rà soát theo Báo cáo ngày 3/12/2026.",
        "rà soát hồ sơ, tờ trình và báo cáo ngày 3/12/2026 của Sở Tài chính.",
        "rà soát hồ sơ, báo cáo ngày 3/10/2026.",
    ],
)
def test_day_of_a_report_is_none(words):
    assert [duty[3] for duty in duties_of(f"1. Thanh tra Sở {words}")] == [None]


@pytest.mark.parametrize(
    "line",
    [
        "1. Các đơn vị thực hiện các việc sau, xong trước ngày 10/12/2026:",
        "1. Các phòng, đơn vị thực hiện các nội dung sau (hoàn thành trước ngày 10/12/2026):",
        "1. Yêu cầu các đơn vị triển khai các nhiệm vụ dưới đây trước ngày 10/12/2026:",
    ],
)
def test_day_for_all_over_points_is_no_work_of_its_own(line):
    duties = duties_of(f"{line}\na) Văn phòng Sở in lịch làm việc;\nb) Thanh tra Sở niêm yết.")

    assert [(duty[0], duty[1], duty[3]) for duty in duties] == [
        ("1.a)", ["Văn phòng Sở"], date(2026, 12, 10)),
        ("1.b)", ["Thanh tra Sở"], date(2026, 12, 10)),
    ]
