"""Is it up, is it able to work: /healthz for the process, /readyz for all it stands on."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.heartbeat import heartbeat_age
from departments.backup_runs import BackupRun, backup_words
from departments.models import Agency
from departments.request_marks import address_of
from tasks.models import Digest, RecordCheck
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


def backup() -> tuple[bool, str]:
    wrong = backup_words(timezone.now())
    return not wrong, wrong or "có bản mới"


CHECKS = {
    "database": Check("Cơ sở dữ liệu", database),
    "migrations": Check("Cấu trúc dữ liệu", migrations),
    "beat": Check("Bộ xử lý nền", beat),
    "outbox": Check("Thư nhắc việc", outbox),
    "disk": Check("Ổ đĩa", disk),
}


MEANT = {
    "ready": "Whether /readyz is well: 1 or 0",
    "beat_age_seconds": "Since worker and beat last worked together",
    "oldest_letter_seconds": "Since the oldest letter that still waits should have left",
    "letters_waiting": "Letters of today that have not left",
    "backup_age_seconds": "Since the last backup that is whole",
    "record_check_age_seconds": "Since the record was last looked through",
    "record_whole": "Whether the last look through the record found nothing wrong: 1 or 0",
    "disk_free_bytes": "Free where the product writes",
}


def measures(now: datetime) -> dict[str, float | int | None]:
    """None where there is nothing to measure yet, or the database does not answer."""
    age = heartbeat_age()
    free = shutil.disk_usage(settings.DATA_DIR).free
    told = {"beat_age_seconds": None if age is None else round(age), "disk_free_bytes": free}
    try:
        waiting = Digest.objects.filter(day=timezone.localdate(now), state__in=WAITING)
        oldest = waiting.order_by("next_try").values_list("next_try", flat=True).first()
        copy = BackupRun.objects.filter(fault="").first()
        check = RecordCheck.objects.first()
        return told | {
            "letters_waiting": waiting.count(),
            "oldest_letter_seconds": _since(oldest, now) or 0,
            "backup_age_seconds": _since(copy and copy.at, now),
            "record_check_age_seconds": _since(check and check.at, now),
            "record_whole": int(not check.fault) if check else None,
        }
    except DatabaseError:
        return told


def _since(moment: datetime | None, now: datetime) -> int | None:
    return None if moment is None else max(0, round((now - moment).total_seconds()))


def may_measure(request: HttpRequest) -> bool:
    """Whoever knows the token, or asks from an address that the setting names; nobody by default.

    Behind a proxy every request comes from its address: there only a token tells them apart.
    """
    token, given = settings.METRICS_TOKEN, request.headers.get("Authorization", "")
    if token and constant_time_compare(given, f"Bearer {token}"):
        return True
    return address_of(request) in settings.METRICS_FROM


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
    """503 as long as anything the product stands on is not well; which thing, but no details. A
    night without a backup is told and stops nobody's work; figures are for whoever may read
    /metrics."""
    well = {name: check.finding()[0] for name, check in CHECKS.items()}
    ready = all(well.values())
    told = {"ready": ready, **well, "backup": Check("", backup).finding()[0]}
    if may_measure(request):
        told["figures"] = measures(timezone.now())
    return JsonResponse(told, status=200 if ready else 503)


@login_not_required
@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures as Prometheus reads them; to strangers there is no such page."""
    if not may_measure(request):
        raise Http404
    ready = int(all(check.finding()[0] for check in CHECKS.values()))
    figures = {"ready": ready, **measures(timezone.now())}
    lines = [
        line
        for name, value in figures.items()
        if value is not None
        for line in (
            f"# HELP ketluan_{name} {MEANT[name]}",
            f"# TYPE ketluan_{name} gauge",
            f"ketluan_{name} {value}",
        )
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4")
