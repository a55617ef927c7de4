"""A move by a link of a letter: the person's own, once."""

from typing import Any

from django.db import transaction

from conclusions.actions import Refused
from departments.models import User
from tasks.actions.moving import move
from tasks.mail_links import MailLink
from tasks.models import Event, Task


class LinkUsed(Refused):
    """Something was done by this link before; what, says `event`."""

    def __init__(self, event: Event) -> None:
        super().__init__(f"Liên kết đã dùng: {event}.")
        self.event = event


@transaction.atomic
def move_by_link(link: MailLink, task: Task, *, by: User, **told: Any) -> Event:
    """Make the link's move as `by`, whose it is. Raises LinkUsed where it was made before, also by
    a click at the same moment, and what `move` raises."""
    Task.objects.select_for_update().only("pk").get(pk=task.pk)
    if event := link.used_by(task):
        raise LinkUsed(event)
    return move(task, link.verb, by=by, link=link.key, **told)
