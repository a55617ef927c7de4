"""What a person has seen of their reminders."""

from datetime import datetime

from departments.models import User
from tasks.models import Reminder


def see_reminders(user: User, *, now: datetime) -> int:
    """Mark all the person's reminders as seen; returns how many were new."""
    return Reminder.objects.filter(digest__recipient=user, read_at=None).update(read_at=now)
