"""Settings, addresses, the clock and the processes: what wires the rooms together."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
