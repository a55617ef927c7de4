"""Letters that could not be sent, or were held back, put into the outbox again by hand."""

from datetime import datetime

from django.utils import timezone

from conclusions.actions.refusals import Refused
from tasks.models import Digest

State = Digest.State
TOO_LATE = "Thư này không còn ở trạng thái không gửi được, hoặc không phải thư của hôm nay."


def resend(digest: Digest, *, now: datetime) -> None:
    """Let the sender try the day's letter afresh; two clicks at once put it back once. Raises
    Refused for one that has not failed, or of a day gone by: its work stands in a later letter."""
    failed = Digest.objects.filter(pk=digest.pk, state=State.FAILED, day=timezone.localdate(now))
    again = {"state": State.PENDING, "attempts": 0, "next_try": now, "lease_until": None}
    if not failed.update(**again):
        raise Refused(TOO_LATE)


def let_go(*, now: datetime) -> int:
    """Send the day's letters that the limits hold back, whatever the limits say; how many."""
    held = Digest.objects.filter(state=State.HELD, day=timezone.localdate(now))
    return held.update(state=State.PENDING, let_through=True, next_try=now, trouble="")
