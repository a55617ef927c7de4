"""Several workers at once: a print is made by one of them. Threads need a server."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from django.http import QueryDict

from departments.models import Department, User
from departments.sample import build_agency
from reports import notice_jobs, printing
from reports.actions import making_of
from reports.models import PrintJob
from reports.tests.papers import a_notice, issued
from tasks.tests.factories import a_task, at

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("TEST_DATABASE_URL", "").startswith("postgres"),
        reason="races need a database server: set TEST_DATABASE_URL to PostgreSQL",
    ),
]

NOW = at(date(2024, 4, 15))


def test_workers_at_once_print_a_job_once(transactional_db, monkeypatch):
    build_agency()
    cast = {user.username: user for user in User.objects.all()}
    a_task(cast, Department.objects.get(code="TTra"))
    monkeypatch.setattr(printing, "SMALL_ROWS", {"pdf": 0})
    job = printing.ask("phieu-giao", "pdf", QueryDict(), by=cast["ttra.truong"], now=NOW)

    def one(_: int) -> bool:
        try:
            return printing.run(job.pk, NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        printed = list(pool.map(one, range(6)))

    assert sorted(printed) == [False] * 5 + [True]
    assert list(PrintJob.objects.values_list("state", "attempts")) == [("done", 1)]


def test_people_who_ask_at_once_for_a_long_print_share_one_job(transactional_db):
    build_agency()
    people = list(User.objects.order_by("pk")[:6])
    making = making_of(issued(a_notice(), people[0]))

    def one(by: User) -> int:
        try:
            return notice_jobs.ask_file(making, by=by, now=NOW).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        asked = set(pool.map(one, people))

    assert asked == set(PrintJob.objects.values_list("pk", flat=True))
    assert len(asked) == 1


def test_clicks_at_once_are_one_asking(transactional_db, monkeypatch):
    build_agency()
    cast = {user.username: user for user in User.objects.all()}
    a_task(cast, Department.objects.get(code="TTra"))
    monkeypatch.setattr(printing, "SMALL_ROWS", {"pdf": 0})
    together = Barrier(6)

    def one(_: int) -> int:
        try:
            connection.ensure_connection()
            together.wait(timeout=30)
            by = cast["ttra.truong"]
            return printing.ask("phieu-giao", "pdf", QueryDict(), by=by, now=NOW).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        asked = set(pool.map(one, range(6)))

    assert asked == set(PrintJob.objects.values_list("pk", flat=True))
    assert len(asked) == 1
