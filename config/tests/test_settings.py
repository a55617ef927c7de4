"""What the settings make on the disk at a first start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


EMPTY = dict.fromkeys(["SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS", "DATABASE_URL"], "")


def settings_say(expression: str, data: Path, **environment) -> str:
    """What fresh settings hold under that environment."""
    done = subprocess.run(
        [sys.executable, "-c", f"from config import settings; print({expression})"],
        cwd=ROOT,
        env=os.environ | EMPTY | {"DATA_DIR": str(data)} | environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def test_data_are_nobody_elses_on_the_machine(tmp_path):
    data = tmp_path / "new" / "data"

    settings_say("settings.SECRET_KEY", data)

    modes = {path.name: path.stat().st_mode & 0o777 for path in (data, data / "secret_key")}
    assert modes == {"data": 0o700, "secret_key": 0o600}


@pytest.mark.parametrize(("asked", "workers"), [("", min(os.cpu_count(), 4)), ("6", 6)])
def test_web_processes_are_one_a_core_unless_asked_for(tmp_path, asked, workers):
    told = settings_say("settings.WEB_WORKERS", tmp_path / "data", WEB_WORKERS=asked)

    assert told == f"{workers}"


@pytest.mark.wide
@pytest.mark.parametrize(
    ("environment", "held"),
    [
        ({}, "(31536000, False, False)"),
        ({"HSTS_SUBDOMAINS": "1"}, "(31536000, True, False)"),
        ({"HSTS_SUBDOMAINS": "1", "HSTS_PRELOAD": "1"}, "(31536000, True, True)"),
        ({"SITE_URL": "", "HSTS_SUBDOMAINS": "1", "HSTS_PRELOAD": "1"}, "(0, False, False)"),
    ],
)
def test_other_hosts_of_the_office_are_spoken_for_only_where_asked(tmp_path, environment, held):
    names = ("SECONDS", "INCLUDE_SUBDOMAINS", "PRELOAD")
    values = ", ".join(f"settings.SECURE_HSTS_{name}" for name in names)
    https = {"SITE_URL": "https://ket-luan.example", "SECRET_KEY": "x" * 60}

    assert settings_say(f"({values})", tmp_path / "data", **https | environment) == held
