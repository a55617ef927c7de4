"""What a person has seen of their reminders."""

from datetime import datetime

from departments.models import User
from tasks.models import Reminder


def see_reminders(user: User, *, now: datetime, task: int | None = None) -> int:
    """Mark the person's reminders as seen, all or those of one task; returns how many were new."""
    new = Reminder.objects.filter(digest__recipient=user, read_at=None)
    return (new if task is None else new.filter(task=task)).update(read_at=now)
