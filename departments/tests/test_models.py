"""People and posts: what a person may do follows from their memberships."""

import pytest

from departments.models import Agency, Alias, Department, User


@pytest.mark.parametrize(
    ("account", "roles"),
    [
        ("giamdoc", {"is_director", "is_leader"}),
        ("pgd.nga", {"is_leader"}),
        ("hcth.tam", {"is_office", "is_chief"}),
        ("vanthu", {"is_office"}),
        ("qlkh.anh", {"is_chief"}),
        ("congdoan", {"is_chief"}),
        ("qlkh.oanh", {"is_chief"}),  # a specialist who is also deputy secretary of the youth union
        ("ttud.dat", set()),
    ],
)
def test_roles_follow_from_posts(cast, account, roles):
    asked = ("is_director", "is_leader", "is_office", "is_chief")

    assert {role for role in asked if getattr(cast[account], role)} == roles


def test_person_in_two_units_belongs_to_both(cast, units):
    vinh = cast["congdoan"]

    assert vinh.department_ids == {units["QLKH"].pk, units["CĐ"].pk}
    assert vinh.chief_of_ids == {units["QLKH"].pk, units["CĐ"].pk}
    assert vinh.title == "Phó Trưởng phòng"


def test_every_unit_of_the_sample_has_one_head(units):
    heads = {code: unit.memberships.filter(role="head").count() for code, unit in units.items()}

    assert heads == dict.fromkeys(units, 1)


def test_sign_in_name_stands_in_for_a_missing_name():
    assert str(User(username="vanthu")) == "vanthu"


def test_alias_is_kept_folded(units):
    alias = Alias(department=units["HCTH"], written="Phòng HÀNH CHÍNH – Tổng hợp")

    alias.full_clean()

    assert alias.folded == "phòng hành chính - tổng hợp"


def test_unit_shows_its_shortest_name(units):
    outside = Department.objects.get(name="UBND tỉnh")

    assert (units["TTUD"].short, units["TTUD"].sign) == ("TT Ứng dụng và Dịch vụ KHCN", "TTUD")
    assert (outside.short, outside.sign) == ("UBND tỉnh", "UBND tỉnh")


def test_words_of_a_department_agency_name_its_director_and_its_office(agency):
    words = agency.words

    assert (words.director_of, words.leaders, words.office) == (
        "Giám đốc Sở",
        "Lãnh đạo Sở",
        "Phòng Hành chính - Tổng hợp",
    )


def test_words_of_a_peoples_committee_name_its_chairman_and_its_office(agency, units):
    agency.kind = Agency.Kind.UBND
    units["HCTH"].name = "Văn phòng"
    units["HCTH"].save()

    words = agency.words

    assert (words.body, words.director, words.deputy, words.office) == (
        "UBND",
        "Chủ tịch",
        "Phó Chủ tịch",
        "Văn phòng",
    )
