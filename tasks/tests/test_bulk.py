"""Accepting all and confirming those picked: each task by itself, each refusal told."""

import pytest
from django.urls import reverse

from tasks.actions import move
from tasks.models import Task
from tasks.tests.factories import a_task


@pytest.fixture
def three(cast, units):
    return [a_task(cast, units["TTUD"], number=f"{n}/TB") for n in range(3)]


def post(client, name, tasks, **fields):
    picks = [f"{task.pk}:{task.version}" for task in tasks]
    return client.post(reverse(f"tasks:{name}"), {"pick": picks} | fields)


def told(response):
    return [str(message) for message in response.wsgi_request._messages]


def statuses():
    return [task.status for task in Task.objects.order_by("pk")]


def test_accept_all_accepts_what_was_shown(client, cast, three):
    client.force_login(cast["ttud.dung"])

    response = post(client, "accept_all", three[:2], next="/viec-cua-don-vi/?q=x")

    assert (response.status_code, response.url) == (302, "/viec-cua-don-vi/?q=x")
    assert told(response) == ["Đã tiếp nhận 2 nhiệm vụ."]
    assert statuses() == ["in_progress", "in_progress", "assigned"]


def test_confirm_all_tells_which_was_moved_meanwhile(client, cast, three):
    for task in three:
        move(task, "report", by=cast["ttud.dung"], result="Xong")
    move(Task.objects.get(pk=three[1].pk), "recall", by=cast["ttud.my"])
    client.force_login(cast["pgd.nga"])

    response = post(client, "confirm_all", three)

    assert statuses() == ["done", "in_progress", "done"]
    done, stale = told(response)
    assert done == "Đã xác nhận hoàn thành 2 nhiệm vụ."
    assert "Nhiệm vụ vừa được Lâm Thị Diễm My cập nhật lúc" in stale


def test_nothing_picked_is_said(client, cast):
    client.force_login(cast["pgd.nga"])

    response = post(client, "confirm_all", [])

    assert (response.status_code, response.url) == (302, reverse("tasks:decisions"))
    assert told(response) == ["Chưa chọn nhiệm vụ để xác nhận hoàn thành."]


@pytest.mark.parametrize("pick", ["x", "1", "a:b", "99999:1", ":", "1:x", "1:2:3", "9" * 30 + ":1"])
def test_odd_picks_move_nothing(client, cast, three, pick):
    client.force_login(cast["ttud.dung"])

    response = client.post(reverse("tasks:accept_all"), {"pick": [pick]})

    assert response.status_code == 302
    assert statuses() == ["assigned"] * 3


@pytest.mark.parametrize("name", ["accept_all", "confirm_all"])
def test_wrong_role_is_refused_and_outsiders_find_nothing(client, cast, three, name):
    client.force_login(cast["tdc.quan"])
    assert post(client, name, three).status_code == 403

    client.force_login(cast["qlkh.chi"])
    assert post(client, name, three).status_code == 302
    assert statuses() == ["assigned"] * 3


@pytest.mark.parametrize("name", ["accept_all", "confirm_all"])
def test_bulk_moves_are_posts_only(client, cast, name):
    client.force_login(cast["ttud.dung"])

    assert client.get(reverse(f"tasks:{name}")).status_code == 405
