"""What the clock starts: each job reads it and calls an action."""

import logging

from celery import shared_task
from django.utils import timezone

from departments.alone import alone
from tasks import (
    actions,
    day_off_rules,
    delivery,
    record_check,
    reminders,
    webhook_sending,
    webhook_telling,
)
from tasks.actions.marking import seal

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


@shared_task
@alone
def check_record() -> None:
    """Looked through first: what is broken is told before it is sealed. The seal goes to the log,
    which whoever changes the tables does not reach."""
    now = timezone.now()
    if fault := record_check.check_and_note(now).fault:
        log.error("the record is broken: %s", fault)
    if made := seal(now):
        log.info("record sealed up to event %d: %s", made.last, made.hash)
