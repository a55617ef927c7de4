"""The heartbeat: a file whose age tells when worker and beat last worked together."""

import time
from pathlib import Path

from django.conf import settings


def heartbeat_file() -> Path:
    return settings.DATA_DIR / "heartbeat"


def heartbeat_age() -> float | None:
    """Seconds since worker and beat last worked together; None where they never did."""
    try:
        return max(0.0, time.time() - heartbeat_file().stat().st_mtime)
    except FileNotFoundError:
        return None
