"""What another program is told, and when: messages are made from the record, each once.

Nothing is told that a stranger may not know: numbers, days, states and the names of units, and the
address of the task's page, which asks for signing in. No titles, words of directives, results,
notes, files or names of persons; a program that may read those asks the API with a person's token.
"""

import json
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from tasks.addresses import address_of
from tasks.models import DayOff, Delivery, Event, Task, Webhook

Kind, State = Webhook.Kind, Delivery.State
VERBS = {"confirm": Kind.DONE, "reopen": Kind.REOPENED, "withdraw": Kind.WITHDRAWN}
# A move is written with the hour it began: one that took long is seen by a later look.
OVERLAP = timedelta(hours=1)
KEPT = timedelta(days=90)
NEEDED = ("notice", "lead", "duty__item")


def plan(now: datetime) -> int:
    """Make the messages of what happened since the last look; twice at once makes each once."""
    webhook = Webhook.objects.filter(is_on=True).first()
    if not webhook or not webhook.on_since:
        return 0
    made = [*_of_events(webhook, now), *_of_late_work(webhook, now)]
    Delivery.objects.bulk_create(made, ignore_conflicts=True)
    Webhook.objects.filter(pk=webhook.pk, on_since=webhook.on_since).update(looked_at=now)
    return len(made)


def _of_events(webhook: Webhook, now: datetime) -> list[Delivery]:
    since = max(webhook.on_since, (webhook.looked_at or webhook.on_since) - OVERLAP)
    verbs = [verb for verb, kind in VERBS.items() if kind in webhook.kinds]
    told = Delivery.objects.filter(event=OuterRef("pk"))
    events = Event.objects.filter(~Exists(told), at__gte=since, verb__in=verbs).order_by("at", "pk")
    needed = [f"task__{name}" for name in NEEDED]
    return [
        message(VERBS[event.verb], str(event.pk), event.at, now, task=event.task, event=event)
        for event in events.select_related(*needed)
    ]


def _of_late_work(webhook: Webhook, now: datetime) -> list[Delivery]:
    """Work that became overdue since the switching on, once for each deadline it missed."""
    if Kind.LATE not in webhook.kinds:
        return []
    begun = timezone.localdate(webhook.on_since)
    told = Delivery.objects.filter(kind=Kind.LATE, task=OuterRef("pk"), due_on=OuterRef("due_on"))
    day = DayOff.objects.day()
    since = day.calendar.last_working(begun)
    late = Task.objects.late(day).filter(~Exists(told), due_on__gte=since)
    return [
        message(Kind.LATE, f"{task.pk}:{task.due_on}", now, now, task=task, due_on=task.due_on)
        for task in late.select_related(*NEEDED).order_by("due_on", "pk")
    ]


def message(kind: str, key: str, at: datetime, now: datetime, *, task=None, **of) -> Delivery:
    """One message, its words fixed from here on."""
    told = {"id": f"{kind}:{key}", "kind": str(kind), "at": timezone.localtime(at).isoformat()}
    if task:
        told["task"] = _facts(task)
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return Delivery(
        key=told["id"], kind=kind, task=task, body=body, made_at=now, next_try=now, **of
    )


def _facts(task: Task) -> dict:
    return {
        "id": task.pk,
        "url": f"{settings.SITE_URL}{address_of(task.pk)}",
        "notice_number": task.notice.number,
        "place": task.duty.item.path,
        "lead": task.lead_id,
        "lead_name": task.lead.name,
        "due_on": task.due_on.isoformat() if task.due_on else None,
    }


def webhook_trouble() -> str:
    """What keepers should know of messages that do not arrive; "" when all is well."""
    failed = Delivery.objects.filter(state=State.FAILED).exclude(task=None)
    vain = Delivery.objects.filter(state__in=[State.PENDING, State.SENDING], attempts__gt=1)
    counts = (failed.count(), "không gửi được"), (vain.count(), "đang gửi lại")
    return "; ".join(f"{count} tin {words}" for count, words in counts if count)


def prune(now: datetime) -> None:
    """Forget what was taken long ago; what is still overdue then is not told anew."""
    old = Delivery.objects.filter(state=State.SENT, made_at__lt=now - KEPT)
    old.exclude(kind=Kind.LATE).delete()
