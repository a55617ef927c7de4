"""What a worker reads, and what the clock starts: each job calls what does the work."""

from celery import shared_task
from django.utils import timezone

from conclusions import intake_reader
from conclusions.actions import composing, intaking


@shared_task
def read_waiting_files() -> None:
    intake_reader.read_waiting()


@shared_task
def prune_intakes() -> None:
    intaking.prune(timezone.now())
    composing.prune_unsent(timezone.now())
