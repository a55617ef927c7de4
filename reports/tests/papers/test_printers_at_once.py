"""Several workers at once: a print is made by one of them. Threads need a server."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from time import sleep

import pytest
from django.db import connection
from django.http import QueryDict

from config.demo.agency import build_agency
from departments.models import Agency, Department, User
from reports import jobs
from reports.models import PrintJob
from reports.papers.notices.notice_files import rendering_of
from reports.papers.queue import notice_jobs, print_queue
from reports.tests.made_notices import a_notice, issued
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
    Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)
    cast = {user.username: user for user in User.objects.all()}
    a_task(cast, Department.objects.get(code="TTra"))
    monkeypatch.setattr(print_queue, "SMALL_ROWS", {"pdf": 0})
    job = print_queue.ask("phieu-giao", "pdf", QueryDict(), by=cast["ttra.truong"], now=NOW)

    def one(_: int) -> bool:
        try:
            return print_queue.run(job.pk, NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        printed = list(pool.map(one, range(6)))

    assert sorted(printed) == [False] * 5 + [True]
    assert list(PrintJob.objects.values_list("state", "attempts")) == [("done", 1)]


def test_people_who_ask_at_once_for_a_long_print_share_one_job(transactional_db):
    build_agency()
    Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)
    people = list(User.objects.order_by("pk")[:6])
    rendering = rendering_of(issued(a_notice(), people[0]))

    def one(by: User) -> int:
        try:
            return notice_jobs.ask_file(rendering, by=by, now=NOW).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        asked = set(pool.map(one, people))

    assert asked == set(PrintJob.objects.values_list("pk", flat=True))
    assert len(asked) == 1


def test_clicks_at_once_are_one_asking(transactional_db, monkeypatch):
    build_agency()
    Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)
    cast = {user.username: user for user in User.objects.all()}
    a_task(cast, Department.objects.get(code="TTra"))
    monkeypatch.setattr(print_queue, "SMALL_ROWS", {"pdf": 0})
    together = Barrier(6)

    def one(_: int) -> int:
        try:
            connection.ensure_connection()
            together.wait(timeout=30)
            by = cast["ttra.truong"]
            return print_queue.ask("phieu-giao", "pdf", QueryDict(), by=by, now=NOW).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        asked = set(pool.map(one, range(6)))

    assert asked == set(PrintJob.objects.values_list("pk", flat=True))
    assert len(asked) == 1


def test_prints_wait_unclaimed_for_their_turn_and_hold_one_thread(transactional_db, monkeypatch):
    build_agency()
    Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)
    cast = {user.username: user for user in User.objects.all()}
    a_task(cast, Department.objects.get(code="TTra"))
    monkeypatch.setattr(print_queue, "SMALL_ROWS", {"pdf": 0})
    server = os.environ["TEST_DATABASE_URL"].rpartition("/")[0]
    monkeypatch.setenv("DATABASE_URL", f"{server}/{connection.settings_dict['NAME']}")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "config.settings")
    for kind in ("phieu-giao", "so-theo-doi", "viec-don-vi"):
        print_queue.ask(kind, "pdf", QueryDict(), by=cast["ttra.truong"], now=NOW)

    def doorbell(_: int) -> None:
        try:
            jobs.run_waiting_prints()
        finally:
            connection.close()

    running = free = 0
    with ThreadPoolExecutor(3) as pool:
        rung = [pool.submit(doorbell, n) for n in range(3)]
        while (back := sum(each.done() for each in rung)) < len(rung):
            running = max(running, PrintJob.objects.filter(state="running").count())
            free = max(free, back)
            sleep(0.01)

    assert (running, free) == (1, 2)
    assert list(PrintJob.objects.values_list("state", "attempts")) == [("done", 1)] * 3
