"""Rút lại do ban hành nhầm: a notice issued by mistake, taken back before anybody acted on it.

Nothing is wiped out: the notice and its tasks stay with their histories, told as taken back; its
number is free, and a draft with its words is there to go on from.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from conclusions.actions import Refused, draft_again
from conclusions.models import Citation, Conclusion, NoticeAct, NoticeView
from departments.models import Agency, User
from departments.papertext import paper_date
from tasks.actions.after_issue import ActUnderWay, Paper, end, event_of, open_tasks, record
from tasks.actions.claiming import claim
from tasks.actions.marking import mark
from tasks.actions.recounting import ask_again
from tasks.actions.telling import tell
from tasks.calendar import DAY
from tasks.entry_days import followed_since
from tasks.models import DayOff, Digest, Event, Extension, Notification, Reminder, Task
from tasks.verbs import REPORTS
from tasks.workflow import Status

BY_PAPER = "Nội dung đã ban hành thì điều chỉnh bằng văn bản: Thu hồi, Thay thế hoặc Đính chính."
LEFT = (Digest.State.SENT, Digest.State.SENDING)


def last_day(notice: Conclusion) -> date:
    """Until when it may be taken back: the agency's working days after it came under way."""
    days = Agency.current().take_back_days
    return DayOff.objects.calendar().after(followed_since(notice), days + 1) - DAY


def trouble_taking_back(notice: Conclusion, today: date) -> str:
    """Why the issue may not be taken back, with what may be done instead, in Vietnamese; "" where
    it may: within its days, nothing done by a paper, nothing sent out, nobody has acted."""
    if today > (last := last_day(notice)):
        return f"Chỉ rút lại được đến hết ngày {paper_date(last)}. {BY_PAPER}"
    if notice.acts.exclude(paper="").exists() or notice.replaces.exists():
        return f"Đã có văn bản điều chỉnh hoặc thay thế. {BY_PAPER}"
    if sent := notice.sendings.order_by("pk").first():
        return f"Đã ghi gửi {sent.recipient} ngày {paper_date(sent.sent_on)}. {BY_PAPER}"
    moves = Event.objects.filter(task__notice=notice).exclude(verb="issue")
    moved = moves.select_related("actor", "task__duty__item").order_by("at", "pk").first()
    if moved:
        place = moved.task.duty.item.named
        return f"{moved.actor} đã {moved.line} ({place}). {BY_PAPER}"
    return ""


@transaction.atomic
def take_back(
    notice: Conclusion, *, by: User, note: str, now: datetime | None = None
) -> Conclusion:
    """End all the notice's work and give back what it carried on; returns the draft made of it.

    Who has been told is told of this too; what nobody has been told yet is told no more. Raises
    Refused with the reason, StalePage where somebody acts at this moment.
    """
    now = now or timezone.now()
    _check(notice, now)
    _, act = record(
        notice, NoticeAct.Kind.TAKE_BACK, by, Paper(note), now, state=Conclusion.Status.TAKEN_BACK
    )
    tasks = list(open_tasks(notice))
    _check(notice, now)  # again, with the tasks locked: what is done from now on finds them ended
    carries = _carries(notice, tasks)
    told = _told(notice, tasks, carries)
    for task in tasks:
        end(task, act, "take_back")
    for carry in carries:
        _go_on_again(carry, act)
    if carries:
        ask_again()
    Notification.objects.filter(event__in=carries, read_at=None).update(read_at=now)
    tell(act.events, among=told)
    Citation.objects.filter(resolved=notice).update(resolved=None)
    return draft_again(notice, by=by)


def _check(notice: Conclusion, now: datetime) -> None:
    if trouble := trouble_taking_back(notice, timezone.localdate(now)):
        raise Refused(trouble)


def _carries(notice: Conclusion, tasks: Iterable[Task]) -> list[Event]:
    """The lines by which older work was carried to these tasks."""
    items = notice.items.exclude(continues=None).values("continues")
    older = Task.objects.filter(duty__item__in=items, status=Status.CARRIED)
    events = Event.objects.filter(task__in=older, verb="carry").select_related("task__lead")
    keys = {task.pk for task in tasks}
    return [event for event in events.order_by("pk") if event.detail.get("task") in keys]


def _told(notice: Conclusion, tasks: list[Task], carries: list[Event]) -> set[int]:
    """Who has opened the notice, seen a line of this work, or been sent one (keys)."""
    seen = Q(read_at__isnull=False) | Q(digest__state__in=LEFT)
    news = Notification.objects.filter(Q(task__in=tasks) | Q(event__in=carries), seen)
    lines = Reminder.objects.filter(seen, task__in=tasks)
    return {
        *NoticeView.objects.filter(conclusion=notice).values_list("user", flat=True),
        *news.values_list("recipient", flat=True),
        *lines.values_list("digest__recipient", flat=True),
    }


def _go_on_again(carry: Event, act: ActUnderWay) -> None:
    """The older work stands where it stood: its report, its questions and its request too."""
    task, was = carry.task, carry.from_status
    changes: dict[str, object] = {"carried_on": None}
    if was == Status.AWAITING:
        report = task.events.filter(verb__in=REPORTS).order_by("-at", "-pk").first()
        changes |= {
            "reported_on": timezone.localdate(report.at),
            "counted_on": task.carried_on,
            "result": report.detail.get("result", ""),
        }
    claim(task, "carry_back", was, changes)
    mark([event_of(task, "carry_back", was, act)])
    lapsed = Extension.objects.filter(decided=carry, state=Extension.State.LAPSED)
    lapsed.update(state=Extension.State.ASKED, decided=None)
