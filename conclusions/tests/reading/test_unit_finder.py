"""Units in running text: where a name ends, what a list holds, who is meant."""

import pytest

from conclusions.reading import Unit
from conclusions.reading.spelling import differing, near
from conclusions.reading.traced_text import trace
from conclusions.reading.unit_finder import UnitFinder
from conclusions.tests.reading.conftest import UNITS


def written(text, units=None):
    groups = (units or UnitFinder()).groups(trace(text))
    return [[ref.written for ref in group.refs] for group in groups]


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        (
            "Sở Tài chính phối hợp với Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, Sở Xây dựng, Sở Lao "
            "động - Thương binh và Xã hội, Ban Dân tộc tỉnh và các cơ quan, đơn vị liên quan",
            [
                ["Sở Tài chính"],
                [
                    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
                    "Sở Xây dựng",
                    "Sở Lao động - Thương binh và Xã hội",
                    "Ban Dân tộc tỉnh",
                    "các cơ quan, đơn vị liên quan",
                ],
            ],
        ),
        (
            "với Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi để tăng cường",
            [["Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi"]],
        ),
        (
            "các Sở: Tài chính, Kế hoạch và Đầu tư, Văn hóa, Thể thao và Du lịch rà soát",
            [["Sở Tài chính", "Sở Kế hoạch và Đầu tư", "Sở Văn hóa, Thể thao và Du lịch"]],
        ),
        (
            "các Bộ Tài nguyên và Môi trường, Nông nghiệp và Phát triển nông thôn, Tư pháp để",
            [
                [
                    "Bộ Tài nguyên và Môi trường",
                    "Bộ Nông nghiệp và Phát triển nông thôn",
                    "Bộ Tư pháp",
                ]
            ],
        ),
        (
            "UBND các phường: Yên Bái, Văn Phú khẩn trương",
            [["UBND phường Yên Bái", "UBND phường Văn Phú"]],
        ),
        (
            "UBND các phường: Yên Bái và Văn Phú khẩn trương",
            [["UBND phường Yên Bái", "UBND phường Văn Phú"]],
        ),
        # Which of them is a ward nobody says.
        (
            "UBND các xã, thị trấn: Sơn Hạ, Sơn Thành và Di Lăng báo cáo",
            [["UBND Sơn Hạ", "UBND Sơn Thành", "UBND Di Lăng"]],
        ),
        (
            "Công an các xã, phường, đặc khu: Lý Sơn, Sa Huỳnh báo cáo",
            [["Công an Lý Sơn", "Công an Sa Huỳnh"]],
        ),
        (
            "Giám đốc các Sở, ban, ngành: Tài chính, Nội vụ báo cáo",
            [["Giám đốc Sở Tài chính", "Giám đốc Sở Nội vụ"]],
        ),
        (
            "các Sở, ngành: Tài chính, Kế hoạch và Đầu tư góp ý",
            [["Sở Tài chính", "Sở Kế hoạch và Đầu tư"]],
        ),
        ("UBND các xã, phường: Chủ động rà soát", [["UBND các xã, phường"]]),
        (
            "Công ty TNHH MTV Đầu tư, Xây dựng và Kinh doanh dịch vụ Quảng Ngãi tiếp thu",
            [["Công ty TNHH MTV Đầu tư, Xây dựng và Kinh doanh dịch vụ Quảng Ngãi"]],
        ),
        ("Sở Nội vụ tổng hợp, báo cáo", [["Sở Nội vụ"]]),
        ("Phòng Kế hoạch tổng hợp chủ trì", [["Phòng Kế hoạch tổng hợp"]]),
        ("trình UBND tỉnh Kế hoạch thực hiện", [["UBND tỉnh"]]),
        ("Văn phòng HĐND và UBND xã tổng hợp", [["Văn phòng HĐND và UBND xã"]]),
        (
            "Phòng Tổ chức, biên chế, Phòng Cải cách hành chính và Thanh tra Sở kiểm tra",
            [["Phòng Tổ chức, biên chế", "Phòng Cải cách hành chính", "Thanh tra Sở"]],
        ),
        (
            "Giao đồng chí Nguyễn Thị Hà, Phó Giám đốc Sở theo dõi",
            [["đồng chí Nguyễn Thị Hà, Phó Giám đốc Sở"]],
        ),
        ("Sở Khoa học và Công nghệ (KH&CN) chủ trì", [["Sở Khoa học và Công nghệ"]]),
    ],
)
def test_units_are_found_with_their_whole_names(text, lists):
    assert written(text) == lists


