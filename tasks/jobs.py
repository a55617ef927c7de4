"""What the clock starts: each job reads it and calls an action."""

import logging

from celery import shared_task
from django.utils import timezone

from departments.alone import alone
from tasks import (
    actions,
    day_off_rules,
    delivery,
    reminders,
    webhook_sending,
    webhook_telling,
)

log = logging.getLogger(__name__)


@shared_task
@alone
def plan_reminders() -> None:
    now = timezone.now()
    if reminders.is_office_hour(now):
        reminders.plan(timezone.localdate(now), now)


@shared_task
@alone
def deliver_digests() -> None:
    """What is planned; and where nothing is, for the planner's tick was lost while its broker was
    gone and the next is minutes away, the day is planned here."""
    now = timezone.now()
    if not reminders.is_office_hour(now):
        return
    day = timezone.localdate(now)
    if not reminders.is_begun(day):
        reminders.plan(day, now)
    delivery.send_waiting(day, now, most=delivery.TICK)


@shared_task
@alone
def tell_other_program() -> None:
    webhook_telling.plan(timezone.now())
    webhook_sending.send_waiting(timezone.now())


@shared_task
def prune_reminders() -> None:
    webhook_telling.prune(timezone.now())
    reminders.prune(timezone.localdate())


@shared_task
def seed_calendar() -> None:
    day_off_rules.seed_calendar(timezone.localdate())


@shared_task
def recount_ended() -> None:
    if wrong := actions.recount():
        log.error("what is kept beside the tasks was wrong for %d of them and is made anew", wrong)
