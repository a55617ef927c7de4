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
from departments.brought_tables import BroughtTable
from departments.journals import AccountChange
from departments.models import Agency, Department, User
from departments.tests.test_list_tables import lists
from departments.workbooks import table_runs
from departments.workbooks.list_tables import LISTS

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
        typed |= {"issue_rule": "approved", "missed_days": 10, "take_back_days": 1}
        typed |= {
            "mail_link_days": 5,
            "letters_a_day": 1,
            "letters_an_hour": 500,
            "period_closes_on": 14,
        }
        typed["opened"] = opened
        return clients[n].post(address, typed).status_code

    assert at_once(8, save) == [302] + [409] * 7


def unit(name, *spellings):
    rows = {f"aliases-{n}-written": words for n, words in enumerate(spellings)}
    counts = {"aliases-TOTAL_FORMS": len(spellings), "aliases-INITIAL_FORMS": 0}
    return {"name": name, "kind": "division", "position": 9, "active": "on"} | counts | rows


def person(username):
    typed = {"username": username, "full_name": "Trần Thị Mới", "usable_password": "true"}
    typed |= {"password1": "chim-ung-2024", "password2": "chim-ung-2024"}
    return typed | {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}


DAY = {"day": "02/06/2098", "name": "Ngày nghỉ"}
STAND_IN = {"starts_on": "05/04/2098", "ends_on": "08/04/2098"}
HELD = "đã là tên hoặc cách viết của"
TWINS = (
    # what two add at once, and what one of them is told
    ("departments_user", [person("dua"), person("dua")], "Tên đăng nhập này đã có."),
    ("departments_user", [person("dua"), person("DUA")], "chỉ khác chữ hoa, chữ thường"),
    ("departments_department", [unit("Phòng A"), unit("PHÒNG  A")], HELD),
    ("departments_department", [unit("Phòng A", "Chung"), unit("Phòng B", "chung")], HELD),
    ("departments_delegation", [STAND_IN, STAND_IN], "Đã có: người này xử lý thay"),
    ("tasks_dayoff", [DAY, DAY], "Ngày này đã có trong lịch."),
)


@pytest.mark.parametrize(("name", "typed", "told"), TWINS)
def test_of_two_who_add_the_same_at_once_one_is_told_of_the_other(boss, name, typed, told):
    people = [User.objects.create(username=name, full_name=f"Ông {name}") for name in "ab"]
    pair = dict(zip(("giver", "taker"), (one.pk for one in people), strict=True))
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(boss)

    def add(n):
        page = clients[n].post(reverse(f"admin:{name}_add"), typed[n] | pair)
        return page.status_code, told in page.content.decode()

    assert at_once(2, add) == [(302, False), (409, True)]


def test_two_senders_at_once_send_one_letter(boss):
    person = User.objects.create(username="a", full_name="A", email="a@skhcn.example")
    with noting([person], by=boss):
        person.email = "b@skhcn.example"
        person.save()

    sent = at_once(4, lambda n: send_waiting(timezone.now()))

    assert (sent, len(mail.outbox)) == ([0, 0, 0, 1], 1)
    assert AccountChange.objects.get().letter == AccountChange.Letter.SENT


def test_workbook_sent_eight_times_at_once_is_taken_in_once(boss, settings, tmp_path):
    settings.MEDIA_ROOT, now = tmp_path, timezone.now()
    content = lists([["Phòng Một", "M1"]], [["m1.an", "Lê An", "", "M1"]])
    table = table_runs.bring(LISTS, "a.xlsx", content, by=boss, now=now)

    def send(n):
        own = BroughtTable.objects.get(pk=table.pk)
        return table_runs.take_in(LISTS, own, by=boss, now=now)

    assert at_once(8, send) == [False] * 7 + [True]
    assert AccountChange.objects.count() == 1


def test_same_lists_brought_by_two_at_once_make_nothing_twice(boss, settings, tmp_path):
    settings.MEDIA_ROOT, now = tmp_path, timezone.now()
    content = lists([["Phòng Một", "M1"]], [["m1.an", "Lê An", "", "M1"]])
    tables = [table_runs.bring(LISTS, "a.xlsx", content, by=boss, now=now) for _ in range(2)]

    def send(n):
        return table_runs.take_in(LISTS, tables[n], by=boss, now=now)

    assert at_once(2, send) == [True, True]
    counts = sorted((table_runs.counts_of(table) for table in tables), key=sorted)
    assert counts == [{"new": 2, "noted": 1}, {"same": 2}]
    assert Department.objects.filter(code="M1").count() == 1
