"""Who may make which move of a task, and what a person may read of it."""

from datetime import date, timedelta

from django.utils import timezone

from departments.models import User
from tasks.calendar import WorkCalendar
from tasks.models import DayOff, Extension, Task
from tasks.workflow import MOVES, OPEN, Actor

MAX_EXTENSIONS = 2
DEPUTY_DAYS = 5  # a deputy director may give up to this many working days
OFFICE_DAYS = timedelta(days=2)  # after issue, in which the office mends a wrong unit
CLASHES = {"confirm", "send_back"}  # never by who speaks for the unit that reports


def principals(user: User, on: date | None = None) -> list[User]:
    """The user, then everyone they stand in for on that day (Người xử lý thay)."""
    return user.principals(on or timezone.localdate())


def is_actor(user: User, actor: Actor, task: Task) -> bool:
    """Whether the user, in their own right, is that actor of the task."""
    match actor:
        case Actor.UNIT_CHIEF:
            return task.lead_id in user.chief_of_ids
        case Actor.ASSIGNEE:
            return task.assignee_id == user.pk
        case Actor.HELPER:
            return any(d.pk in user.department_ids for d in task.helpers.all())
        case Actor.OFFICE:
            return user.is_office
        case Actor.OFFICE_EARLY:
            issued = task.events.filter(verb="issue").first()
            return user.is_office and bool(issued) and timezone.now() - issued.at <= OFFICE_DAYS
        case Actor.CONFIRMER:
            return task.confirmer_id == user.pk
        case Actor.ASSIGNER:
            return task.assigned_by_id == user.pk
        case Actor.DIRECTOR:
            return user.is_director
        case Actor.DEPUTY:
            return user.is_leader and task.lead.overseen_by_id == user.pk and _short(task)
        case Actor.LEADER:
            return user.is_leader


def _short(task: Task) -> bool:
    asked = open_extension(task)
    if asked is None:
        return False
    return within_deputy_days(asked, DayOff.objects.calendar())


def within_deputy_days(asked: Extension, calendar: WorkCalendar) -> bool:
    """Whether a deputy director may give that much time."""
    return calendar.between(asked.task.due_on, asked.new_due_on) <= DEPUTY_DAYS


def open_extension(task: Task) -> Extension | None:
    """The request still to be decided; reads prefetched extensions where there are any."""
    return next((e for e in task.extensions.all() if e.state == Extension.State.ASKED), None)


def granted_count(task: Task) -> int:
    return sum(e.state == Extension.State.GRANTED for e in task.extensions.all())


def acting_as(user: User, verb: str, task: Task) -> User | None:
    """In whose right the user may make this move: their own, a giver's, or nobody's (None)."""
    actors = MOVES[verb].actors
    for principal in principals(user):
        if not any(is_actor(principal, actor, task) for actor in actors):
            continue
        if verb in CLASHES and _speaks_for_lead(user, task):
            continue
        if "extension" in verb and verb != "request_extension" and _asked_by(user, task):
            continue
        return principal
    return None


def _speaks_for_lead(user: User, task: Task) -> bool:
    """Whether the reporting unit is the user's, or that of anybody they stand in for: who may
    report as one person is not to confirm as another."""
    return any(task.lead_id in person.department_ids for person in principals(user))


def _asked_by(user: User, task: Task) -> bool:
    asked = open_extension(task)
    return bool(asked) and user.pk in (asked.asked.actor_id, asked.asked.acting_for_id)


def may(user: User, verb: str, task: Task) -> bool:
    """The one predicate: whether the user may make this move of this task now."""
    return refusal(user, verb, task) == ""


def refusal(user: User, verb: str, task: Task) -> str:
    """Why the move is not theirs or not possible now, in Vietnamese; empty where it is."""
    return not_theirs(user, verb, task) or not_now(verb, task)


def not_theirs(user: User, verb: str, task: Task) -> str:
    """Why the move belongs to somebody else, in Vietnamese; empty where it is the user's."""
    move = MOVES[verb]
    if acting_as(user, verb, task):
        return ""
    if verb == "confirm" and _speaks_for_lead(user, task):
        return "Người báo cáo không tự xác nhận hoàn thành."
    who = ", ".join(actor.value for actor in move.actors) or "Hệ thống"
    return f"Chỉ {who} được {move.label[0].lower()}{move.label[1:]}."


def not_now(verb: str, task: Task) -> str:
    """Why the task's state does not admit the move; empty where it does."""
    move = MOVES[verb]
    if task.status not in move.sources:
        return (
            f"Nhiệm vụ đang ở trạng thái “{task.get_status_display()}”, "
            f"không {move.label[0].lower()}{move.label[1:]} được."
        )
    return EXTRA[verb](task) if verb in EXTRA else ""


def _no_request(task: Task) -> str:
    if task.due_on is None:
        return "Nhiệm vụ không ghi thời hạn nên không cần gia hạn."
    if task.duty.imposed:
        return "Thời hạn do cấp trên giao, Sở không gia hạn."
    if open_extension(task):
        return "Đã có đề nghị gia hạn đang chờ quyết định."
    if granted_count(task) >= MAX_EXTENSIONS:
        return "Đã gia hạn 2 lần; cần Giám đốc quyết định."
    return ""


def _no_decision(task: Task) -> str:
    return "" if open_extension(task) else "Không có đề nghị gia hạn nào đang chờ."


EXTRA = {
    "request_extension": _no_request,
    "grant_extension": _no_decision,
    "refuse_extension": _no_decision,
}


def moves_of(user: User, task: Task) -> list[str]:
    """The verbs the user may use now, in the table's order."""
    if task.status not in OPEN and task.status != "done":
        return []
    return [verb for verb, move in MOVES.items() if move.actors and may(user, verb, task)]


def may_read_notes(user: User, task: Task) -> bool:
    """Notes and files: those who lead, help, assigned or confirm it, leaders and the office."""
    return any(
        person.is_leader
        or person.is_office
        or task.lead_id in person.department_ids
        or person.pk in (task.assignee_id, task.confirmer_id, task.assigned_by_id)
        or is_actor(person, Actor.HELPER, task)
        for person in principals(user)
    )
