"""Who confirms a report: named at issue by one rule."""

import pytest

from conclusions.tests.factories import a_directive, a_draft
from departments.models import Department, Membership
from tasks.confirming import confirmer_for


@pytest.fixture
def confirmer(cast, units):
    """The account that confirms a duty of a unit, with what the review named of it."""

    def of(unit, leader="giamdoc", named=None, **duty):
        draft = a_draft(cast["giamdoc"])
        given = a_directive(draft, units[unit], confirmer=cast[named] if named else None, **duty)
        lead = Department.objects.get(pk=units[unit].pk)
        return confirmer_for(given, lead, cast[leader]).username

    return of


@pytest.mark.parametrize(
    ("unit", "given", "expected"),
    [
        ("TTUD", {}, "pgd.nga"),  # the leader in charge of the unit
        ("TTUD", {"key": True}, "giamdoc"),
        ("TTUD", {"key": True, "leader": "pgd.viet"}, "pgd.viet"),  # who assigns it
        ("TTUD", {"named": "hcth.tam"}, "hcth.tam"),
        ("TTUD", {"named": "hcth.tam", "key": True}, "hcth.tam"),
        ("HCTH", {"named": "hcth.tam"}, "giamdoc"),  # never one of the unit
        ("CĐ", {}, "giamdoc"),  # nobody is in charge of it
        ("TTUD", {"named": "ttud.dung"}, "pgd.nga"),
        ("HCTH", {"leader": "pgd.nga"}, "giamdoc"),
    ],
)
def test_first_that_may_confirms(confirmer, unit, given, expected):
    assert confirmer(unit, **given) == expected


def test_leader_who_has_left_confirms_nothing(cast, confirmer):
    cast["pgd.nga"].is_active = False
    cast["pgd.nga"].save()

    assert confirmer("TTUD") == "giamdoc"


def test_who_is_in_charge_but_leads_no_more_confirms_nothing(cast, confirmer):
    cast["pgd.nga"].memberships.all().delete()

    assert confirmer("TTUD") == "giamdoc"


def test_leader_who_heads_the_unit_does_not_confirm_its_work(cast, units, confirmer):
    Membership.objects.create(user=cast["pgd.nga"], department=units["TTUD"], role="head")

    assert confirmer("TTUD", leader="pgd.nga") == "giamdoc"
