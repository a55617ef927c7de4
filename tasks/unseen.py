"""How much a person has been told and not looked at, for the menu of every page."""

from django.db.models import QuerySet

from departments.at_once import rows, small
from departments.models import User
from tasks.models import Digest, Notification, Reminder

MOST = 100  # counted no further


@small("unseen_news")
def _news(person: int | None, today: object) -> QuerySet:
    return Notification.objects.filter(recipient=person, read_at=None).only("pk")[:MOST]


@small("unseen_reminders")
def _reminders(person: int | None, today: object) -> QuerySet:
    told = Reminder.objects.exclude(digest__state=Digest.State.CANCELLED)
    return told.filter(digest__recipient=person, read_at=None).only("pk")[:MOST]


def unseen_count(user: User) -> int:
    """News and reminders that the person has not seen, at most MOST."""
    return min(MOST, len(rows("unseen_news", user)) + len(rows("unseen_reminders", user)))
