"""Which words of a superior's paper speak to this agency."""

import pytest

from conclusions.actions.composing import of_others
from conclusions.actions.drafting import draft_from
from conclusions.named_here import names_of, speaks_to
from conclusions.reading import read
from conclusions.units import Directory
from departments.models import Agency

SO = Agency(kind="so", name="Sở Khoa học và Công nghệ tỉnh Quảng Ngãi", code="SKHCN")
XA = Agency(kind="ubnd", name="Ủy ban nhân dân xã Bình Sơn", short_name="xã Bình Sơn", code="BS")


def test_names_of_an_agency_are_its_full_short_and_lettered_ones():
    assert names_of(SO) == [
        "sở khoa học và công nghệ tỉnh quảng ngãi",
        "sở khoa học và công nghệ",
        "sở kh&cn",
        "sở khcn",
        "skhcn",
    ]


@pytest.mark.parametrize(
    ("agency", "text", "ours"),
    [
        (SO, "Giao Sở Khoa học và Công nghệ hướng dẫn.", True),
        (SO, "Sở Khoa học và Công nghệ tỉnh chủ trì.", True),
        (SO, "Sở KH&CN phối hợp Sở Tài chính.", True),
        (SO, "Sở KHCN báo cáo.", True),
        (SO, "Các sở, ban, ngành rà soát thủ tục.", True),
        (SO, "1. Yêu cầu Thủ trưởng các sở, ngành báo cáo.", True),
        (SO, "Chủ trì, phối hợp với các sở, ngành liên quan rà soát.", False),
        (SO, "Chủ trì, phối hợp với Ban Quản lý và các đơn vị liên quan rà soát.", False),
        (SO, "Các Ban Quản lý dự án đẩy nhanh tiến độ.", False),
        (SO, "Sở Khoa học, Sở Công Thương tổng hợp.", False),
        (SO, "Ủy ban nhân dân các xã, phường rà soát.", False),
        (SO, "Giao Sở Công Thương tổng hợp.", False),
        (XA, "Chủ tịch Ủy ban nhân dân các xã, phường rà soát.", True),
        (XA, "UBND xã Bình Sơn báo cáo.", True),
        (XA, "Giao UBND xã Bình Minh báo cáo.", False),
    ],
)
def test_agency_is_spoken_to_by_its_names_or_with_all_of_its_kind(agency, text, ours):
    assert speaks_to(agency, [text]) is ours


PROVINCE = """UBND TỈNH LÀO CAI
VĂN PHÒNG
Số: 45/TB-VPUBND
Lào Cai, ngày 10 tháng 11 năm 2026
THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về cụm công nghiệp
Phó Chủ tịch UBND tỉnh kết luận như sau:
1. Sở Công Thương
- Chủ trì theo dõi, đôn đốc các chủ đầu tư.
- Rà soát, hướng dẫn hoàn thiện thủ tục thành lập.
2. Sở Khoa học và Công nghệ
- Chủ trì thẩm định công nghệ các dự án.
- Hướng dẫn doanh nghiệp đổi mới công nghệ, hoàn thành trước ngày 31/12/2026.
3. Giao Sở Xây dựng thẩm định hồ sơ.
"""


@pytest.mark.django_db
def test_items_under_a_heading_that_names_us_are_ours(cast):
    draft = draft_from(read(PROVINCE, Directory().known()), by=cast["hcth.son"])

    left = [f"{item.parent.label if item.parent else ''}{item.label}" for item in of_others(draft)]
    assert left == ["1.-", "1.-", "3."]
