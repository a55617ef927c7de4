"""Which limit is a step of its own, and which only tells another one in words."""

from datetime import date

import pytest

from conclusions.tests.reading.office import duties_of, reading_of


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


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("hoàn thành kiểm định trong quý một năm 2027.", date(2027, 3, 31)),
        ("hoàn thành kiểm định trong quý Hai năm 2027.", date(2027, 6, 30)),
        ("hoàn thành kiểm định, xong trong quý ba/2027.", date(2027, 9, 30)),
        ("hoàn thành kiểm định trong quý bốn.", date(2026, 12, 31)),
        ("hoàn thành đề án; thời hạn chuyển từ 20/11/2026 sang 10/12/2026.", date(2026, 12, 10)),
        ("hoàn thành đề án, chuyển thời hạn sang ngày 10/12/2026.", date(2026, 12, 10)),
        ("hoàn thành đề án; đổi hạn từ ngày 20/11/2026 thành 10/12/2026.", date(2026, 12, 10)),
        ("hoàn thành đề án; thay đổi thời hạn từ 20/11 thành ngày 10/12.", date(2026, 12, 10)),
        ("chuyển hồ sơ từ ngày 20/11/2026 về kho, xong trước ngày 5/12/2026.", date(2026, 12, 5)),
    ],
)
def test_day_is_told_in_words_or_moved(words, day):
    assert [duty[3] for duty in duties_of(f"1. Thanh tra Sở {words}")] == [day]


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("thăm hỏi hưu trí, xong trước Tết Nguyên đán", "xong trước Tết Nguyên đán"),
        ("lập đề cương, xong trong tuần đầu tháng 12/2026", "xong trong tuần đầu tháng 12/2026"),
        ("lập đề cương, xong trước kỳ họp cuối năm", "xong trước kỳ họp cuối năm"),
    ],
)
def test_limit_without_a_day_is_told(words, phrase):
    reading = reading_of(f"1. Thanh tra Sở {words}.")

    assert [duty.deadline.on for item in reading.directives for duty in item.duties] == [None]
    assert reading.warnings == (f"Mục 1 chưa rõ ngày của thời hạn “{phrase}”.",)


@pytest.mark.parametrize(
    "name",
    [
        "Phòng Kế hoạch-Tài chính",
        "Phòng Kế hoạch–Tài chính",
        "Phòng Kế hoạch -Tài chính",
        "Phòng Kế hoạch Tài chính",
        "phòng kế hoạch-tài chính",
    ],
)
def test_dash_in_a_name_may_stand_without_spaces(name):
    duties = duties_of(f"1. Giao {name} lập dự trù trước ngày 26/11/2026.")

    assert [duty[1] for duty in duties] == [["Phòng Kế hoạch - Tài chính"]]


@pytest.mark.parametrize(
    "words",
    [
        "trước ngày 10/12/2026; riêng Thanh tra Sở gửi trước ngày 15/12/2026.",
        "trước ngày 10/12/2026 (riêng Thanh tra Sở: 15/12/2026).",
        "trước ngày 10/12/2026. Riêng Thanh tra Sở hoàn thành trước ngày 15/12/2026.",
        "trước ngày 10/12/2026, riêng đối với Thanh tra Sở thời hạn là 15/12/2026.",
        "chậm nhất ngày 10/12/2026, riêng Thanh tra Sở chậm nhất ngày 15/12/2026.",
    ],
)
def test_unit_with_a_day_of_its_own_has_that_day_alone(words):
    [all_duties] = reading_of(f"1. Các phòng, đơn vị gửi báo cáo {words}").directives
    common, own = all_duties.duties

    assert common.deadline.on == date(2026, 12, 10)
    assert ([ref.name for ref in own.leads], own.deadline.on) == (
        ["Thanh tra Sở"],
        date(2026, 12, 15),
    )
    assert "Thanh tra Sở" in common.without


def test_unit_named_among_others_with_a_day_of_its_own_is_not_asked_twice():
    text = (
        "1. Văn phòng Sở, Thanh tra Sở gửi báo cáo trước ngày 10/12/2026; riêng Thanh tra Sở "
        "trước ngày 15/12/2026."
    )

    assert [duty[1] for duty in duties_of(text)] == [["Văn phòng Sở"], ["Thanh tra Sở"]]


@pytest.mark.parametrize(
    "words",
    [
        "; riêng Phòng Tổ chức cán bộ và Thanh tra Sở trước ngày 12/12/2026.",
        " (riêng Phòng Tổ chức cán bộ, Thanh tra Sở trước ngày 12/12/2026).",
    ],
)
def test_several_units_may_have_a_day_of_their_own(words):
    text = f"1. Các phòng gửi báo cáo trước ngày 10/12/2026{words}"

    assert [duty[1] for duty in duties_of(text)][1] == ["Phòng Tổ chức cán bộ", "Thanh tra Sở"]


def test_unit_with_other_work_has_the_common_work_too():
    [item] = reading_of(
        "1. Các phòng gửi báo cáo trước ngày 10/12/2026; riêng Thanh tra Sở lập kế hoạch kiểm tra "
        "trước ngày 15/12/2026."
    ).directives

    assert [duty.without for duty in item.duties] == [(), ()]


@pytest.mark.parametrize(
    "words",
    [
        "; đối với Thanh tra Sở là ngày 15/12/2026.",
        ", còn đối với Thanh tra Sở trước ngày 15/12/2026.",
    ],
)
def test_day_for_another_unit_is_that_units(words):
    duties = duties_of(f"1. Văn phòng Sở nộp số liệu trước ngày 10/12/2026{words}")

    assert [(duty[1], duty[3]) for duty in duties] == [
        (["Văn phòng Sở"], date(2026, 12, 10)),
        (["Thanh tra Sở"], date(2026, 12, 15)),
    ]


def test_day_of_who_goes_on_with_the_work_is_theirs():
    duties = duties_of(
        "1. Các đơn vị nộp số liệu trước ngày 10/12/2026 để Văn phòng Sở tổng hợp xong trước ngày "
        "12/12/2026."
    )

    assert [(duty[1], duty[3]) for duty in duties] == [
        (["Các đơn vị"], date(2026, 12, 10)),
        (["Văn phòng Sở"], date(2026, 12, 12)),
    ]


def test_work_called_by_its_place_among_units_is_told():
    text = (
        "1. Giao Văn phòng Sở sửa điện, Thanh tra Sở giám sát; việc thứ nhất trước ngày "
        "10/12/2026, việc thứ hai trước ngày 11/12/2026."
    )

    assert [one for one in reading_of(text).warnings if "theo thứ tự" in one]
