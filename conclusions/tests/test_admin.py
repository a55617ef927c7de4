"""Notices on the list keepers' pages: looked at, never written."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions.tests.factories import a_directive, a_draft
from departments.models import User


@pytest.fixture
def administrator(client, agency):
    person = User.objects.create_superuser("quantri", "q@skhcn.example", "x", full_name="Quản trị")
    client.force_login(person)
    return person


def issued(cast, number):
    notice = a_draft(cast["giamdoc"], number=number)
    a_directive(notice)
    notice.status = "issued"
    notice.save()
    return notice


def test_notice_is_read_only(administrator, client, cast):
    notice = issued(cast, "598/TB-SKHCN")

    def status(name, *args):
        return client.post(reverse(f"admin:conclusions_conclusion_{name}", args=args)).status_code

    page = client.get(reverse("admin:conclusions_conclusion_change", args=[notice.pk]))
    assert (page.status_code, 'name="_save"' in page.content.decode()) == (200, False)
    assert [status("add"), status("change", notice.pk), status("delete", notice.pk)] == [403] * 3


def test_drafts_are_for_the_office_and_the_leaders_here_too(administrator, client, cast):
    draft = a_draft(cast["giamdoc"], number="")
    address = reverse("admin:conclusions_conclusion_change", args=[draft.pk])

    hidden = client.get(address)
    User.objects.filter(username="hcth.son").update(is_staff=True, is_superuser=True)
    client.force_login(User.objects.get(username="hcth.son"))

    assert (hidden.status_code, client.get(address).status_code) == (302, 200)


def test_notices_are_listed_in_a_fixed_number_of_queries(
    administrator, client, cast, django_assert_max_num_queries
):
    for number in ("1/TB", "2/TB", "3/TB"):
        issued(cast, number)
        with django_assert_max_num_queries(11):
            client.get(reverse("admin:conclusions_conclusion_changelist"))


def test_days_of_a_notice_are_written_as_paper_writes_them(administrator, client, cast):
    notice = issued(cast, "598/TB-SKHCN")
    type(notice).objects.filter(pk=notice.pk).update(issued_on=date(2026, 5, 6))

    page = client.get(reverse("admin:conclusions_conclusion_changelist")).text

    assert ("06/5/2026" in page, "6/5/2026</td>" in page.replace("06/5", "")) == (True, False)
