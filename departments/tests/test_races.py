"""Two keepers at once: one saves, one is told; one sender sends. Threads need a database server."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from departments.account_letters import send_waiting
from departments.accounts import noting
from departments.journals import AccountChange
from departments.models import Agency, User

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("TEST_DATABASE_URL", "").startswith("postgres"),
        reason="races need a database server: set TEST_DATABASE_URL to PostgreSQL",
    ),
]


def at_once(times, act):
    def one(n):
        try:
            return act(n)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return sorted(pool.map(one, range(times)))


@pytest.fixture
def boss(db):
    return User.objects.create_superuser("quantri", "q@skhcn.example", "x", full_name="Quản trị")


def test_one_opened_page_saved_eight_times_at_once_is_saved_once(boss):
    agency = Agency.current()
    address = reverse("admin:departments_agency_change", args=[agency.pk])
    clients = [Client() for _ in range(8)]
    for client in clients:
        client.force_login(boss)
    opened = clients[0].get(address).context["opened"]

    def save(n):
        typed = {"kind": "so", "name": "Sở KH&CN", "code": "SKHCN", "place": f"Nơi {n}"}
        typed["opened"] = opened
        return clients[n].post(address, typed).status_code

    assert at_once(8, save) == [302] + [409] * 7


def test_two_senders_at_once_send_one_letter(boss):
    person = User.objects.create(username="a", full_name="A", email="a@skhcn.example")
    with noting([person], by=boss):
        person.email = "b@skhcn.example"
        person.save()

    sent = at_once(4, lambda n: send_waiting(timezone.now()))

    assert (sent, len(mail.outbox)) == ([0, 0, 0, 1], 1)
    assert AccountChange.objects.get().letter == AccountChange.Letter.SENT
