"""What a task's events say of it as it stands now: since its present unit has it, and only of the
report that stands. Every function reads events newest first."""

from datetime import date

from django.utils import timezone

from tasks.models import Event, Evidence, Task
from tasks.verbs import MOVES, TOLD
from tasks.workflow import Status


def given_again(events: list[Event]) -> Event | None:
    """The move that gave the task to its present unit; None where the notice itself did."""
    return next((event for event in events if event.verb == "reassign"), None)


def since_given(events: list[Event]) -> list[Event]:
    """The events under the present unit: what the former did or said is not the new one's."""
    given = given_again(events)
    return events[: events.index(given)] if given else events


def accepted_on(events: list[Event]) -> date | None:
    """The day the present unit took the task up, by whichever move."""
    taken = [
        event
        for event in since_given(events)
        if event.from_status == Status.ASSIGNED != event.to_status
    ]
    return timezone.localdate(taken[-1].at) if taken else None


def standing_report(task: Task, events: list[Event]) -> Event | None:
    """The report that stands; one recalled, returned or reopened since is none."""
    if not task.is_reported:
        return None
    return next((event for event in events if event.verb == "report"), None)


def proofs(task: Task, events: list[Event]) -> list[Evidence]:
    """What came with the report that stands."""
    report = standing_report(task, events)
    return list(report.evidence.all()) if report else []


def newest_word(events: list[Event], verbs: tuple[str, ...] = TOLD) -> str:
    """The last word on how the work stands, of the unit or, where it was returned, of its judge."""
    for event in since_given(events):
        if event.verb in verbs and event.note:
            told = MOVES[event.verb].decides
            return f"{event.line[0].upper()}{event.line[1:]}: {event.note}" if told else event.note
    return ""
