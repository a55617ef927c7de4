"""Settings of the test run: fast hashing, plain static files, databases named by TEST_*."""

import atexit
import os
import shutil
import tempfile

os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="theo-doi-ket-luan-")
atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or "sqlite:///:memory:"
# Set, not removed: a developer's own .env fills in only what is missing.
os.environ |= dict.fromkeys(
    ["SITE_URL", "ALLOWED_HOSTS", "SECRET_KEY", "EMAIL_URL", "DEBUG", "PORT"], ""
)

from config.settings import *  # noqa: E402, F403
from config.settings import ALLOWED_HOSTS, DATABASES, STORAGES  # noqa: E402

ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]
# A server thread that kept its connection would hold the test database when it is to go.
DATABASES["default"]["CONN_MAX_AGE"] = 0
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_BROKER_URL = os.environ.get("TEST_REDIS_URL") or "memory://"
