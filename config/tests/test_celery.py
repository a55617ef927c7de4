"""The schedule names real jobs, and no tick outlives its period."""

from datetime import timedelta

import pytest

from config.celery import EXPIRES, SCHEDULE, app, conf


def test_every_scheduled_job_exists():
    app.loader.import_default_modules()

    assert [entry["task"] for entry in SCHEDULE.values() if entry["task"] not in app.tasks] == []


@pytest.mark.parametrize("name", SCHEDULE)
def test_tick_goes_stale_before_the_next_one(name):
    period = SCHEDULE[name]["schedule"]
    seconds = period.total_seconds() if isinstance(period, timedelta) else 24 * 3600

    assert 0 < EXPIRES[name] < seconds


def test_embedded_queue_keeps_its_files_below_the_data_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.CELERY_BROKER_URL = "filesystem://localhost"

    options = conf()["broker_transport_options"]

    folders = {name for key, name in options.items() if "folder" in key}
    assert folders == {str(tmp_path / "queue" / name) for name in ("messages", "control")}
    assert sorted(path.name for path in (tmp_path / "queue").iterdir()) == ["control", "messages"]


def test_hours_are_those_of_vietnam():
    assert (app.conf.timezone, app.conf.enable_utc) == ("Asia/Ho_Chi_Minh", True)
