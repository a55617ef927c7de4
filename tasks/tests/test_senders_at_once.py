"""Several planners and senders at once: one digest a person, one letter. Threads need a server."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from config.demo.agency import build_agency
from departments.models import Agency, Department, User
from tasks.actions.by_link import LinkUsed, move_by_link
from tasks.delivery import send_waiting
from tasks.mail_links import MailLink
from tasks.models import Digest, Reminder, Task
from tasks.reminders import plan
from tasks.tests.factories import a_task, at

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("TEST_DATABASE_URL", "").startswith("postgres"),
        reason="races need a database server: set TEST_DATABASE_URL to PostgreSQL",
    ),
]

DAY = date(2024, 4, 11)


@pytest.fixture
def late(transactional_db):
    build_agency()
    Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)
    cast = {user.username: user for user in User.objects.all()}
    centre = Department.objects.get(code="TTUD")
    return a_task(cast, centre, deadline="before", named_on=date(2024, 4, 5))


def at_once(act) -> list[int]:
    """What each of six threads gets from the same call."""

    def one(_: int) -> int:
        try:
            return act(DAY, at(DAY, 8))
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        return list(pool.map(one, range(6)))


def test_planners_at_once_write_one_digest_a_person(late):
    at_once(plan)

    assert (Digest.objects.count(), Reminder.objects.count()) == (5, 5)


def test_senders_at_once_send_each_digest_once(late):
    plan(DAY, at(DAY, 8))

    sent = at_once(send_waiting)

    assert sum(sent) == 5
    assert sorted(letter.to[0] for letter in mail.outbox) == [
        "hcth.huong@skhcn.example",
        "hcth.tam@skhcn.example",
        "pgd.nga@skhcn.example",
        "ttud.dung@skhcn.example",
        "ttud.my@skhcn.example",
    ]
    assert set(Digest.objects.values_list("state", "attempts")) == {("sent", 1)}


def test_senders_at_once_keep_the_hours_limit_together(late, monkeypatch):
    monkeypatch.setattr("tasks.delivery.BATCH", 1)
    Agency.objects.update(letters_an_hour=3)
    today = timezone.localdate()
    plan(DAY, at(DAY, 8))
    Digest.objects.update(day=today)  # hours are counted by the clock on the wall

    def send(*_):
        return send_waiting(today, timezone.now())

    sent = at_once(send)

    assert (sum(sent), len(mail.outbox)) == (3, 3)
    assert Digest.objects.filter(state=Digest.State.HELD).count() == 2


def test_clicks_at_once_on_one_link_make_one_move(late):
    person = User.objects.get(username="ttud.dung")
    link = MailLink(person.pk, late.pk, "update", DAY, "")

    def click(*_):
        try:
            move_by_link(link, Task.objects.get(pk=late.pk), by=person, note="Đã họp")
        except LinkUsed:
            return 0
        return 1

    assert sum(at_once(click)) == 1
    assert late.events.filter(verb="update").count() == 1
