"""The sender of the messages to another program: at least once, a repeat under the same id."""

import hmac
import logging
from datetime import datetime, timedelta
from time import monotonic

from django.db.models import F, Q
from django.utils import timezone

from departments.models import Agency
from tasks.letter_limits import stop_words
from tasks.models import Delivery, Webhook
from tasks.outer_nets import NotTaken, post

State = Delivery.State
LEASE = timedelta(minutes=2)  # longer than one exchange may take
# A receiver that stands still over a weekend is told on Monday.
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 960, 1440, 2880)]
TICK = 40  # seconds that one look goes on sending
log = logging.getLogger(__name__)


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """HMAC-SHA256 over the timestamp, a full stop and the body, in hexadecimal after "v1="."""
    signed = timestamp.encode() + b"." + body
    return f"v1={hmac.new(secret.encode(), signed, 'sha256').hexdigest()}"


def send_waiting(now: datetime) -> int:
    """Send what may be sent; how many were taken. The first that is not taken ends the look: the
    others are not worn out against a receiver that stands still. Stopped with the letters, for a
    copy restored to be tried out is to tell nobody."""
    if stop_words(Agency.current()):
        return 0
    webhook, end, count = Webhook.objects.filter(is_on=True).first(), monotonic() + TICK, 0
    while webhook and monotonic() < end:
        free = Q(lease_until=None) | Q(lease_until__lt=now)
        waiting = Delivery.objects.filter(
            free, state__in=[State.PENDING, State.SENDING], next_try__lte=now
        )
        first = waiting.order_by("next_try", "pk").first()
        if not first or not send(first, webhook, now):
            break
        count += 1
    return count


def send(delivery: Delivery, webhook: Webhook, now: datetime) -> bool:
    """Claim and send one message; whether it was taken. One that another sender holds is left."""
    free = Q(lease_until=None) | Q(lease_until__lt=now)
    mine = Delivery.objects.filter(free, pk=delivery.pk).exclude(state=State.SENT)
    lease = now + LEASE
    if not mine.update(state=State.SENDING, lease_until=lease, attempts=F("attempts") + 1):
        return False
    body, timestamp = delivery.body.encode(), str(int(timezone.now().timestamp()))
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "theo-doi-ket-luan",
        "Webhook-Id": delivery.key,
        "Webhook-Timestamp": timestamp,
        "Webhook-Signature": signature(webhook.secret, timestamp, body),
    }
    try:
        post(webhook.address, body, headers)
    except NotTaken as error:
        log.warning("Tin %s: %s", delivery.key, error)
        _put_off(delivery, lease, str(error), now)
        return False
    _close(delivery, lease, state=State.SENT, sent_at=timezone.now(), trouble="")
    return True


def _put_off(delivery: Delivery, lease: datetime, trouble: str, now: datetime) -> None:
    tried = delivery.attempts  # before this time
    is_over = delivery.task_id is None or tried >= len(PAUSES)
    next_try = now if is_over else now + PAUSES[tried]
    state = State.FAILED if is_over else State.PENDING
    _close(delivery, lease, state=state, next_try=next_try, trouble=trouble[:200])


def _close(delivery: Delivery, lease: datetime, **fields) -> None:
    """Give the lease back, unless a later sender took over in the meantime."""
    mine = Delivery.objects.filter(pk=delivery.pk, lease_until=lease)
    mine.update(lease_until=None, **fields)


def send_again(now: datetime) -> int:
    """Put what was given up into the outbox again; how many."""
    failed = Delivery.objects.filter(state=State.FAILED).exclude(task=None)
    return failed.update(state=State.PENDING, attempts=0, next_try=now, lease_until=None)
