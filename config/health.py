"""Is it up, is it able to work: /healthz for the process, /readyz for all it stands on."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.heartbeat import heartbeat_age
from departments.models import Agency
from tasks.models import Digest
from tasks.reminders import WAITING, is_office_hour

STALE_HEARTBEAT = 90  # seconds: two beats missed
STUCK_DIGEST = timedelta(minutes=15)
LOW_DISK = 500 * 1024 * 1024


@dataclass(frozen=True)
class Check:
    """One thing the product stands on; `look` tells whether it is well and what was seen."""

    label: str
    look: Callable[[], tuple[bool, str]]

    def finding(self) -> tuple[bool, str]:
        """A check that cannot even be made is a bad finding: it is asked when things are broken."""
        try:
            return self.look()
        except Exception as error:
            return False, f"{type(error).__name__}: {error}".splitlines()[0]


def database() -> tuple[bool, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True, connection.vendor


def migrations() -> tuple[bool, str]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    seen = f"còn {len(waiting)} bước chưa chạy" if waiting else "đủ"
    return not waiting, seen


def beat() -> tuple[bool, str]:
    age = heartbeat_age()
    seen = "chưa có nhịp nào" if age is None else f"nhịp gần nhất cách đây {age:.0f} giây"
    return age is not None and age <= STALE_HEARTBEAT, seen


def outbox() -> tuple[bool, str]:
    stuck = stuck_digests(timezone.now())
    return not stuck, f"{stuck} thư quá giờ gửi" if stuck else "không có thư quá giờ gửi"


def stuck_digests(now: datetime) -> int:
    """Letters that should have left; one that waits for its next try, for morning or for the agency
    to let letters go again is in order."""
    if not is_office_hour(now) or Agency.current().letters_stopped_on:
        return 0
    waiting = Digest.objects.filter(day=timezone.localdate(now), state__in=WAITING)
    return waiting.filter(next_try__lt=now - STUCK_DIGEST).count()


def disk() -> tuple[bool, str]:
    free = shutil.disk_usage(settings.DATA_DIR).free
    return free >= LOW_DISK, f"còn {free / 1024**3:.1f} GB"


CHECKS = {
    "database": Check("Cơ sở dữ liệu", database),
    "migrations": Check("Cấu trúc dữ liệu", migrations),
    "beat": Check("Bộ xử lý nền", beat),
    "outbox": Check("Thư nhắc việc", outbox),
    "disk": Check("Ổ đĩa", disk),
}


@login_not_required
@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The web process answers; it asks nothing of anything else."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """503 as long as anything the product stands on is not well; which thing, but no details."""
    well = {name: check.finding()[0] for name, check in CHECKS.items()}
    ready = all(well.values())
    return JsonResponse({"ready": ready, **well}, status=200 if ready else 503)
