"""Duties of one title are told, and named apart in one form."""

import pytest
from django.urls import reverse

from conclusions.review_page import Review
from conclusions.tests.factories import a_directive, a_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, cast):
    client.force_login(cast["hcth.son"])
    return client


@pytest.fixture
def draft(cast, units):
    made = a_draft(cast["giamdoc"])
    for title in ("Báo cáo kết quả", "Kế hoạch năm 2027", "báo cáo  kết quả", "Báo cáo kết quả"):
        a_directive(made, units["QLKH"], title=title)
    return made


def named(draft):
    return [duty.title for duty in Review(draft).namesakes]


def test_duties_of_one_title_are_told_together(draft):
    assert named(draft) == ["Báo cáo kết quả", "báo cáo  kết quả", "Báo cáo kết quả"]


def test_they_are_named_apart_as_one_change(office, cast, draft):
    duties = Review(draft).namesakes
    typed = {f"ten-{duties[0].pk}": " Báo cáo  Quý I ", f"ten-{duties[1].pk}": "Báo cáo Quý II"}
    address = reverse("conclusions:many_titles", args=[draft.pk])

    office.post(address, typed | {f"ten-{duties[2].pk}": duties[2].title, "seen": draft.version})

    draft.refresh_from_db()
    assert (named(draft), draft.version, draft.changes.count()) == ([], 2, 1)
    assert [duty.title for duty in Review(draft).duties] == [
        *("Báo cáo Quý I", "Kế hoạch năm 2027", "Báo cáo Quý II", "Báo cáo kết quả"),
    ]


@pytest.mark.parametrize("typed", ["", "   ", "x" * 121])
def test_name_that_is_none_changes_nothing(office, draft, typed):
    duty = Review(draft).namesakes[0]
    address = reverse("conclusions:many_titles", args=[draft.pk])

    office.post(address, {f"ten-{duty.pk}": typed, "seen": draft.version})

    assert (len(named(draft)), draft.changes.count()) == (3, 0)


def test_names_typed_over_an_older_page_are_not_taken(office, cast, draft):
    duties = Review(draft).namesakes
    address = reverse("conclusions:many_titles", args=[draft.pk])
    office.post(address, {f"ten-{duties[0].pk}": "Một", "seen": 1})

    late = office.post(address, {f"ten-{duties[0].pk}": "Hai", "seen": 1})

    assert (late.status_code, Review(draft).duties[0].title) == (409, "Một")
