"""/healthz speaks for the process alone, /readyz for all it stands on."""

import os
import time
from datetime import date, timedelta

import pytest
from django.utils import timezone

from config import health
from config.heartbeat import heartbeat_file
from departments.models import BackupRun
from tasks.models import Digest, RecordCheck
from tasks.tests.factories import at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


def beat_seconds_ago(seconds: int) -> None:
    at = time.time() - seconds
    heartbeat_file().touch()
    os.utime(heartbeat_file(), (at, at))


def test_healthz_answers_without_signing_in(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")


def test_readyz_is_ready_with_a_fresh_heartbeat(client):
    beat_seconds_ago(5)

    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {
        "ready": True,
        "database": True,
        "migrations": True,
        "beat": True,
        "outbox": True,
        "disk": True,
        "backup": True,
    }


@pytest.mark.parametrize(
    ("token", "address", "given", "status"),
    [
        ("", "", "", 404),
        ("", "", "Bearer ", 404),
        ("bi-mat", "", "", 404),
        ("bi-mat", "", "Bearer khac", 404),
        ("bi-mat", "", "Bearer bi-mat", 200),
        ("", "127.0.0.1", "", 200),
        ("", "10.0.0.9", "", 404),
    ],
)
def test_figures_are_for_who_knows_the_token_or_asks_from_there(
    client, settings, token, address, given, status
):
    settings.METRICS_TOKEN, settings.METRICS_FROM = token, address.split()

    answer = client.get("/metrics", headers={"Authorization": given})
    ready = client.get("/readyz", headers={"Authorization": given})

    assert answer.status_code == status
    assert ("figures" in ready.json()) == (status == 200)


def test_figures_are_what_prometheus_reads(client, settings):
    settings.METRICS_FROM = ["127.0.0.1"]
    beat_seconds_ago(5)
    BackupRun.objects.create(at=timezone.now() - timedelta(hours=2), name="a.zip")
    RecordCheck.objects.create(fault="x")

    lines = client.get("/metrics").content.decode().splitlines()

    told = dict(line.split() for line in lines if not line.startswith("#"))
    assert told["ketluan_ready"] == "1"
    assert told["ketluan_record_whole"] == "0"
    assert int(told["ketluan_beat_age_seconds"]) in (5, 6)
    assert int(told["ketluan_backup_age_seconds"]) in range(7200, 7210)
    assert int(told["ketluan_disk_free_bytes"]) > 0
    assert len(lines) == 3 * len(told)


@pytest.mark.parametrize("seconds", [None, 120])
def test_readyz_is_not_ready_without_a_heartbeat(client, seconds):
    if seconds:
        beat_seconds_ago(seconds)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert [name for name, ok in response.json().items() if not ok] == ["ready", "beat"]


@pytest.mark.parametrize(
    ("hour", "state", "stuck"),
    [(9, "pending", 1), (9, "sending", 1), (9, "sent", 0), (9, "failed", 0), (20, "pending", 0)],
)
def test_letter_still_waiting_long_after_its_hour_is_stuck(cast, hour, state, stuck):
    day = date(2024, 4, 11)
    Digest.objects.create(recipient=cast["vanthu"], day=day, state=state, next_try=at(day, 8))

    assert health.stuck_digests(at(day, hour)) == stuck
