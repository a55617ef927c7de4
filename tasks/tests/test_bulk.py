"""Accepting all that wait: each task by itself, each refusal told."""

import pytest
from django.urls import reverse

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


@pytest.mark.parametrize("pick", ["x", "1", "a:b", "99999:1", ":", "1:x", "1:2:3", "9" * 30 + ":1"])
def test_odd_picks_move_nothing(client, cast, three, pick):
    client.force_login(cast["ttud.dung"])

    response = client.post(reverse("tasks:accept_all"), {"pick": [pick]})

    assert response.status_code == 302
    assert statuses() == ["assigned"] * 3


def test_wrong_role_is_refused_and_outsiders_find_nothing(client, cast, three):
    client.force_login(cast["tdc.quan"])
    assert post(client, "accept_all", three).status_code == 403

    client.force_login(cast["qlkh.chi"])
    assert post(client, "accept_all", three).status_code == 302
    assert statuses() == ["assigned"] * 3


def test_bulk_moves_are_posts_only(client, cast):
    client.force_login(cast["ttud.dung"])

    assert client.get(reverse("tasks:accept_all")).status_code == 405
