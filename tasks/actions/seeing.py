"""What a person has seen of what they were told."""

from datetime import datetime

from django.db.models import F

from departments.models import User
from tasks.models import Notification, Reminder


def see_reminders(user: User, *, now: datetime, task: int | None = None) -> int:
    """Mark the person's reminders and news as seen, all or those of one task; returns how many
    were new."""
    of_task = {} if task is None else {"task": task}
    unseen = (
        Reminder.objects.filter(digest__recipient=user, read_at=None, **of_task),
        Notification.objects.filter(recipient=user, read_at=None, **of_task),
    )
    return sum(rows.update(read_at=now) for rows in unseen)


def see_all_before(moment: datetime) -> int:
    """Count as seen what everybody was told before that moment: of work that was brought in with
    its past. How many were new."""
    old = Notification.objects.filter(at__lt=moment, read_at=None)
    return old.update(read_at=F("at"))
