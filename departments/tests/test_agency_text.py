"""Texts in the agency's own words, by its kind."""

import pytest

from departments.agency_text import in_agency_words
from departments.models import Agency

TEXT = "{body}: {director}, {deputy}, {leaders}, {director_of}, {office}"


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("so", "Sở: Giám đốc, Phó Giám đốc, Lãnh đạo Sở, Giám đốc Sở, "),
        ("ubnd", "UBND: Chủ tịch, Phó Chủ tịch, Lãnh đạo UBND, Chủ tịch UBND, "),
        (
            "party",
            "Đảng ủy: Bí thư, Phó Bí thư, Thường trực Đảng ủy, Bí thư Đảng ủy, ",
        ),
        (
            "school",
            "Nhà trường: Hiệu trưởng, Phó Hiệu trưởng, Ban Giám hiệu, Hiệu trưởng nhà trường, ",
        ),
        (
            "other",
            "Cơ quan: Thủ trưởng, Phó Thủ trưởng, Lãnh đạo cơ quan, Thủ trưởng cơ quan, ",
        ),
    ],
)
def test_text_names_the_agency_by_its_kind_and_its_office_by_name(agency, kind, told):
    Agency.objects.update(kind=kind)

    assert in_agency_words(TEXT) == told + "Phòng Hành chính - Tổng hợp"


def test_agency_without_an_office_yet_has_the_general_word(agency, units):
    type(units["HCTH"]).objects.filter(pk=units["HCTH"].pk).update(active=False)

    assert in_agency_words("Báo {office}.") == "Báo Văn phòng."


def test_text_that_names_nobody_asks_nothing(agency, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert in_agency_words("Chưa nhập hạn mới.") == "Chưa nhập hạn mới."
