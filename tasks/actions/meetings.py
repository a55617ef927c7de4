"""Holding a meeting: opened with its order of work, decided in, undone, closed.

What is said is written at once, into the history of the task and as a line of the next notice, and
both can be taken back as long as the meeting goes on. The moves that change a task cannot be taken
back in an honest history, and most are a leader's: they are made when the meeting ends, by whoever
closes it where the right is theirs, else by a leader's own click.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from conclusions.actions import Refused
from conclusions.actions.refusals import only_editors, only_writers
from conclusions.permissions import may_edit, may_write
from departments.models import Department, User
from departments.papertext import paper_date
from tasks import permissions
from tasks.actions.claiming import StalePage
from tasks.actions.meeting_lines import take_out_line, write_line
from tasks.actions.moving import NotAllowed, move
from tasks.meeting_kinds import KINDS, is_possible, meant_by, verb_of
from tasks.meeting_words import chair_words, note_of, said_of
from tasks.models import AgendaTask, DayOff, Event, Meeting, MeetingDecision, Task
from tasks.verbs import MOVES
from tasks.workflow import Moment

CLOSED = "Cuộc họp giao ban đã kết thúc; ý kiến không ghi thêm và không hoàn tác được."
OPEN_ALREADY = "Đang có cuộc họp giao ban chưa kết thúc; kết thúc cuộc họp đó trước."
NOTHING = "Không có nhiệm vụ nào để đưa ra giao ban theo lựa chọn này."
ANOTHER_REQUEST = (
    "Đơn vị đề nghị gia hạn đến {day} sau khi ghi ý kiến này; đề nghị ấy quyết định riêng."
)


def _check_keeper(by: User) -> None:
    if not may_write(by):
        raise NotAllowed(only_writers() if may_edit(by) else only_editors())


def _open(meeting: Meeting) -> Meeting:
    """The meeting as it stands now, locked: two who keep it write one after the other."""
    current = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if not current.is_open:
        raise Refused(CLOSED)
    return current


def open_meeting(
    *,
    by: User,
    held_on: date,
    chair: User,
    tasks: Iterable[Task],
    about: str = "",
    now: datetime | None = None,
) -> Meeting:
    """Begin a meeting that goes through `tasks` in this order. Raises Refused where one is open."""
    _check_keeper(by)
    tasks = list(tasks)
    if not tasks:
        raise Refused(NOTHING)
    try:
        with transaction.atomic():
            meeting = Meeting.objects.create(
                held_on=held_on,
                chair=chair,
                about=about,
                opened_by=by,
                opened_at=now or timezone.now(),
            )
            AgendaTask.objects.bulk_create(
                AgendaTask(meeting=meeting, task=task, position=n)
                for n, task in enumerate(tasks, 1)
            )
    except IntegrityError as clash:
        raise Refused(OPEN_ALREADY) from clash
    return meeting


def show(meeting: Meeting, place: int, *, by: User) -> None:
    """Put the task at that place on the projector."""
    _check_keeper(by)
    last = meeting.agenda.count() + 1
    Meeting.objects.filter(pk=meeting.pk).update(showing=max(1, min(place, last)))


@transaction.atomic
def decide(
    meeting: Meeting,
    *,
    by: User,
    kind: str,
    task: Task | None = None,
    seen: int | None = None,
    words: str = "",
    new_due_on: date | None = None,
    lead: Department | None = None,
    now: datetime | None = None,
) -> MeetingDecision:
    """Take down what was said of the task, whose version was `seen`, or a new order.

    Raises NotAllowed, StalePage (the task was moved since), Refused (nothing of the kind can be
    said of it now, something is missing, another decision of it stands); then nothing is written.
    """
    _check_keeper(by)
    meeting, now = _open(meeting), now or timezone.now()
    if task:
        task = _of_agenda(meeting, task)
        if seen is not None and seen != task.version:
            raise StalePage(task, "minute")
        _check_free(meeting, kind, task)
        kind = meant_by(kind, task)
    if kind == MeetingDecision.Kind.GRANT and task and task.open_request:
        new_due_on = task.open_request.new_due_on
    decision = MeetingDecision(
        meeting=meeting,
        task=task,
        kind=kind,
        words=words,
        new_due_on=new_due_on if kind == MeetingDecision.Kind.GRANT or KINDS[kind].date else None,
        lead=lead if KINDS[kind].unit else None,
        seen=task.version if task else 0,
        by=by,
        at=now,
    )
    _rehearse(decision, now)
    decision.save()
    write_line(decision, by=by)
    _note("minute", decision, by, now)
    return decision


def _of_agenda(meeting: Meeting, task: Task) -> Task:
    """Locked, and none but what the meeting goes through."""
    rows = Task.objects.select_for_update().filter(pk=task.pk)
    current = rows.defer("words").first()
    if current is None or not meeting.agenda.filter(task=task).exists():
        raise Refused("Nhiệm vụ này không có trong danh sách của cuộc họp.")
    return current


def _check_free(meeting: Meeting, kind: str, task: Task) -> None:
    if not is_possible(kind, task):
        label = MeetingDecision.Kind(kind).label
        raise Refused(
            f"Nhiệm vụ đang ở trạng thái “{task.get_status_display()}”, không ghi “{label}” được."
        )
    if kind not in MeetingDecision.SETTLING:
        return
    standing = standing_of(meeting, task).filter(kind__in=MeetingDecision.SETTLING).first()
    if standing:
        at = timezone.localtime(standing.at)
        raise Refused(
            f"{standing.by} đã ghi “{said_of(standing)}” lúc {at:%H giờ %M}; hoàn tác ý kiến đó "
            "trước khi ghi ý kiến khác."
        )


def standing_of(meeting: Meeting, task: Task) -> QuerySet[MeetingDecision]:
    """What was decided of the task in the meeting and not taken back, the oldest first."""
    rows = meeting.decisions.filter(task=task, undone_at=None)
    return rows.select_related("by", "lead")


def _rehearse(decision: MeetingDecision, now: datetime) -> None:
    """What is missing, and what the move would be refused for in the chair's own right, is said
    while the meeting can still say otherwise."""
    asks = KINDS[decision.kind]
    if asks.needs_words and not decision.words:
        raise Refused("Chưa nhập nội dung ý kiến.")
    if asks.unit and decision.lead is None:
        raise Refused("Chưa chọn đơn vị.")
    if decision.kind not in MeetingDecision.MOVING:
        return
    verb = verb_of(decision.kind, decision.task)
    moment = Moment(
        verb,
        MOVES[verb],
        timezone.localdate(now),
        DayOff.objects.calendar,
        decision.meeting.chair,
    )
    MOVES[verb].effect(decision.task, moment, **_fields(decision, verb))


def _fields(decision: MeetingDecision, verb: str) -> dict[str, Any]:
    return KINDS[decision.kind].fields(decision, verb)


def _note(verb: str, decision: MeetingDecision, by: User, now: datetime) -> None:
    """A line of the task's history: what was said, in whose name, in which meeting."""
    task, meeting = decision.task, decision.meeting
    if task is None:
        return
    Event.objects.create(
        task=task,
        at=now,
        verb=verb,
        actor=by,
        from_status=task.status,
        to_status=task.status,
        note=(decision.words or decision.written) if verb == "minute" else "",
        detail={
            "chair": chair_words(meeting),
            "day": paper_date(meeting.held_on),
            "said": said_of(decision),
            "decision": decision.pk,
        },
    )


