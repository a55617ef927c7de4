"""Ending a meeting: the moves that were decided are made by whose they are, or wait for them."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from conclusions.actions import Refused
from departments.models import User
from departments.papertext import paper_date
from tasks import permissions
from tasks.actions.meetings import CLOSED, check_keeper, note_down
from tasks.actions.moving import NotAllowed, move
from tasks.meeting_kinds import fields_of, verb_of
from tasks.meeting_words import note_of
from tasks.models import Meeting, MeetingDecision, Task

ANOTHER_REQUEST = (
    "Đơn vị đề nghị gia hạn đến {day} sau khi ghi ý kiến này; đề nghị ấy quyết định riêng."
)


def close(
    meeting: Meeting, *, by: User, now: datetime | None = None
) -> tuple[list[MeetingDecision], list[MeetingDecision]]:
    """End the meeting, and make the moves that were decided and are this person's to make; returns
    those made and those that still wait, each with its trouble or for somebody whose it is."""
    check_keeper(by)
    now = now or timezone.now()
    ended = Meeting.objects.filter(pk=meeting.pk, state=Meeting.State.OPEN)
    if not ended.update(state=Meeting.State.CLOSED, closed_by=by, closed_at=now):
        raise Refused(CLOSED)
    meeting.refresh_from_db()
    return carry_out(meeting, by=by, now=now)


def waiting_of(meeting: Meeting) -> list[MeetingDecision]:
    """Decisions whose move is still to be made, in the order they were said."""
    rows = meeting.decisions.filter(
        undone_at=None, made=None, kind__in=MeetingDecision.MOVING
    ).select_related("by", "lead", "task__duty__item", "task__notice", "meeting")
    return list(rows)


def carry_out(
    meeting: Meeting,
    *,
    by: User,
    seen: dict[int, int] | None = None,
    now: datetime | None = None,
) -> tuple[list[MeetingDecision], list[MeetingDecision]]:
    """Make the moves that wait and are this person's, each by itself; `seen`, versions of tasks by
    decision as a page showed them, and then those decisions alone, else all with the versions they
    were said of. Where a task was moved since by somebody else its decision keeps waiting, and says
    so."""
    if meeting.is_open:
        raise Refused("Các ý kiến được thực hiện khi kết thúc giao ban.")
    made: list[MeetingDecision] = []
    versions: dict[int, int] = {}  # by this very act, a task may be moved twice
    for decision in waiting_of(meeting):
        task = decision.task
        if seen and decision.pk not in seen:
            continue
        if permissions.not_theirs(by, verb_of(decision.kind, task), task):
            continue
        version = (seen or {}).get(decision.pk, decision.seen)
        if _make(decision, by, versions.get(task.pk, version), now):
            versions[task.pk] = Task.objects.values_list("version", flat=True).get(pk=task.pk)
            made.append(decision)
    return made, waiting_of(meeting)


def _make(decision: MeetingDecision, by: User, seen: int, now: datetime | None) -> bool:
    verb = verb_of(decision.kind, decision.task)
    try:
        with transaction.atomic():
            rows = MeetingDecision.objects.select_for_update(of=("self",))
            if not rows.get(pk=decision.pk).waits:
                return False  # by a second click, in this very moment
            _check_request(decision)
            event = move(
                decision.task,
                verb,
                by=by,
                seen=seen,
                now=now,
                note=note_of(decision),
                **fields_of(decision, verb),
            )
            decision.made, decision.trouble = event, ""
            decision.save(update_fields=["made", "trouble"])
    except Refused as refusal:
        decision.trouble = str(refusal)
        decision.save(update_fields=["trouble"])
        return False
    return True


def _check_request(decision: MeetingDecision) -> None:
    """What was said of one request for time answers no other that the unit has made since."""
    if decision.kind not in (MeetingDecision.Kind.GRANT, MeetingDecision.Kind.REFUSE):
        return
    task = Task.objects.select_for_update().defer("words").get(pk=decision.task_id)
    asked = task.open_request
    if asked and asked.asked.at > decision.at:
        raise Refused(ANOTHER_REQUEST.format(day=paper_date(asked.new_due_on)))


@transaction.atomic
def drop(decision: MeetingDecision, *, by: User, now: datetime | None = None) -> None:
    """A move of a closed meeting that waits is not to be made any more: it was made otherwise, or
    the work has gone on. Of who could make it; its line in the draft is the draft's by now."""
    rows = MeetingDecision.objects.select_for_update(of=("self",))
    current = rows.select_related("meeting", "task").get(pk=decision.pk)
    if current.meeting.is_open or not current.waits:
        raise Refused("Ý kiến này không còn chờ thực hiện.")
    verb = verb_of(current.kind, current.task)
    if words := permissions.not_theirs(by, verb, current.task):
        raise NotAllowed(words)
    current.undone_by, current.undone_at = by, now or timezone.now()
    current.save(update_fields=["undone_by", "undone_at"])
    note_down("unminute", current, by, current.undone_at)
