"""Mending an issued notice by a paper: đính chính, sửa đổi bổ sung, thay thế, thu hồi, a duty that
was missed. The printed text stays; the tasks follow, all in one act."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from conclusions.actions import Refused, StaleDraft
from conclusions.models import Conclusion, Duty, Item, NoticeAct
from conclusions.permissions import may_mend
from departments.agency_text import in_agency_words
from departments.models import Agency, Department, User
from departments.papertext import out_of_calendar, paper_date, paper_number
from departments.rights import Rights
from tasks.actions.answering import answer_slips
from tasks.actions.asking import keep_questions
from tasks.actions.claiming import claim, end_request, recount_request
from tasks.actions.issuing import Issuer, give_tasks
from tasks.actions.marking import mark
from tasks.actions.telling import tell
from tasks.entry_days import followed_since
from tasks.models import DayOff, Event, Task
from tasks.verbs.doing import UNREPORTED
from tasks.workflow import OPEN, Status

Kind, State = NoticeAct.Kind, Conclusion.Status
# What an act without a paper is told by in the histories of its tasks.
WITHOUT_PAPER = {
    Kind.ADD: "bổ sung nhiệm vụ còn sót",
    Kind.TAKE_BACK: "do thông báo ban hành nhầm, đã rút lại",
}
LASTING = (State.ISSUED, State.AMENDED)  # a notice that still orders something
NOBODY = "Chỉ {leaders} và Trưởng, Phó {office} được điều chỉnh thông báo đã ban hành."
TWO_INTO_ONE = (
    "Hai nhiệm vụ không cùng chuyển sang một nhiệm vụ ({heir}, {place}): mỗi nhiệm vụ giữ thời hạn "
    "đầu của mình. Chuyển một, nhiệm vụ kia giữ tại thông báo cũ hoặc thôi theo dõi."
)
NUMBERED = re.compile(r"\d{1,6}\s*[/-]\s*\S|\d{1,6}$")
STALE = "Thông báo vừa được người khác điều chỉnh; xem lại trước khi làm tiếp."


@dataclass(frozen=True)
class Paper:
    """The paper that an act is done by, and what it is for."""

    note: str
    number: str = ""
    on: date | None = None


@dataclass(frozen=True)
class ActUnderWay:
    """An act under way: on what, by whom, and what it has done so far."""

    notice: Conclusion
    by: Issuer
    now: datetime
    paper: str  # in words, for the histories of tasks
    events: list[Event] = field(default_factory=list)  # what it does, told when all is done
    calendar: Any = field(default_factory=lambda: DayOff.objects.calendar())


def correct(
    notice: Conclusion, *, by: User, paper: Paper, now: datetime | None = None
) -> NoticeAct:
    """Đính chính: a slip of form, mended by an official letter; no task changes. Raises Refused."""
    return record(notice, Kind.CORRECT, by, paper, now)[0]


@transaction.atomic
def amend(
    notice: Conclusion,
    *,
    by: User,
    paper: Paper,
    days: Mapping[int, date] | None = None,
    ended: Iterable[int] = (),
    now: datetime | None = None,
) -> NoticeAct:
    """Sửa đổi, bổ sung: by another paper some tasks get another day (`days`, by their keys), some
    end (`ended`). Raises Refused, StalePage where one was moved meanwhile."""
    row, act = record(notice, Kind.AMEND, by, paper, now, state=State.AMENDED)
    ended, days = set(ended), dict(days or {})
    tasks = open_tasks(notice).in_bulk([*ended, *days])
    if missing := (ended | set(days)) - set(tasks):
        raise Refused(f"{len(missing)} nhiệm vụ đã chọn không còn mở; xem lại trước khi lưu.")
    for key, task in tasks.items():
        if key in ended:
            end(task, act)
        else:
            _set_day(task, days[key], act)
    tell(act.events)
    return row


@transaction.atomic
def revoke(notice: Conclusion, *, by: User, paper: Paper, now: datetime | None = None) -> NoticeAct:
    """Thu hồi: the whole notice, and all its open work with it. Raises Refused."""
    row, act = record(notice, Kind.REVOKE, by, paper, now, state=State.REVOKED)
    for task in open_tasks(notice):
        end(task, act)
    tell(act.events)
    return row


@transaction.atomic
def replace_by(
    notice: Conclusion,
    successor: Conclusion,
    *,
    by: User,
    note: str,
    follows: Mapping[int, int] | None = None,
    stays: Iterable[int] = (),
    now: datetime | None = None,
) -> NoticeAct:
    """Thay thế: by another issued notice. An open task goes on in a task of that one (`follows`, by
    keys), stays where it is (`stays`), or ends. Raises Refused, StalePage."""
    if successor.pk == notice.pk or successor.status not in LASTING:
        raise Refused("Thông báo thay thế phải là thông báo khác, đang có hiệu lực.")
    paper = Paper(note, successor.number, successor.issued_on)
    row, act = record(
        notice, Kind.REPLACE, by, paper, now, state=State.SUPERSEDED, successor=successor
    )
    Conclusion.objects.filter(pk=successor.pk).update(supersedes=notice)
    follows, stays = dict(follows or {}), set(stays)
    if twice := [key for key, times in Counter(follows.values()).items() if times > 1]:
        heir = Task.objects.select_related("duty__item").get(pk=twice[0])
        raise Refused(TWO_INTO_ONE.format(heir=heir.duty.title, place=heir.duty.item.named))
    heirs = Task.objects.filter(notice=successor).select_related("duty__item").in_bulk()
    for task in open_tasks(notice):
        if task.pk in stays:
            continue
        if task.pk in follows:
            _go_on(task, heirs, follows[task.pk], act)
        else:
            end(task, act)
    tell(act.events)
    return row


@transaction.atomic
def add_missed(
    item: Item | None,
    *,
    notice: Conclusion | None = None,
    words: str = "",
    by: User,
    paper: Paper,
    leads: Iterable[Department],
    helpers: Iterable[Department] = (),
    now: datetime | None = None,
    **fields: Any,
) -> list[Task]:
    """A duty that was missed when the notice was entered, in one of its items; beyond the agency's
    days only by a paper. Without an item, the whole item was missed: its `words` are told beside
    the print, which stays. Returns the tasks it gives. Raises Refused."""
    notice, leads = item.conclusion if item else notice, list(leads)
    assert notice is not None
    if item is None and not words.strip():
        raise Refused("Chưa nhập nội dung của mục còn sót.")
    if not leads:
        raise Refused("Chưa chọn đơn vị chủ trì.")
    now = now or timezone.now()
    days, since = Agency.current().missed_days, followed_since(notice)
    late = DayOff.objects.calendar().between(since, timezone.localdate(now)) > days
    if late and not paper.number:
        what = "ban hành" if since == notice.issued_on else "đưa vào theo dõi"
        raise Refused(
            f"Đã quá {days} ngày làm việc kể từ ngày {what} {paper_date(since)}: bổ sung nhiệm vụ "
            "phải theo văn bản."
        )
    kind = Kind.AMEND if paper.number else Kind.ADD
    state = State.AMENDED if paper.number else None
    _, act = record(notice, kind, by, paper, now, state=state)
    item = item or _added(notice, words)
    last = item.duties.order_by("-position").first()
    duty = Duty.objects.create(item=item, position=last.position + 1 if last else 0, **fields)
    duty.leads.set(leads)
    duty.helpers.set([unit for unit in helpers if unit not in leads])
    return give_tasks(notice, [duty], act.by, now, written=act.paper)


def _added(notice: Conclusion, words: str) -> Item:
    last = notice.items.order_by("-position").first()
    position = last.position + 1 if last else 0
    return Item.objects.create(
        conclusion=notice, kind=Item.Kind.ADDED, position=position, text=words.strip()
    )


def record(
    notice: Conclusion,
    kind: str,
    by: User,
    paper: Paper,
    now: datetime | None,
    *,
    state: str | None = None,
    successor: Conclusion | None = None,
) -> tuple[NoticeAct, ActUnderWay]:
    """Write the act down and put the notice into its state, if nobody did meanwhile."""
    if not may_mend(by):
        raise Refused(in_agency_words(NOBODY))
    if notice.status not in LASTING:
        raise Refused(
            f"Thông báo {notice.get_status_display().lower()}; không điều chỉnh được nữa."
        )
    if not paper.note.strip():
        raise Refused("Chưa nhập nội dung, lý do.")
    if kind not in NoticeAct.UNNUMBERED and not paper.number.strip():
        raise Refused("Chưa nhập số, ký hiệu của văn bản.")
    now = now or timezone.now()
    if successor is None and (trouble := trouble_with_paper(notice, paper, now)):
        raise Refused(trouble)
    with transaction.atomic():
        kept = Conclusion.objects.filter(pk=notice.pk, status=notice.status, version=notice.version)
        if not kept.update(status=state or notice.status, version=F("version") + 1):
            raise StaleDraft(STALE)
        notice.refresh_from_db(fields=["status", "version"])
        row = NoticeAct.objects.create(
            conclusion=notice,
            kind=kind,
            at=now,
            by=by,
            paper=paper_number(paper.number)[:60],
            paper_on=paper.on,
            note=paper.note.strip(),
            successor=successor,
        )
    issuer = Issuer(by, Rights.of(by).standing_for("edits_notices"))
    words = row.by_paper or f"{WITHOUT_PAPER[kind]}: {row.note}"
    return row, ActUnderWay(notice, issuer, now, words)


def trouble_with_paper(notice: Conclusion, paper: Paper, now: datetime) -> str:
    """Why no act on the notice is done by this paper, in Vietnamese; empty where one may be."""
    number, today = paper_number(paper.number), timezone.localdate(now)
    if number and not NUMBERED.match(number):
        return "Số, ký hiệu văn bản bắt đầu bằng số, ví dụ 612/SKHCN-HCTH."
    if number and number == notice.number and not notice.issuer:
        return "Đây là số của chính thông báo này; nhập số của văn bản điều chỉnh."
    if paper.on and (trouble := out_of_calendar(paper.on)):
        return trouble
    if paper.on and paper.on > today:
        return f"Ngày văn bản {paper_date(paper.on)} chưa đến."
    if paper.on and paper.on < notice.issued_on:
        return f"Ngày văn bản trước ngày ban hành thông báo, {paper_date(notice.issued_on)}."
    return ""


def open_tasks(notice: Conclusion) -> QuerySet[Task]:
    """Its open work, locked."""
    tasks = Task.objects.filter(notice=notice, status__in=OPEN)
    return tasks.select_for_update(of=("self",)).select_related("duty__item", "lead").order_by("pk")


def event_of(task: Task, verb: str, to_status: str, act: ActUnderWay, **detail: Any) -> Event:
    """Write the task's line of the act's doing, to be told when all is done."""
    event = Event.objects.create(
        task=task,
        at=act.now,
        verb=verb,
        actor=act.by.actor,
        acting_for=act.by.acting_for,
        from_status=task.status,
        to_status=to_status,
        detail={"paper": act.paper} | detail,
    )
    act.events.append(event)
    return event


def end(task: Task, act: ActUnderWay, verb: str = "end_by_paper") -> None:
    """The work is followed no longer, by the act."""
    changes = dict(UNREPORTED)
    claim(task, verb, Status.WITHDRAWN, changes)
    event = event_of(task, verb, Status.WITHDRAWN, act)
    end_request(task, Status.WITHDRAWN, changes, event)
    keep_questions(event)
    answer_slips(event)
    mark([event])


def _set_day(task: Task, day: date, act: ActUnderWay) -> None:
    """The day that the paper gives; the first one stays told."""
    if trouble := out_of_calendar(day):
        raise Refused(trouble)
    if day < act.notice.issued_on:
        raise Refused(f"Hạn mới trước ngày ban hành {paper_date(act.notice.issued_on)}.")
    if task.status == Status.AWAITING:
        raise Refused(f"Nhiệm vụ {task.duty.item.called} đang chờ xác nhận; không đổi hạn.")
    if day == task.due_on:
        return
    changes: dict[str, Any] = {"due_on": day, "moved_by": "date_by_paper", "review_on": None}
    if task.original_due_on is None:
        changes["original_due_on"] = day
    claim(task, "date_by_paper", task.status, changes)
    event = event_of(task, "date_by_paper", task.status, act, new_due_on=paper_date(day))
    end_request(task, task.status, changes, event)
    recount_request(task, changes, act.calendar)
    mark([event])


def _go_on(task: Task, heirs: Mapping[int, Task], key: int, act: ActUnderWay) -> None:
    """The work goes on in a task of the notice that replaces its own, with its first deadline."""
    heir = heirs.get(key)
    if heir is None or heir.lead_id != task.lead_id or heir.status not in OPEN:
        raise Refused(f"Nhiệm vụ {task.duty.item.called} không chuyển được sang mục đã chọn.")
    told = {"continues": task, "first": task.first or task}
    told |= {"carried_times": task.carried_times + 1, "moved_by": "carry"}
    told["original_due_on"] = task.original_due_on or heir.original_due_on
    if heir.due_on is None and task.due_on:
        told |= {"due_on": task.due_on, "moved_by": task.moved_by, "extended": task.extended}
    if heir.continues_id is not None:
        raise Refused(TWO_INTO_ONE.format(heir=heir.duty.title, place=heir.duty.item.named))
    try:
        claim(heir, "carry", heir.status, told)
    except IntegrityError as clash:
        raise Refused(STALE) from clash
    stopped = act.calendar.last_working(act.notice.issued_on)
    changes = UNREPORTED | {"carried_on": task.counted_on or stopped}
    claim(task, "carry", Status.CARRIED, changes)
    successor = f"{act.paper.removeprefix('theo văn bản ')}, {heir.duty.item.named}"
    event = event_of(task, "carry", Status.CARRIED, act, successor=successor)
    end_request(task, Status.CARRIED, changes, event)
    keep_questions(event)
    answer_slips(event)
    mark([event])
