"""What a worker prints, and what the clock starts: each job reads it and calls an action."""

from celery import shared_task
from django.utils import timezone

from reports import printer, printing


@shared_task
def run_waiting_prints() -> None:
    printer.print_waiting()


@shared_task
def prune_prints() -> None:
    printing.prune(timezone.now())
