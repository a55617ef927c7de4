"""A worker's prints: what takes too long is ended and said so, what cannot begin waits."""

from datetime import date

import pytest
from django.core.management import call_command
from django.http import QueryDict

from reports.models import PrintJob
from reports.papers.queue import print_queue, printer
from tasks.tests.factories import a_task, at

NOW = at(date(2024, 4, 15))


@pytest.fixture
def job(cast, units, monkeypatch):
    monkeypatch.setattr(print_queue, "SMALL_ROWS", {"pdf": 0})
    a_task(cast, units["TTra"])
    return print_queue.ask("phieu-giao", "pdf", QueryDict(), by=cast["ttra.truong"], now=NOW)


def test_print_that_takes_too_long_is_ended_and_said_so(job, monkeypatch):
    monkeypatch.setattr(printer, "LIMIT", 0.01)

    printer.print_waiting()

    job.refresh_from_db()
    assert (job.state, job.message) == ("failed", print_queue.TOO_LONG)


def test_print_ended_in_its_midst_is_given_up_and_its_worker_says_no_more(job):
    claimed = print_queue.claim(job.pk, NOW)

    print_queue.give_up(job.pk)
    kept = print_queue._keep(claimed, b"%PDF late")
    print_queue.give_up(job.pk)

    job.refresh_from_db()
    assert (kept, job.state, job.message) == (False, "failed", print_queue.TOO_LONG)
    assert not claimed.file.storage.exists(claimed.file.name)


def test_process_of_a_print_prints_its_job(job):
    call_command("run_print", str(job.pk))

    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 1)


def test_print_whose_process_cannot_begin_waits_for_the_next_look(job, monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "config.missing")

    printer.print_waiting()

    assert list(PrintJob.objects.values_list("state", "attempts")) == [("waiting", 0)]