@transaction.atomic
def undo(decision: MeetingDecision, *, by: User, now: datetime | None = None) -> None:
    """Take back what was taken down: its line goes, the history says so. Raises Refused once the
    meeting is closed, StaleDraft where the line was changed in the draft itself."""
    _check_keeper(by)
    meeting, now = _open(decision.meeting), now or timezone.now()
    current = meeting.decisions.select_for_update(of=("self",)).get(pk=decision.pk)
    if not current.is_standing:
        raise Refused("Ý kiến này vừa được hoàn tác.")
    current.meeting = meeting
    take_out_line(current, by=by)
    current.undone_by, current.undone_at = by, now
    current.save(update_fields=["line", "undone_by", "undone_at"])
    _note("unminute", current, by, now)


def close(
    meeting: Meeting, *, by: User, now: datetime | None = None
) -> tuple[list[MeetingDecision], list[MeetingDecision]]:
    """End the meeting, and make the moves that were decided and are this person's to make; returns
    those made and those that still wait, each with its trouble or for somebody whose it is."""
    _check_keeper(by)
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
    decision as a page showed them, else those the decisions were said of. Where a task was moved
    since by somebody else its decision keeps waiting, and says so."""
    if meeting.is_open:
        raise Refused("Các ý kiến được thực hiện khi kết thúc giao ban.")
    made: list[MeetingDecision] = []
    versions: dict[int, int] = {}  # by this very act, a task may be moved twice
    for decision in waiting_of(meeting):
        task = decision.task
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
                **_fields(decision, verb),
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
    _note("unminute", current, by, current.undone_at)
