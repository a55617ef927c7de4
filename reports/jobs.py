"""What a worker prints, and what the clock starts: each job reads it and calls an action."""

from celery import shared_task
from django.utils import timezone

from reports.papers.queue import print_queue, printer


@shared_task
def run_waiting_prints() -> None:
    printer.print_waiting()


@shared_task
def prune_prints() -> None:
    print_queue.prune(timezone.now())
