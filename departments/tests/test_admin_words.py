"""The keepers' pages speak of things, to nobody in particular."""

import html
import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from conclusions.tests.factories import a_draft
from departments.models import Delegation, User
from departments.tests.pages import post, save_person

ADDRESSES = (
    "index",
    "departments_user_changelist",
    "departments_user_add",
    "departments_department_changelist",
    "departments_department_add",
    "departments_delegation_changelist",
    "departments_delegation_add",
    "departments_accountchange_changelist",
    "departments_rulechange_changelist",
    "tasks_dayoff_changelist",
    "tasks_dayoff_add",
    "tasks_task_changelist",
    "tasks_digest_changelist",
)
PRONOUN = re.compile(r"\b(bạn|quý vị|chúng tôi)\b", re.IGNORECASE)


def spoken_to(page: str) -> list[str]:
    return PRONOUN.findall(re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))


@pytest.fixture
def boss(cast, client):
    boss = User.objects.create_superuser("quantri", "q@skhcn.example", "x", full_name="Quản trị")
    client.force_login(boss)
    return boss


@pytest.mark.parametrize("name", ADDRESSES)
def test_pages_use_no_pronoun(boss, client, name):
    page = client.get(reverse(f"admin:{name}"))

    assert (page.status_code, spoken_to(page.content.decode())) == (200, [])


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("departments/delegation/", ["Danh sách xử lý thay", "Thao tác:"]),
        ("departments/department/", ["Theo loại"]),
        ("departments/user/", ["Theo đơn vị"]),
        ("departments/user/999/change/", ["Không có người dùng số “999”; có thể đã bị xóa."]),
        ("conclusions/conclusion/", ["Theo năm"]),
        ("tasks/dayoff/", ["Danh sách ngày nghỉ, làm bù"]),
    ],
)
def test_pages_are_worded_as_an_official_would(boss, client, cast, address, told):
    a_draft(cast["giamdoc"], number="1/TB-SKHCN", issued_on=date(2026, 5, 6))
    a_draft(cast["giamdoc"], number="2/TB-SKHCN", issued_on=date(2025, 5, 6))
    days = {"starts_on": timezone.localdate(), "ends_on": timezone.localdate()}
    Delegation.objects.create(giver=cast["tdc.quan"], taker=cast["tdc.han"], **days)

    page = html.unescape(client.get(f"/quan-tri/{address}", follow=True).text)

    assert [words for words in told if words not in page] == []
    assert [words for words in ("Bởi ", "Hoạt động:", "để thay đổi") if words in page] == []


@pytest.mark.parametrize(
    ("secret", "told"), [("x", "Đã đặt mật khẩu."), (None, "Chưa đặt mật khẩu.")]
)
def test_page_of_a_person_says_no_more_than_whether_there_is_a_password(
    boss, client, cast, secret, told
):
    person = cast["ttud.dat"]
    person.set_password(secret)
    person.save()

    page = client.get(reverse("admin:departments_user_change", args=[person.pk])).text

    assert (told in page, "thuật toán" in page, "Đặt " in page) == (True, False, True)


def test_post_entered_twice_is_told_in_words(boss, client, cast):
    person = cast["ttud.dat"]
    unit = person.memberships.get().department

    answer = save_person(client, person, **post(1, person, unit))

    formset = answer.context["inline_admin_formsets"][0].formset
    assert formset.non_form_errors() == ["Mỗi đơn vị chỉ ghi một chức vụ."]


@pytest.mark.parametrize("name", ["departments_user_change", "auth_user_password_change"])
def test_pages_of_a_person_use_no_pronoun(boss, client, cast, name):
    page = client.get(reverse(f"admin:{name}", args=[cast["ttud.dat"].pk]))

    assert (page.status_code, spoken_to(page.content.decode())) == (200, [])
