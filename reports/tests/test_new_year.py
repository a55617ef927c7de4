"""A year's turn on one page: numbers, calendar, units, what goes on."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from conclusions.models import Conclusion
from conclusions.tests.factories import a_directive, a_draft
from departments.models import Department
from reports.figures.year_turn import numbers_of, turn_of, units_with_work
from tasks.actions import issue


@pytest.fixture
def issued(cast, units):
    """Notices of today under these numbers, each with a task of one unit."""

    def notice(number: str, code: str = "TTra") -> Conclusion:
        draft = a_draft(cast["giamdoc"], number=number, issued_on=timezone.localdate())
        a_directive(draft, units[code], title="Lập kế hoạch")
        issue(draft, by=cast["hcth.son"])
        return draft

    return notice


def test_numbers_of_a_year_are_told_by_symbol_with_those_not_seen(issued):
    for number in ("02/TB-SKHCN", "05/TB-SKHCN", "03/KL-SKHCN"):
        issued(number)

    told = [
        (one.symbol, one.count, one.last, one.missing_words)
        for one in numbers_of(timezone.localdate().year)
    ]

    assert told == [("KL-SKHCN", 1, 3, "1, 2"), ("TB-SKHCN", 2, 5, "1, 3, 4")]


def test_many_missing_numbers_are_named_in_part_and_counted(issued):
    issued("100/TB-SKHCN")

    (one,) = numbers_of(timezone.localdate().year)

    assert one.missing_words == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 … (99 số)"


def test_unit_out_of_use_stands_there_while_its_work_is_open(issued, units):
    issued("02/TB-SKHCN", "TTra")
    Department.objects.filter(code__in=["TTra", "TTUD"]).update(active=False)

    rows = {row.unit.code: row.open for row in units_with_work()}

    assert rows["TTra"] == 1
    assert "TTUD" not in rows


@pytest.mark.parametrize(
    ("today", "years"),
    [
        (date(2026, 12, 31), (2026, 2027)),
        (date(2026, 7, 1), (2026, 2027)),
        (date(2027, 1, 5), (2026, 2027)),
        (date(2027, 6, 30), (2026, 2027)),
    ],
)
def test_year_that_ends_is_looked_at_from_july_to_june(today, years):
    assert turn_of(today) == years


def test_page_tells_open_work_and_drafts_to_who_keeps_the_lists(client, cast, issued):
    issued("02/TB-SKHCN")
    a_draft(cast["giamdoc"])
    client.force_login(cast["hcth.tam"])

    page = client.get(reverse("reports:new_year"))

    assert (page.context["open"], page.context["drafts"]) == (1, 1)
