"""The keepers' pages speak of things, to nobody in particular."""

import re

import pytest
from django.urls import reverse

from departments.models import User

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


@pytest.mark.parametrize("name", ["departments_user_change", "auth_user_password_change"])
def test_pages_of_a_person_use_no_pronoun(boss, client, cast, name):
    page = client.get(reverse(f"admin:{name}", args=[cast["ttud.dat"].pk]))

    assert (page.status_code, spoken_to(page.content.decode())) == (200, [])
