"""All settings, read from the environment; with an empty environment the product runs by itself."""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")


def given(name: str, default: str = "") -> str:
    """A variable of the environment; one left empty, as in .env.example, counts as not given."""
    return os.environ.get(name) or default


def asked(name: str) -> bool:
    return given(name) in {"1", "true", "True", "yes", "on"}


DATA_DIR = Path(given("DATA_DIR", str(BASE_DIR / "var"))).resolve()
# Database, files and mails are nobody else's on the machine; a folder that is there stays as it is.
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
DEBUG = asked("DEBUG")
PORT = int(given("PORT", "8000"))
# Web processes of eight threads each: one a core, and no more than four unless asked for.
WEB_WORKERS = int(given("WEB_WORKERS", "0")) or min(os.cpu_count() or 1, 4)
SITE_URL = given("SITE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
# Loopback is always answered: the health check comes that way.
ALLOWED_HOSTS = [*LOOPBACK, *given("ALLOWED_HOSTS", urlsplit(SITE_URL).hostname).split(",")]


def secret_key() -> str:
    """The key from the environment, or one made once in DATA_DIR while only loopback is served."""
    if given("SECRET_KEY"):
        return given("SECRET_KEY")
    if not set(ALLOWED_HOSTS) <= set(LOOPBACK):
        raise ImproperlyConfigured("SECRET_KEY is required when ALLOWED_HOSTS leaves this machine")
    kept = DATA_DIR / "secret_key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key(), encoding="ascii")
    return kept.read_text(encoding="ascii")


SECRET_KEY = secret_key()
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "config.views.csrf_failure"
HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
# Both speak for other hosts of the office, which may still be plain http: only where asked for.
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS and asked("HSTS_SUBDOMAINS")
SECURE_HSTS_PRELOAD = HTTPS and asked("HSTS_PRELOAD")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]  # asked on loopback, behind the proxy
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "SAMEORIGIN"
# Pages of ours show a print of ours in a frame; the subdomains are the office's to decide.
SILENCED_SYSTEM_CHECKS = [f"security.{number}" for number in ("W019", "W005", "W021")]
if not HTTPS:
    # Plain http on loopback is the embedded default; over https the three switches above are on.
    SILENCED_SYSTEM_CHECKS += [f"security.W{number}" for number in ("004", "008", "012", "016")]

INSTALLED_APPS = [
    "departments",
    "conclusions",
    "tasks",
    "reports",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_filters",
    "django_htmx",
    "csp",
    "config",
]

MIDDLEWARE = [
    "config.request_log.MarkMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.PageZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.SizeMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.middleware.FragmentMiddleware",
    "config.middleware.KeptMiddleware",
    "config.middleware.SavedMiddleware",
    "config.request_log.SecurityLogMiddleware",
    "config.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
LOADERS = [f"config.lean_templates.{name}" for name in ("Filesystem", "AppDirectories")]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": LOADERS if DEBUG else [("django.template.loaders.cached.Loader", LOADERS)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.shell",
            ],
            "builtins": [
                "departments.templatetags.written",
                "departments.templatetags.look",
                "conclusions.templatetags.clarity",
                "tasks.templatetags.standing",
                "tasks.templatetags.history_html",
                "tasks.templatetags.task_html",
                "tasks.templatetags.waiting_html",
                "reports.templatetags.charts",
                "reports.templatetags.register_html",
            ],
        },
    }
]

# The path goes in as it is: as part of a URL, a folder named with % or ? would be another folder.
SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA_DIR / "app.sqlite3"}
FORM_RENDERER = "config.forms.Renderer"

DATABASES = {"default": env.db("DATABASE_URL") if given("DATABASE_URL") else SQLITE}
DATABASES["default"]["CONN_MAX_AGE"] = 60
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Measured: with the defaults a fifth of concurrent writes end in "database is locked"; none so.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
    }
else:
    # Pages ask short questions, and PostgreSQL would compile the longer ones for each: measured at
    # 1,000,000 tasks, 220 of the dashboard's 240 ms.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "departments.User"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # seconds a one-time link to set a password holds
AUTHENTICATION_BACKENDS = ["departments.sign_in.Backend"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "departments.passwords.OwnNamesValidator"},
    *(
        {"NAME": f"django.contrib.auth.password_validation.{name}Validator"}
        for name in ("MinimumLength", "CommonPassword", "NumericPassword")
    ),
]

LANGUAGE_CODE = "vi"
LOCALE_PATHS = [BASE_DIR / "config/locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # half the work at a first start
MEDIA_ROOT = DATA_DIR / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# The signs of select and check boxes are data: images (static/css/tokens.css).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [SELF],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
    }
}

EMAIL_FROM = given("EMAIL_FROM", "nhacviec@localhost")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = EMAIL_FROM
EMAIL_TIMEOUT = 20
# Copies of everything: where, and how many of the newest of a day, a week, a month are kept.
BACKUP_DIR = Path(given("BACKUP_DIR", str(DATA_DIR / "backups"))).resolve()
BACKUP_KEEP = tuple(int(count) for count in given("BACKUP_KEEP", "7 4 12").split())
# Who may read /metrics: who knows the token, or asks from one of these addresses; else nobody.
METRICS_TOKEN = given("METRICS_TOKEN")
METRICS_FROM = given("METRICS_FROM").split()
SECURITY_LOG_MONTHS = int(given("SECURITY_LOG_MONTHS", "12"))
KEEP_REMINDERS_DAYS = int(given("KEEP_REMINDERS_DAYS", "180"))
if given("EMAIL_URL"):
    vars().update(env.email_url("EMAIL_URL"))
    if EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend":  # noqa: F821
        EMAIL_BACKEND = "departments.patient_smtp.EmailBackend"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(DATA_DIR / "mail")

# Networks of the office's own that other programs may be told in, by commas: 10.20.0.0/16.
WEBHOOK_NETS = [net.strip() for net in given("WEBHOOK_NETS").split(",") if net.strip()]
CELERY_BROKER_URL = given("REDIS_URL", "filesystem://localhost")

COMMANDED = "manage.py" in sys.argv[0]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "config.log_lines.JsonLine"}},
    "filters": {"no_links": {"()": "config.log_lines.NoLinks"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            # What a command prints is for its caller, who is told what went wrong and no more.
            "stream": f"ext://sys.{'stderr' if COMMANDED else 'stdout'}",
            "level": "WARNING" if COMMANDED else "INFO",
            "formatter": "line",
            "filters": ["no_links"],
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    # Each print would tell its twenty steps.
    "loggers": {name: {"level": "WARNING"} for name in ("weasyprint", "fontTools")}
    # The developers' server would write addresses down unfiltered.
    | {"django.server": {"handlers": ["console"], "level": "INFO", "propagate": False}},
}