def test_units_known_by_name_are_never_split():
    units = UnitFinder([Unit("Phòng Thiết kế và in ấn, phát hành")])

    assert written("Phòng Thiết kế và in ấn, phát hành chủ trì", units) == [
        ["Phòng Thiết kế và in ấn, phát hành"]
    ]


@pytest.mark.parametrize(
    ("spelt", "name"),
    [
        ("Phòng Hành chính Tổng hợp", "Phòng Hành chính - Tổng hợp"),
        ("phòng hành chính – tổng hợp", "Phòng Hành chính - Tổng hợp"),
        ("Phòng Hành chinh - Tổng hợp", "Phòng Hành chính - Tổng hợp"),
        ("Phòng HCTH", "Phòng Hành chính - Tổng hợp"),
        ("Phòng Hành chính", None),
        ("Sở Nội vụ", None),
    ],
)
def test_resolve_knows_a_unit_by_any_spelling(spelt, name):
    units = UnitFinder([Unit("Phòng Hành chính - Tổng hợp", ("Phòng HCTH",)), Unit("Sở Ngoại vụ")])

    assert units.resolve(spelt) == name


def test_resolve_does_not_choose_between_two_units_a_letter_apart():
    units = UnitFinder([Unit("Ủy ban nhân dân xã Bình An"), Unit("Ủy ban nhân dân xã Bình Ân")])

    assert units.resolve("Ủy ban nhân dân xã Bình Ăn") is None


def test_near_takes_no_number_for_another():
    assert not near("ban quản lý dự án số 1", "ban quản lý dự án số 2")


def test_differing_shows_the_slip_with_the_word_before_it():
    assert differing("Trung tâm khoa học công nghê", "Trung tâm khoa học công nghệ") == "công nghê"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("yêu cầu chi đoàn viên nộp đoàn phí", []),
        ("vận động công đoàn viên tham gia", []),
        ("giao chi đoàn thanh niên sở nộp báo cáo", ["Chi đoàn Thanh niên Sở"]),
        ("THANH TRA, KIỂM TRA 20 HỒ SƠ TRƯỚC NGÀY 20/12/2026.", []),
        (
            "GIAO PHÒNG QUẢN LÝ KHOA HỌC PHỐI HỢP VỚI THANH TRA SỞ LẬP KẾ HOẠCH.",
            ["Phòng Quản lý Khoa học", "Thanh tra Sở"],
        ),
        (
            "đề nghị các phòng, phòng quản lý khoa học và thanh tra sở rà soát",
            ["các phòng", "Phòng Quản lý Khoa học", "Thanh tra Sở"],
        ),
    ],
)
def test_known_units_are_found_however_they_are_spelled(words, named):
    groups = UnitFinder(UNITS).groups(trace(words))

    assert [ref.name or ref.written for group in groups for ref in group.refs] == named


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("2. Chỉ cục Tiêu chuẩn Đo lường chủ trì, phối hợp với Thanh tra Sở", True),
        ("giao Chí cục Tiêu chuẩn Đo lường báo cáo", True),
        ("Chi cục Tiêu chuẩn Đo lương báo cáo", True),
        ("Chỉ tiêu chuẩn đo lường của năm", False),
        ("Chỉ đạo Thanh tra Sở rà soát", False),
    ],
)
def test_first_word_of_a_unit_may_be_misread_by_a_mark(words, named):
    finder = UnitFinder([Unit("Chi cục Tiêu chuẩn Đo lường"), Unit("Thanh tra Sở")])

    found = {ref.name for group in finder.groups(trace(words)) for ref in group.refs}

    assert ("Chi cục Tiêu chuẩn Đo lường" in found) == named
    assert ("Chi cục Tiêu chuẩn Đo lường" in finder.doubts.values()) == named


CODED = (
    Unit("Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng", ("TĐC", "Phòng TĐC")),
    Unit("Thanh tra Sở", ("TTra",)),
    Unit("Văn phòng Sở", ("VP",)),
)


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("Giao TĐC chủ trì, phối hợp TTra rà soát", [["TĐC"], ["TTra"]]),
        ("TĐC, TTra và VP rà soát", [["TĐC", "TTra", "VP"]]),
        ("(chủ trì: Phòng TĐC; phối hợp: VP)", [["Phòng TĐC"], ["VP"]]),
        ("theo Công văn số 12/TĐC-VP", []),
        ("hộ tđc rà soát", []),
        ("lập TĐCX trước", []),
    ],
)
def test_code_stands_for_its_unit_as_it_is_written(text, lists):
    assert written(text, UnitFinder(CODED)) == lists
    finder = UnitFinder(CODED)
    names = {unit.name for unit in CODED}
    assert {ref.name for group in finder.groups(trace(text)) for ref in group.refs} <= names
