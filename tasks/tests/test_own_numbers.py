"""The agency's own numbers: given at issue, without gap, anew from 01 each year."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions.actions import Refused, discard, edit_header
from conclusions.gaps import gaps_of
from conclusions.models import Conclusion, Series
from conclusions.tests.factories import a_directive, a_draft
from departments.models import Agency
from tasks.actions import issue

KL = Conclusion.Kind.CONCLUSION


@pytest.fixture
def own(agency):
    """The agency gives its numbers itself."""
    Agency.objects.update(gives_numbers=True)


@pytest.fixture
def given(own, cast, units):
    """Issue a fresh draft of that day; the number it got."""

    def one(day=date(2024, 4, 3), **fields) -> str:
        draft = a_draft(cast["giamdoc"], issued_on=day, **fields)
        a_directive(draft, units["QLKH"])
        issue(draft, by=cast["hcth.son"])
        return Conclusion.objects.get(pk=draft.pk).number

    return one


def test_numbers_follow_each_other_and_begin_anew_each_year(given):
    this_year = [given() for _ in range(11)]

    assert this_year == [f"{n:02d}/TB-SKHCN" for n in range(1, 12)]
    assert given(date(2025, 1, 2)) == "01/TB-SKHCN"
    assert given(date(2024, 12, 31)) == "12/TB-SKHCN"


def test_each_symbol_has_its_own_series(given):
    assert [given(), given(kind=KL), given(), given(kind=KL)] == [
        "01/TB-SKHCN",
        "01/KL-SKHCN",
        "02/TB-SKHCN",
        "02/KL-SKHCN",
    ]


def test_series_starts_behind_what_was_numbered_by_hand(given):
    for number in ("330/TB-SKHCN", "598/TB-SKHCN", "700/KL-SKHCN"):
        given(number=number)

    assert [given(), given()] == ["599/TB-SKHCN", "600/TB-SKHCN"]


def test_number_that_is_typed_ahead_is_passed_over(given, cast):
    given()
    a_draft(cast["giamdoc"], number="2/TB-SKHCN")

    assert given() == "03/TB-SKHCN"


def test_failed_issue_gives_no_number(given, cast, units):
    draft = a_draft(cast["giamdoc"])
    a_directive(draft, units["QLKH"])
    edit_header(Conclusion.objects.get(pk=draft.pk), seen=draft.version, title="Khác")

    with pytest.raises(Refused):
        issue(draft, by=cast["hcth.son"])

    assert Series.objects.count() == 0
    assert given() == "01/TB-SKHCN"


def test_discarded_draft_frees_no_number(given, cast):
    given()
    draft = a_draft(cast["giamdoc"])
    discard(draft, seen=draft.version)

    assert given() == "02/TB-SKHCN"


def test_missing_number_blocks_only_where_the_clerk_gives_it(cast, units):
    draft = a_draft(cast["giamdoc"])
    a_directive(draft, units["QLKH"])
    undated = a_draft(cast["giamdoc"], issued_on=None)
    a_directive(undated, units["QLKH"])

    clerks = [gap.words for gap in gaps_of(draft)]
    Agency.objects.update(gives_numbers=True)

    assert clerks == ["Chưa nhập số do văn thư cấp và ngày."]
    assert gaps_of(draft) == []
    assert [gap.words for gap in gaps_of(undated)] == ["Chưa nhập ngày ban hành."]


def test_review_says_the_number_comes_with_the_issue(client, own, cast, units):
    draft = a_draft(cast["giamdoc"])
    a_directive(draft, units["QLKH"])
    client.force_login(cast["hcth.son"])

    page = client.get(reverse("conclusions:review", args=[draft.pk]))
    answer = client.post(
        reverse("tasks:issue", args=[draft.pk]), {"seen": draft.version}, follow=True
    )

    assert " ".join(page.content.decode().split()).count("ố sẽ được cấp khi ban hành") == 2
    assert [str(m) for m in answer.context["messages"]] == [
        "Đã ban hành, giao nhiệm vụ tại Thông báo số 01/TB-SKHCN: 1 mục, 1 nhiệm vụ."
    ]
