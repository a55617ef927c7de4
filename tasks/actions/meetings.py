"""Holding a meeting: opened with its order of work, decided in, undone, closed.

What is said is written at once, into the history of the task and as a line of the next notice, and
both can be taken back as long as the meeting goes on. The moves that change a task cannot be taken
back in an honest history, and most are a leader's: they are made when the meeting ends, by whoever
closes it where the right is theirs, else by a leader's own click.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from conclusions.actions import Refused
from conclusions.actions.refusals import only_editors, only_writers
from conclusions.permissions import may_edit, may_write
from departments.models import Department, User
from departments.papertext import paper_date
from tasks.actions.claiming import StalePage
from tasks.actions.marking import mark
from tasks.actions.meeting_lines import take_out_line, write_line
from tasks.actions.moving import NotAllowed
from tasks.meeting_kinds import KINDS, fields_of, is_possible, meant_by, verb_of
from tasks.meeting_words import chair_words, said_of
from tasks.models import AgendaTask, DayOff, Event, Meeting, MeetingDecision, Task
from tasks.verbs import MOVES
from tasks.workflow import Moment

CLOSED = "Cuộc họp giao ban đã kết thúc; ý kiến không ghi thêm và không hoàn tác được."
OPEN_ALREADY = "Đang có cuộc họp giao ban chưa kết thúc; kết thúc cuộc họp đó trước."
NOTHING = "Không có nhiệm vụ nào để đưa ra giao ban theo lựa chọn này."


def check_keeper(by: User) -> None:
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
    check_keeper(by)
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
    check_keeper(by)
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
    check_keeper(by)
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
    note_down("minute", decision, by, now)
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
    MOVES[verb].effect(decision.task, moment, **fields_of(decision, verb))


def note_down(verb: str, decision: MeetingDecision, by: User, now: datetime) -> None:
    """A line of the task's history: what was said, in whose name, in which meeting."""
    task, meeting = decision.task, decision.meeting
    if task is None:
        return
    Task.objects.select_for_update(of=("self",)).only("pk").get(pk=task.pk)
    event = Event.objects.create(
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
    mark([event])


@transaction.atomic
def undo(decision: MeetingDecision, *, by: User, now: datetime | None = None) -> None:
    """Take back what was taken down: its line goes, the history says so. Raises Refused once the
    meeting is closed, StaleDraft where the line was changed in the draft itself."""
    check_keeper(by)
    meeting, now = _open(decision.meeting), now or timezone.now()
    current = meeting.decisions.select_for_update(of=("self",)).get(pk=decision.pk)
    if not current.is_standing:
        raise Refused("Ý kiến này vừa được hoàn tác.")
    current.meeting = meeting
    take_out_line(current, by=by)
    current.undone_by, current.undone_at = by, now
    current.save(update_fields=["line", "undone_by", "undone_at"])
    note_down("unminute", current, by, now)
