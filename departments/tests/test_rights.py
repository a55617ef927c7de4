"""Rights: who a person is and stands for on a day, as a table."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from departments.models import Delegation
from departments.rights import Rights

ON = date(2024, 4, 10)
QUESTIONS = ["is_director", "is_leader", "is_office", "is_chief", "edits_notices", "sees_register"]
# + yes, - no, in the order of QUESTIONS
OWN = {
    "giamdoc": "++--++",
    "pgd.nga": "-+--++",
    "hcth.tam": "--++++",
    "hcth.son": "--+-++",
    "qlkh.anh": "---+-+",
    "congdoan": "---+-+",  # deputy of one unit, head of another
    "chidoan": "---+-+",  # a specialist who heads a union
    "ttud.dat": "------",
}
STANDING_IN = [
    ("giamdoc", "ttud.dat", "++--++"),
    ("pgd.nga", "ttud.dat", "-+--++"),
    ("hcth.son", "ttud.dat", "--+-++"),
    ("qlkh.anh", "hcth.son", "--++++"),
    ("qlkh.chi", "ttud.dat", "------"),
]


def answers(rights):
    return "".join("+" if getattr(rights, question) else "-" for question in QUESTIONS)


def stand_in(giver, taker, starts=ON, ends=ON):
    return Delegation.objects.create(giver=giver, taker=taker, starts_on=starts, ends_on=ends)


@pytest.mark.parametrize(("account", "expected"), OWN.items())
def test_person_has_the_rights_of_the_posts(cast, account, expected):
    assert answers(Rights.of(cast[account], ON)) == expected


@pytest.mark.parametrize(("giver", "taker", "expected"), STANDING_IN)
def test_stand_in_has_the_rights_of_both(cast, giver, taker, expected):
    stand_in(cast[giver], cast[taker])

    rights = Rights.of(cast[taker], ON)

    assert answers(rights) == expected
    assert rights.people == (cast[taker], cast[giver])
    assert rights.ids == {cast[taker].pk, cast[giver].pk}


@pytest.mark.parametrize(
    ("starts", "ends", "stands"),
    [
        (ON, ON, True),
        (date(2024, 4, 1), date(2024, 4, 9), False),  # ended yesterday
        (date(2024, 4, 11), date(2024, 4, 20), False),  # begins tomorrow
        (date(2024, 4, 9), date(2024, 4, 11), True),
    ],
)
def test_stand_in_has_them_on_the_days_named_alone(cast, starts, ends, stands):
    stand_in(cast["giamdoc"], cast["ttud.dat"], starts, ends)

    assert Rights.of(cast["ttud.dat"], ON).is_director is stands


def test_stand_in_of_a_stand_in_has_nothing_of_the_first(cast):
    stand_in(cast["giamdoc"], cast["pgd.nga"])
    stand_in(cast["pgd.nga"], cast["ttud.dat"])

    rights = Rights.of(cast["ttud.dat"], ON)

    assert (rights.is_director, rights.people) == (False, (cast["ttud.dat"], cast["pgd.nga"]))


def test_nobody_stands_in_for_a_closed_account(cast):
    stand_in(cast["giamdoc"], cast["ttud.dat"])
    cast["giamdoc"].is_active = False
    cast["giamdoc"].save()

    assert answers(Rights.of(cast["ttud.dat"], ON)) == "------"


def test_list_keeping_is_not_taken_over(cast):
    cast["hcth.son"].is_staff = True
    cast["hcth.son"].save()
    stand_in(cast["hcth.son"], cast["ttud.dat"])

    kept = [Rights.of(cast[name], ON).keeps_lists for name in ("hcth.son", "ttud.dat")]

    assert kept == [True, False]


def test_units_are_those_of_all_the_people_in_the_agencys_order(cast, units):
    stand_in(cast["congdoan"], cast["ttud.dat"])
    stand_in(cast["giamdoc"], cast["ttud.dat"])

    rights = Rights.of(cast["ttud.dat"], ON)

    assert rights.units == [units["QLKH"], units["TTUD"], units["CĐ"]]  # the leadership leads none
    assert rights.chief_of_ids >= {units["QLKH"].pk, units["CĐ"].pk}
    assert units["TTUD"].pk not in rights.chief_of_ids


def test_nobody_signed_in_has_no_rights(db):
    rights = Rights.of(AnonymousUser(), ON)

    assert (answers(rights), rights.keeps_lists) == ("------", False)


def test_rights_are_read_once_a_request(cast, django_assert_num_queries):
    first = Rights.of(cast["ttud.dat"], ON)

    with django_assert_num_queries(0):
        assert Rights.of(cast["ttud.dat"], ON) is first
