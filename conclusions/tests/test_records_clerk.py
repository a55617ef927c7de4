"""The records clerk gives numbers and sends out; the content of drafts is written by others."""

import pytest
from django.urls import reverse

from conclusions import actions
from conclusions.actions import Refused
from conclusions.tests.factories import a_directive, a_draft
from departments.clerk_titles import is_of_records
from departments.models import Membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast, units):
    made = a_draft(cast["giamdoc"], number="601/TB-SKHCN")
    a_directive(made, units["QLKH"])
    return made


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Văn thư", True),
        ("văn thư - lưu trữ", True),
        ("Văn thư, lưu trữ", True),
        ("Nhân viên văn thư", True),
        ("Cán bộ Văn thư – Lưu trữ", True),
        ("Văn thư cơ quan", True),
        ("Văn thư kiêm tổng hợp", False),
        ("Chuyên viên tổng hợp, văn thư", False),
        ("Chuyên viên", False),
        ("Phó Trưởng phòng", False),
        ("Kế toán trưởng", False),
        ("", False),
    ],
)
def test_who_is_of_the_records_is_told_by_the_whole_title(title, told):
    assert is_of_records(title) is told


def test_clerk_numbers_a_draft_and_changes_nothing_else_of_it(cast, draft):
    clerk, item = cast["vanthu"], draft.items.last()

    actions.edit_header(draft, seen=draft.version, by=clerk, number="602/TB-SKHCN")
    with pytest.raises(Refused, match="Văn thư cấp số"):
        actions.reword(item, text="Khác.", label=None, seen=draft.version, by=clerk)
    with pytest.raises(Refused, match="Văn thư cấp số"):
        actions.edit_header(draft, seen=draft.version, by=clerk, closing="Khác.")
    with pytest.raises(Refused, match="Văn thư cấp số"):
        actions.submit(draft, seen=draft.version, by=clerk)

    draft.refresh_from_db()
    assert (draft.number, draft.status) == ("602/TB-SKHCN", "draft")


@pytest.mark.parametrize(
    ("title", "role", "writes"),
    [
        ("Văn thư", "specialist", False),
        ("Văn thư", "deputy", True),
        ("Chuyên viên", "specialist", True),
    ],
)
def test_page_offers_the_clerk_no_editing(client, cast, draft, title, role, writes):
    Membership.objects.filter(user=cast["vanthu"]).update(title=title, role=role)
    client.force_login(type(cast["vanthu"]).objects.get(username="vanthu"))

    page = client.get(reverse("conclusions:review", args=[draft.pk])).text
    listed = client.get(reverse("conclusions:list")).text
    compose = reverse("conclusions:compose")

    assert [word in page for word in ("Sửa lời", "Tách việc giao", "conclusions:submit")] == [
        writes,
        writes,
        False,
    ]
    assert ((compose in listed), client.get(compose).status_code == 200) == (writes, writes)
