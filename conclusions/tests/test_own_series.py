"""The agency's own numbers: one after the other in a year and symbol, none given twice."""

from datetime import date

import pytest

from conclusions.actions import next_number
from conclusions.models import Conclusion, Series
from conclusions.tests.factories import a_draft
from departments.models import Agency

ISSUED = Conclusion.Status.ISSUED


@pytest.fixture
def draft(cast):
    Agency.objects.update(gives_numbers=True, code="SKHCN")
    return a_draft(cast["giamdoc"], issued_on=date(2026, 3, 2))


def held(draft, number, *, status=ISSUED, issued_on=date(2026, 2, 2)):
    return a_draft(draft.leader, number=number, issued_on=issued_on, status=status)


def test_numbers_follow_each_other_without_a_gap(draft):
    assert [next_number(draft) for _ in range(3)] == [
        "01/TB-SKHCN",
        "02/TB-SKHCN",
        "03/TB-SKHCN",
    ]


def test_each_year_and_symbol_counts_for_itself(draft, cast):
    next_number(draft)
    later = a_draft(cast["giamdoc"], issued_on=date(2027, 1, 4))
    concluded = a_draft(cast["giamdoc"], issued_on=date(2026, 3, 2), kind="conclusion")

    assert (next_number(later), next_number(concluded)) == ("01/TB-SKHCN", "01/KL-SKHCN")


def test_series_starts_behind_what_was_issued_by_hand(draft):
    held(draft, "07/TB-SKHCN")
    held(draft, "12/TB-SKHCN", issued_on=date(2025, 12, 1))
    held(draft, "90/KL-SKHCN")

    assert next_number(draft) == "08/TB-SKHCN"


def test_draft_typed_far_ahead_starts_no_series_but_its_number_is_passed_over(draft):
    held(draft, "02/TB-SKHCN", status=Conclusion.Status.DRAFT)

    assert [next_number(draft), next_number(draft)] == ["01/TB-SKHCN", "03/TB-SKHCN"]


def test_number_of_an_agency_without_a_code_has_the_kind_alone(draft):
    Agency.objects.update(code="")

    assert next_number(draft) == "01/TB"
    assert Series.objects.get().last == 1
