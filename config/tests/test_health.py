"""/healthz speaks for the process alone, /readyz for all it stands on."""

import os
import time

import pytest

from config import health

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


def beat_seconds_ago(seconds: int) -> None:
    at = time.time() - seconds
    health.heartbeat_file().touch()
    os.utime(health.heartbeat_file(), (at, at))


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
    }


@pytest.mark.parametrize("seconds", [None, 120])
def test_readyz_is_not_ready_without_a_heartbeat(client, seconds):
    if seconds:
        beat_seconds_ago(seconds)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert [name for name, ok in response.json().items() if not ok] == ["ready", "beat"]
