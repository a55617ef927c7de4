"""Jobs of the installation itself."""

import logging

from celery import shared_task
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from config.backups import BackupProblem
from config.backups.taking import AtWork, let_go, take_and_note
from config.heartbeat import heartbeat_file
from config.table_sizes import learn_sizes as look_at_tables
from departments.alone import alone

log = logging.getLogger(__name__)


@shared_task
def heartbeat() -> None:
    """Proof that beat and worker are both alive; /readyz and the supervisor read its age."""
    heartbeat_file().touch()


@shared_task
def clear_sessions() -> None:
    call_command("clearsessions")


@shared_task
def learn_sizes() -> None:
    look_at_tables()


@shared_task
@alone
def back_up() -> None:
    """The night's copy; the oldest go only after a new one is there and whole."""
    try:
        take_and_note(settings.BACKUP_DIR, timezone.now())
    except AtWork:
        return
    except BackupProblem as problem:
        log.error("backup: %s", problem)
        return
    let_go(settings.BACKUP_DIR)
