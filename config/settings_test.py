"""Settings of the test run: fast hashing, plain static files, databases named by TEST_*."""

import os
import tempfile

os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="theo-doi-ket-luan-")
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or "sqlite:///:memory:"
os.environ.pop("EMAIL_URL", None)

from config.settings import *  # noqa: E402, F403
from config.settings import STORAGES  # noqa: E402

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_BROKER_URL = os.environ.get("TEST_REDIS_URL") or "memory://"
