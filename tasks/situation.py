"""What a task's events say of it as it stands now: since its present unit has it, and only of the
report that stands. Every function reads events newest first."""

from datetime import date
from typing import Any

from django.utils import timezone

from tasks.drafts import DRAFT
from tasks.models import Event, Evidence, Task
from tasks.verbs import MOVES, REPLIES, REPORTS, TOLD
from tasks.workflow import Status

UNDONE = ("recall", "send_back", "reopen")  # after these no report stands that was made before


def given_again(events: list[Event]) -> Event | None:
    """The move that gave the task to its present unit; None where the notice itself did."""
    return next((event for event in events if event.verb == "reassign"), None)


def since_given(events: list[Event]) -> list[Event]:
    """The events under the present unit: what the former did or said is not the new one's."""
    given = given_again(events)
    return events[: events.index(given)] if given else events


def accepted_on(events: list[Event]) -> date | None:
    """The day the present unit took the task up, by whichever move."""
    taken = None
    for event in reversed(since_given(events)):
        if event.verb == "keep":  # it stands before the unit anew
            taken = None
        elif taken is None and event.from_status == Status.ASSIGNED != event.to_status:
            taken = event
    return timezone.localdate(taken.at) if taken else None


def ends_request(verb: str, detail: dict[str, Any]) -> bool:
    """Whether the event ended a request for time: decided it, or took away what it was for."""
    return MOVES[verb].answers == "request_extension" or "lapsed" in detail


def standing_request(events: list[Event]) -> Event | None:
    """The request for time that nobody has decided and nothing has ended."""
    for event in events:
        if ends_request(event.verb, event.detail):
            return None
        if event.verb == "request_extension":
            return event
    return None


def asked_words(task: Task, events: list[Event]) -> str:
    """“Đề nghị gia hạn đến 31/7/2024” or “Đề nghị giao …”, while nobody has decided."""
    if asked := standing_request(events):
        return f"Đề nghị gia hạn đến {asked.detail['new_due_on']}"
    declined = next((event for event in events if event.verb == "decline"), None)
    if task.status == Status.DECLINED and declined:
        return f"Đề nghị giao {declined.detail.get('lead', '')}"
    return ""


def standing_obstacle(task: Task, events: list[Event]) -> tuple[Event, Event | None] | None:
    """The last obstacle told under the present unit, and the leaders' last word since with a note;
    None where there is none, or a report made since has got over it."""
    own = since_given(events) if task.is_open else []
    for place, event in enumerate(own):
        if event.verb == "report":
            return None
        if event.verb == "obstacle":
            replies = (told for told in own[:place] if told.note and _answers(told, event))
            return event, next(replies, None)
    return None


def named_cause(task: Task, events: list[Event]) -> str:
    """What its present unit named last as beyond it, whatever became of that."""
    named = (event for event in since_given(events) if event.verb == "cause")
    return next((event.note for event in named), "") if task.cause else ""


def _answers(told: Event, obstacle: Event) -> bool:
    """A leader's word, or that of the unit which was asked."""
    if told.verb in REPLIES:
        return True
    asked = obstacle.detail.get("unit_id")
    return asked is not None and told.verb == "part_done" and told.detail.get("unit_id") == asked


def standing_report(task: Task, events: list[Event]) -> Event | None:
    """The report that stands; one recalled, returned or reopened since is none."""
    if not task.is_reported:
        return None
    return next((event for event in events if event.verb in REPORTS), None)


def proofs(task: Task, events: list[Event]) -> list[Evidence]:
    """What came with the report that stands."""
    report = standing_report(task, events)
    return list(report.evidence.all()) if report else []


def newest_word(events: list[Event], verbs: tuple[str, ...] = TOLD) -> str:
    """The last word on how the work stands, of the unit or, where it was returned, of its judge."""
    own = since_given(events)
    for place, event in enumerate(own):
        if event.verb == "confirm" and event.to_status == Status.IN_PROGRESS:
            return _result_of_period(own[place:])
        if event.verb in verbs and event.note:
            told = MOVES[event.verb].decides
            return f"{event.line[0].upper()}{event.line[1:]}: {event.note}" if told else event.note
    return ""


def brought(events: list[Event]) -> str:
    """What work that was carried had brought by then: the result last reported and neither recalled
    nor returned since, else the last word on how it stood."""
    for event in since_given(events):
        if event.verb in REPORTS and event.detail.get("result"):
            return event.detail["result"]
        if event.verb in UNDONE:
            break
    return newest_word(events)


def _result_of_period(events: list[Event]) -> str:
    """Of recurring work, what was reported and confirmed for the period before the present one."""
    report = next((event for event in events if event.verb == "report"), None)
    return report.detail.get("result", "") if report else ""


def standing_proofs(task: Task, events: list[Event]) -> list[Evidence]:
    """What proves the work as it stands, oldest first: nothing of the former unit, nor of a report
    recalled, returned or reopened since, nor of a draft, whose proofs go along with its report; the
    history keeps those."""
    report = standing_report(task, events)
    own = since_given(events)
    apart = (*REPORTS, DRAFT)
    counted = [event for event in own if event.verb not in apart or event == report]
    return [proof for event in reversed(counted) for proof in event.evidence.all()]
