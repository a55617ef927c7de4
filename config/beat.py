"""The clock as a program: sends the names of what is due, and loads nothing of what they name.

Celery's own `beat` loads the whole product first, a hundred megabytes for nine names.
"""

import logging
import signal
import sys

from celery.beat import Service
from django.conf import settings

from config.celery import app

LONGEST_SLEEP = 5  # seconds


def main() -> None:
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # the service writes its schedule first
    schedule = str(settings.DATA_DIR / "beat" / "schedule")
    Service(app, max_interval=LONGEST_SLEEP, schedule_filename=schedule).start()


if __name__ == "__main__":
    main()
