"""A list that leaves a number out: what stands behind it has nothing from what stands before."""

import pytest

from conclusions.tests.reading.office import reading_of


def told(items: str) -> tuple[list[tuple], list[str]]:
    reading = reading_of(items)
    duties = [
        (item.path, [ref.name for ref in duty.leads], item.beside_gap)
        for item in reading.directives
        for duty in item.duties
    ]
    return duties, [words for words in reading.warnings if "số mục bị thiếu" in words]


def test_points_behind_an_order_have_no_unit_of_it_where_the_next_number_is_missing():
    duties, warned = told(
        "1. Văn phòng Sở lập báo cáo trước ngày 30/11/2026.\n"
        "B,    Phòng Nghiệp vụ Y:\n"
        "(1) Rà soát danh mục.\n"
        "(2) Phòng Quản lý Dược đôn đốc hồ sơ.\n"
        "3. Thanh tra Sở kiểm tra."
    )

    assert duties == [
        ("1", ["Văn phòng Sở"], True),
        ("1.(1)", [], True),
        ("1.(2)", ["Phòng Quản lý Dược"], True),
        ("3", ["Thanh tra Sở"], False),
    ]
    assert [words.partition(" đứng")[0] for words in warned] == ["Mục 1.(1)"]


def test_points_that_count_anew_under_a_unit_are_another_s_where_the_next_number_is_missing():
    duties, warned = told(
        "1. Văn phòng Sở:\n(1) Lập báo cáo.\n(2) Rà soát danh mục.\n"
        "TỈ    Phòng Nghiệp vụ Y\n(1) Đôn đốc hồ sơ.\n3. Thanh tra Sở kiểm tra."
    )

    assert duties == [
        ("1.(1)", ["Văn phòng Sở"], False),
        ("1.(2)", ["Văn phòng Sở"], True),
        ("1.(1)", [], True),
        ("3", ["Thanh tra Sở"], False),
    ]
    assert len(warned) == 1


@pytest.mark.parametrize("after", ["(3)", "(4)"])
def test_point_behind_a_missing_one_has_the_unit_of_its_heading(after):
    """As in the sample, whose paper itself leaves a number out."""
    duties, warned = told(f"1. Văn phòng Sở:\n(1) Lập báo cáo.\n{after} Rà soát danh mục.")

    assert duties == [
        ("1.(1)", ["Văn phòng Sở"], True),
        (f"1.{after}", ["Văn phòng Sở"], False),
    ]
    assert warned == []


def test_list_that_counts_on_has_no_gap():
    duties, _ = told("1. Văn phòng Sở:\na) Lập báo cáo.\nb) Rà soát danh mục.\nd) Họp tổ.\n")

    assert [beside for *_, beside in duties] == [False, True, False]
