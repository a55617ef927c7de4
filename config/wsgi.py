"""The WSGI application served by gunicorn, which loads it once for all its workers."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from tasks.days_off import BEGUN, by_law_after

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
# What every worker needs is there before they part, and stays in pages that they share: the
# collector, which writes to all it looks at, looks at none of it again.
_addresses = get_resolver().url_patterns
_holidays = by_law_after(BEGUN[-1])  # its library is a tenth of all
gc.collect()
gc.freeze()
