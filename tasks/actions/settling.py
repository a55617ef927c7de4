"""What people were told of work and have not looked at, once nothing is to be done about it."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from tasks.models import Event, Notification, Reminder
from tasks.querysets import PUT_AWAY
from tasks.workflow import OPEN


def settle(events: Sequence[Event]) -> None:
    """Count as seen what was told of work that these events end: nobody has anything to do about
    it any more, and no letter takes it along. Of work that was done, what people said of it stays
    news. The lines stay, and tell what became of the work; that it ended is told by the events.

    No query where nothing ends.
    """
    ended = [event for event in events if event.to_status not in OPEN]
    if not ended:
        return
    _seen(Reminder.objects.filter(task__in={event.task_id for event in ended}), ended)
    if dropped := {event.task_id for event in ended if event.to_status in PUT_AWAY}:
        _seen(Notification.objects.filter(task__in=dropped).exclude(event__in=ended), ended)


def _seen(lines: QuerySet, ended: Iterable[Event]) -> None:
    lines.filter(read_at=None).update(read_at=max(event.at for event in ended))
