"""The one write of a task's state: compare and swap on state and version."""

from typing import Any

from django.db.models import F
from django.utils import timezone

from conclusions.actions import Refused
from departments.papertext import paper_date
from tasks.calendar import WorkCalendar
from tasks.due_dates import ends_request
from tasks.models import Event, Extension, Task


class StalePage(Refused):
    """A colleague moved the task while this page was open; `event` is what they did."""

    def __init__(self, task: Task, verb: str) -> None:
        self.task, self.verb = task, verb
        self.event = task.events.select_related("actor").first()
        who, at = self.event.actor, timezone.localtime(self.event.at)
        super().__init__(
            f"Nhiệm vụ vừa được {who} cập nhật lúc {at:%H giờ %M}; xem lại trước khi lưu."
        )


def claim(task: Task, verb: str, to_status: str, changes: dict[str, Any]) -> dict[str, Any]:
    """Take the task from the state and version it was read in to the next; returns what has then
    changed of it.

    Raises StalePage where somebody else has moved it since; then nothing was written.
    """
    won = Task.objects.filter(pk=task.pk, status=task.status, version=task.version).update(
        status=to_status, version=F("version") + 1, **changes
    )
    if not won:
        raise StalePage(Task.objects.get(pk=task.pk), verb)
    return changes | {"status": to_status, "version": task.version + 1}


def end_request(task: Task, to_status: str, changes: dict[str, Any], event: Event) -> None:
    """A request for time ends with what it was asked for, in the move that takes that away."""
    if ends_request(task, to_status, changes):
        for asked in task.extensions.filter(state=Extension.State.ASKED):
            asked.decide(Extension.State.LAPSED, event)
            event.detail["lapsed"] = paper_date(asked.new_due_on)  # told in the event's own line
            event.save(update_fields=["detail"])


def recount_request(task: Task, changes: dict[str, Any], calendar: WorkCalendar) -> None:
    """A request that stands asks for more days, or fewer, once the deadline lies elsewhere: whoever
    decides it, and who may, are told the days from there."""
    if day := changes.get("due_on"):
        for asked in task.extensions.filter(state=Extension.State.ASKED):
            asked.days = calendar.between(day, asked.new_due_on)
            asked.save(update_fields=["days"])
