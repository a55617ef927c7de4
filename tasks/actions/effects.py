"""What each verb changes besides the state: one small function a verb, in one table."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from conclusions.actions import Refused
from conclusions.models import Duty
from departments.models import Department, User
from departments.papertext import out_of_calendar, paper_date
from tasks import permissions
from tasks.actions.issuing import confirmer_for
from tasks.calendar import period_end
from tasks.models import Coordination, DayOff, Event, Extension, Task
from tasks.workflow import Status


def _nothing(task: Task, event: Event) -> None:
    """Most moves change the task's row and nothing else."""


@dataclass(frozen=True)
class Effect:
    """Changes to the task's row, words for its history, another target, and what follows it."""

    changes: dict = field(default_factory=dict)
    detail: dict = field(default_factory=dict)
    target: str = ""
    then: Callable[[Task, Event], None] = _nothing


UNREPORTED = {"reported_on": None, "counted_on": None}  # the report no longer stands
SEND_BACK_KINDS = {
    "papers": "Bổ sung hồ sơ, minh chứng",
    "content": "Nội dung chưa đạt yêu cầu",
}


def hand(task: Task, today: date, assignee: User) -> Effect:
    if task.lead_id not in assignee.department_ids:
        raise Refused(f"{assignee} không thuộc {task.lead}.")
    return Effect({"assignee": assignee}, {"assignee": assignee.full_name})


def accept(task: Task, today: date, assignee: User | None = None) -> Effect:
    return hand(task, today, assignee) if assignee else Effect()


def report(task: Task, today: date, result: str) -> Effect:
    counted = DayOff.objects.calendar().last_working(today)
    changes = {"reported_on": today, "counted_on": counted, "result": result}
    return Effect(changes, {"result": result})


def take_back(task: Task, today: date) -> Effect:
    """The report no longer stands: the clock runs again."""
    return Effect(dict(UNREPORTED))


def send_back(task: Task, today: date, kind: str) -> Effect:
    times = task.events.filter(verb="send_back").count() + 1
    return Effect(dict(UNREPORTED), {"kind": SEND_BACK_KINDS[kind], "times": times})


def confirm(task: Task, today: date) -> Effect:
    """Done; a recurring task begins its next period instead."""
    if task.duty.deadline != Duty.Deadline.RECURRING:
        return Effect()
    until = period_end(task.duty.every, task.review_on or today)
    changes = UNREPORTED | {"review_on": until}
    return Effect(changes, {"next_review": paper_date(until)}, Status.IN_PROGRESS)


def decline(task: Task, today: date, lead: Department) -> Effect:
    if lead.pk == task.lead_id:
        raise Refused("Đơn vị đề xuất phải khác đơn vị đang chủ trì.")
    return Effect(detail={"lead": lead.name, "lead_id": lead.pk})


def keep(task: Task, today: date) -> Effect:
    return Effect(detail={"lead": task.lead.name})


def reassign(task: Task, today: date, lead: Department) -> Effect:
    if lead.pk == task.lead_id:
        raise Refused("Đơn vị mới phải khác đơn vị đang chủ trì.")
    if Task.objects.filter(duty=task.duty, lead=lead).exclude(status=Status.WITHDRAWN).exists():
        raise Refused(f"{lead} đã được giao chính việc này.")
    changes = {
        "lead": lead,
        "assignee": None,
        **UNREPORTED,
        "confirmer": confirmer_for(task.duty, lead, task.assigned_by),
    }

    def stop_helping_itself(task: Task, event: Event) -> None:
        Coordination.objects.filter(task=task, department=lead).delete()

    return Effect(changes, {"lead": lead.name, "former": task.lead.name}, then=stop_helping_itself)


def resume(task: Task, today: date, new_due_on: date | None = None) -> Effect:
    if task.due_on is None:
        return Effect(detail={"new_due_on": "không ghi thời hạn"})
    if trouble := new_due_on and out_of_calendar(new_due_on):
        raise Refused(trouble)
    if new_due_on is None or new_due_on < today:
        raise Refused("Tiếp tục thực hiện cần hạn mới, từ hôm nay trở đi.")
    return Effect({"due_on": new_due_on}, {"new_due_on": paper_date(new_due_on)})


def request_extension(task: Task, today: date, new_due_on: date) -> Effect:
    if trouble := out_of_calendar(new_due_on):
        raise Refused(trouble)
    if new_due_on <= max(task.due_on, today):
        raise Refused(f"Hạn mới phải sau ngày {paper_date(max(task.due_on, today))}.")

    def ask(task: Task, event: Event) -> None:
        Extension.objects.create(task=task, new_due_on=new_due_on, asked=event)

    return Effect(detail={"new_due_on": paper_date(new_due_on)}, then=ask)


def _decide(task: Task, state: str) -> tuple[Extension, Callable[[Task, Event], None]]:
    asked = permissions.open_extension(task)

    def decide(task: Task, event: Event) -> None:
        asked.state, asked.decided = state, event
        asked.save(update_fields=["state", "decided"])

    return asked, decide


def grant_extension(task: Task, today: date) -> Effect:
    asked, decide = _decide(task, Extension.State.GRANTED)
    times = permissions.granted_count(task) + 1
    detail = {"new_due_on": paper_date(asked.new_due_on), "times": times}
    return Effect({"due_on": asked.new_due_on}, detail, then=decide)


def refuse_extension(task: Task, today: date) -> Effect:
    asked, decide = _decide(task, Extension.State.REFUSED)
    return Effect(detail={"new_due_on": paper_date(asked.new_due_on)}, then=decide)


EFFECTS: dict[str, Callable[..., Effect]] = {
    "accept": accept,
    "hand": hand,
    "report": report,
    "recall": take_back,
    "send_back": send_back,
    "confirm": confirm,
    "decline": decline,
    "keep": keep,
    "reassign": reassign,
    "resume": resume,
    "withdraw": take_back,
    "reopen": take_back,
    "request_extension": request_extension,
    "grant_extension": grant_extension,
    "refuse_extension": refuse_extension,
}
