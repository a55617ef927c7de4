"""Since when a notice has been followed here: what is counted after issue is counted from there."""

from datetime import date

from django.db.models import Min
from django.utils import timezone

from conclusions.models import Conclusion
from tasks.models import Event

ENTERED = ("issue", "record")  # the verbs by which work comes in


def followed_since(notice: Conclusion) -> date:
    """The later of the notice's own day and the day it was issued here, or taken in: a paper that
    comes in weeks after it was signed leaves the office the same days as any other."""
    given = Event.objects.filter(task__notice=notice, verb__in=ENTERED)
    first = given.aggregate(at=Min("at"))["at"] or notice.created_at
    return max(notice.issued_on, timezone.localdate(first))
