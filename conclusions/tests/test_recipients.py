"""Whom the “Nơi nhận” of a notice names: units of the house, and everybody else as printed."""

import pytest

from conclusions.recipients import recipients_of
from conclusions.tests.factories import a_draft
from departments.models import Agency

ALL = ["QLKH", "QLCN&CN", "QLTĐC", "TTra", "TTUD", "HCTH"]


def named(cast, *lines, also=()):
    notice = a_draft(cast["giamdoc"], recipients="\n".join(f"- {line};" for line in lines))
    found = recipients_of(notice, set(also))
    return [unit.code for unit in found.units], list(found.others)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Các phòng, đơn vị thuộc Sở", ALL),
        ("Trưởng các phòng, đơn vị thuộc Sở (t/h)", ALL),
        ("Các phòng, ban, đơn vị trực thuộc", ALL),
        ("GĐ, PGĐ Sở", ["LĐS"]),
        ("Giám đốc, các Phó Giám đốc Sở (b/c)", ["LĐS"]),
        ("Lãnh đạo Sở", ["LĐS"]),
        ("Ban Giám đốc Sở Khoa học và Công nghệ", ["LĐS"]),
        ("Thanh tra Sở", ["TTra"]),
        ("Phòng QLKH (để thực hiện)", ["QLKH"]),
        ("Công đoàn Sở, Đoàn Thanh niên", ["CĐ", "ChĐ"]),
        ("Các tổ chức đoàn thể", ["CĐ", "ChĐ"]),
        ("Lưu: VT, HCTH", []),
        ("Như trên", []),
    ],
)
def test_line_names_units_of_the_house(cast, units, line, codes):
    assert named(cast, line) == (codes, [])


@pytest.mark.parametrize(
    "line",
    [
        "UBND tỉnh (b/c)",
        "Chủ tịch, các PCT UBND tỉnh",
        "Lãnh đạo UBND tỉnh",
        "Sở Tài chính",
        "Các sở, ban, ngành",
        "UBND các xã, phường",
        "Các phòng chuyên môn cấp huyện",
        "Công an, Quân sự tỉnh",
        "Cổng TTĐT tỉnh",
    ],
)
def test_what_is_not_known_to_be_of_the_house_stands_as_printed(cast, units, line):
    assert named(cast, line) == ([], [line])


def test_line_of_both_is_told_apart(cast, units):
    codes, others = named(cast, "Công đoàn Sở, Hội Cựu chiến binh")

    assert (codes, others) == (["CĐ"], ["Hội Cựu chiến binh"])


def test_units_with_work_receive_it_whatever_is_printed(cast, units):
    assert named(cast, "Các đơn vị có tên tại Mục II", also=[units["TTUD"].pk]) == (["TTUD"], [])


def test_committee_counts_its_chairs_as_the_house(cast, units):
    Agency.objects.update(kind=Agency.Kind.UBND, name="Ủy ban nhân dân xã Trà Bồng")

    assert named(cast, "Chủ tịch, các PCT UBND xã") == (["LĐS"], [])
    assert named(cast, "Chủ tịch, các PCT UBND tỉnh") == ([], ["Chủ tịch, các PCT UBND tỉnh"])
