"""Names in a notice become departments: other spellings, collectives, who is left out."""

import pytest

from conclusions.reading import UnitRef
from conclusions.units import Directory
from departments.models import Department


def ref(written, *, name=None, collective=False):
    return UnitRef(written=written, span=(0, len(written)), name=name, collective=collective)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Phòng Hành chính - Tổng hợp", "HCTH"),
        ("Phòng Hành chính – Tổng hợp", "HCTH"),
        ("Phòng Hành chính Tổng hợp", "HCTH"),
        ("PHÒNG QUẢN LÝ TIÊU CHUẨN ĐO LƯỜNG CHẤT LƯỢNG", "QLTĐC"),
        ("BCH Chi đoàn", "ChĐ"),
        ("Kế toán trưởng", "HCTH"),
    ],
)
def test_unit_is_found_by_any_spelling(units, written, code):
    assert [d.code for d in Directory().resolve([ref(written)])] == [code]


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("Các phòng, đơn vị", ["QLKH", "QLCN&CN", "QLTĐC", "TTra", "TTUD", "HCTH"]),
        ("Trưởng các phòng, đơn vị", ["QLKH", "QLCN&CN", "QLTĐC", "TTra", "TTUD", "HCTH"]),
        ("các phòng", ["QLKH", "QLCN&CN", "QLTĐC", "HCTH"]),
        ("các Tổ chức đoàn thể", ["CĐ", "ChĐ"]),
        ("các phòng, đơn vị liên quan", []),
    ],
)
def test_collective_means_these_units(units, written, codes):
    assert [d.code for d in Directory().resolve([ref(written, collective=True)])] == codes


def test_collective_leaves_out_the_unit_that_collates(units):
    found = Directory().resolve(
        [ref("các phòng, đơn vị", collective=True)], without=["Phòng Hành chính – Tổng hợp"]
    )

    assert [d.code for d in found] == ["QLKH", "QLCN&CN", "QLTĐC", "TTra", "TTUD"]


def test_collective_passes_over_units_that_no_longer_work(units):
    units["TTra"].active = False
    units["TTra"].save()

    found = Directory().resolve([ref("các phòng, đơn vị", collective=True)])

    assert [d.code for d in found] == ["QLKH", "QLCN&CN", "QLTĐC", "TTUD", "HCTH"]


def test_outside_bodies_stay_words(units):
    assert Directory().resolve([ref("Sở Tài chính"), ref("Ban Tổ chức lễ hội")]) == []


def test_unit_named_twice_counts_once(units):
    refs = [ref("Thanh tra Sở"), ref("các phòng, đơn vị", collective=True)]

    assert len(Directory().resolve(refs)) == 6


@pytest.mark.parametrize(
    ("written", "code"),
    [("QLTĐC", "QLTĐC"), ("Phòng QLTĐC", "QLTĐC"), ("TT Ứng dụng và Dịch vụ KHCN", "TTUD")],
)
def test_short_name_and_code_stand_for_the_unit(units, written, code):
    assert [d.code for d in Directory().resolve([ref(written)])] == [code]
    [known] = [unit for unit in Directory().known() if unit.name == Directory().find(written).name]
    assert written in known.aliases


def test_code_that_two_units_have_stands_for_none(units):
    Department.objects.filter(code__in=["QLKH", "TTUD"]).update(code="KH")

    assert Directory().find("KH") is None
    assert not any("KH" in unit.aliases for unit in Directory().known())
