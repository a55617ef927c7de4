"""Tasks on the list keepers' pages, where they are only looked at."""

import pytest
from django.urls import reverse

from departments.models import User
from tasks.tests.factories import a_task, do


@pytest.fixture
def administrator(cast, client):
    person = cast["hcth.son"]
    person.is_staff = person.is_superuser = True
    person.save()
    client.force_login(person)
    return person


def test_task_is_read_only_and_keeps_its_notes_to_itself(administrator, client, cast, units):
    task = a_task(cast, units["TTUD"])
    do(task, "update", cast["ttud.dung"], note="Chờ số liệu của cơ sở")

    def status(name, *args):
        return client.post(reverse(f"admin:tasks_task_{name}", args=args)).status_code

    page = client.get(reverse("admin:tasks_task_change", args=[task.pk])).content.decode()
    assert ("cập nhật tình hình" in page, "Chờ số liệu" in page) == (True, False)
    assert 'name="_save"' not in page
    assert [status("add"), status("change", task.pk), status("delete", task.pk)] == [403] * 3


@pytest.mark.parametrize(("account", "seen"), [("qlkh.chi", False), ("ttud.dat", True)])
def test_keeper_of_the_lists_sees_no_more_tasks_than_elsewhere(client, cast, units, account, seen):
    task = a_task(cast, units["TTUD"])
    cast[account].is_staff = cast[account].is_superuser = True
    cast[account].save()
    client.force_login(cast[account])

    page = client.get(reverse("admin:tasks_task_change", args=[task.pk]), follow=True)

    assert (task.title in page.content.decode()) is seen


def test_keeper_of_no_unit_is_told_why_the_list_is_empty(client, cast, units):
    a_task(cast, units["TTUD"])
    client.force_login(
        User.objects.create_superuser("quantri", "q@skhcn.example", "x", full_name="Q")
    )

    page = client.get(reverse("admin:tasks_task_changelist"))

    assert [str(message) for message in page.context["messages"]] == [
        "Tài khoản này không thuộc đơn vị nào nên không xem được nhiệm vụ của các đơn vị."
    ]


def test_column_of_the_notice_is_short_and_named_in_vietnamese(administrator, client, cast, units):
    task = a_task(cast, units["TTUD"], number="12/TB-SKHCN")

    page = client.get(reverse("admin:tasks_task_changelist")).text

    assert ("Thông báo, mục" in page, "Notice" in page) == (True, False)
    told = f"12/TB-SKHCN, {task.duty.item.path}"
    assert f'<td class="field-written_in">{told}</td>' in page


def test_tasks_are_listed_in_a_fixed_number_of_queries(
    administrator, client, cast, units, django_assert_max_num_queries
):
    for number in ("1/TB", "2/TB", "3/TB"):
        a_task(cast, units["TTUD"], number=number)
        with django_assert_max_num_queries(9):
            client.get(reverse("admin:tasks_task_changelist"))
