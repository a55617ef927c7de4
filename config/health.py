"""Is it up, is it able to work: /healthz for the process, /readyz for all it stands on."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from tasks.models import Digest

STALE_HEARTBEAT = 90  # seconds: two beats missed
STUCK_DIGEST = timedelta(minutes=15)
LOW_DISK = 500 * 1024 * 1024


@dataclass(frozen=True)
class Finding:
    """One thing looked at: its name, whether it is well, and what was seen."""

    name: str
    ok: bool
    seen: str


def heartbeat_file() -> Path:
    return settings.DATA_DIR / "heartbeat"


def heartbeat_age() -> float | None:
    """Seconds since worker and beat last worked together; None where they never did."""
    try:
        return max(0.0, time.time() - heartbeat_file().stat().st_mtime)
    except FileNotFoundError:
        return None


def database() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Finding("Cơ sở dữ liệu", True, connection.vendor)


def migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    seen = f"còn {len(waiting)} bước chưa chạy" if waiting else "đủ"
    return Finding("Cấu trúc dữ liệu", not waiting, seen)


def beat() -> Finding:
    age = heartbeat_age()
    seen = "chưa có nhịp nào" if age is None else f"nhịp gần nhất cách đây {age:.0f} giây"
    return Finding("Bộ xử lý nền", age is not None and age <= STALE_HEARTBEAT, seen)


def outbox() -> Finding:
    """Mails that should have gone and did not; ones waiting for their next try are in order."""
    waiting = Digest.objects.filter(state__in=[Digest.State.PENDING, Digest.State.SENDING])
    stuck = waiting.filter(next_try__lt=timezone.now() - STUCK_DIGEST).count()
    seen = f"{stuck} thư quá giờ gửi" if stuck else f"{waiting.count()} thư chờ gửi"
    return Finding("Thư nhắc việc", not stuck, seen)


def disk() -> Finding:
    free = shutil.disk_usage(settings.DATA_DIR).free
    return Finding("Ổ đĩa", free >= LOW_DISK, f"còn {free / 1024**3:.1f} GB")


CHECKS: dict[str, Callable[[], Finding]] = {
    "database": database,
    "migrations": migrations,
    "beat": beat,
    "outbox": outbox,
    "disk": disk,
}


def look(name: str) -> Finding:
    """The finding; where the check itself fails for want of a database, a bad one."""
    try:
        return CHECKS[name]()
    except (DatabaseError, OSError) as error:
        return Finding(name, False, str(error).strip().splitlines()[0])


@login_not_required
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The web process answers; it asks nothing of anything else."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """503 as long as anything the product stands on is not well; details for those signed in."""
    findings = {name: look(name) for name in CHECKS}
    ready = all(finding.ok for finding in findings.values())
    body = {"ready": ready, **{name: finding.ok for name, finding in findings.items()}}
    return JsonResponse(body, status=200 if ready else 503)
