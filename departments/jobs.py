"""What the clock starts: the job reads it and calls what does the work."""

from celery import shared_task
from django.utils import timezone

from departments import account_letters, security_log
from departments.alone import alone
from departments.workbooks import table_runs


@shared_task
@alone
def tell_account_changes() -> None:
    account_letters.send_waiting(timezone.now())


@shared_task
def forget_tables() -> None:
    table_runs.forget_old(timezone.now())


@shared_task
def trim_security_log() -> None:
    security_log.trim(timezone.now())
