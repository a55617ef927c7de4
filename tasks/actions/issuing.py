"""Issuing a notice: its text is locked and its tasks are made, in one transaction."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from conclusions.actions import Refused, StaleDraft, next_number
from conclusions.gaps import duties_of, gaps_of
from conclusions.models import Conclusion, Duty
from departments.folding import plain
from departments.models import Agency, Department, User
from tasks.calendar import DAY, period_end
from tasks.models import Coordination, DayOff, Event, Task
from tasks.workflow import Status


def problems_of(conclusion: Conclusion, today: date | None = None) -> list[str]:
    """What keeps the draft from being issued, in Vietnamese; empty when it may go out."""
    found = [gap.words for gap in gaps_of(conclusion)]
    if conclusion.issued_on and conclusion.issued_on > (today or timezone.localdate()):
        found.insert(0, "Ngày ban hành không được sau hôm nay.")
    return found


def confirmer_for(duty: Duty, lead: Department, leader: User) -> User:
    """Who confirms the unit's report, first that applies: the person named in review (the office,
    where the words send the product to it), the director for key work, the leader in charge of the
    unit, the leader who assigns. Never a member of the unit itself."""
    offered = [duty.confirmer, leader if duty.key else None, lead.overseen_by]
    for person in offered:
        if person and person.is_active and lead.pk not in person.department_ids:
            return person
    return leader


@transaction.atomic
def issue(
    conclusion: Conclusion, *, by: User, seen: int | None = None, now: datetime | None = None
) -> list[Task]:
    """Lock the notice and give each unit its task; returns the tasks made.

    Raises Refused with every problem found, or StaleDraft when the draft changed or was issued
    meanwhile. The event names who clicked; `Conclusion.leader` is who assigns.
    """
    if not (by.is_office or by.is_leader):
        raise Refused("Chỉ Phòng Hành chính - Tổng hợp và Lãnh đạo Sở được ban hành thông báo.")
    now = now or timezone.now()
    if problems := problems_of(conclusion, timezone.localdate(now)):
        raise Refused(*problems)
    _lock(conclusion, conclusion.version if seen is None else seen)
    strict = Agency.current().before_excludes_day
    tasks = [
        _task(conclusion, duty, lead, due_day(duty, before_excludes_day=strict))
        for duty in duties_of(conclusion)
        for lead in duty.leads.all()
    ]
    Task.objects.bulk_create(tasks)
    _record(conclusion, tasks, by, now)
    return tasks


def _lock(conclusion: Conclusion, seen: int) -> None:
    letterhead = _letterhead(conclusion)
    number = conclusion.number or next_number(conclusion)
    draft = Conclusion.objects.filter(
        pk=conclusion.pk, status=Conclusion.Status.DRAFT, version=seen
    )
    try:
        won = draft.update(
            status=Conclusion.Status.ISSUED,
            number=number,
            letterhead=letterhead,
            version=F("version") + 1,
        )
    except IntegrityError:  # typed elsewhere between the giving of the number and this line
        raise Refused(f"Số {number} vừa được dùng cho thông báo khác; ban hành lại.") from None
    if not won:
        raise StaleDraft("Thông báo vừa được người khác sửa hoặc ban hành; xem lại trước khi lưu.")
    conclusion.refresh_from_db()


def _letterhead(conclusion: Conclusion) -> dict:
    """What the notice is printed under, for good; with lists of duties, the units' names too."""
    told: dict = Agency.current().letterhead
    if conclusion.has_lists:
        told["units"] = {
            str(unit.pk): unit.name
            for duty in duties_of(conclusion)
            for unit in (*duty.leads.all(), *duty.helpers.all())
        }
    return told


def _task(conclusion: Conclusion, duty: Duty, lead: Department, due_on: date | None) -> Task:
    former = _former(duty, lead)
    return Task(
        duty=duty,
        lead=lead,
        assigned_by=conclusion.leader,
        confirmer=confirmer_for(duty, lead, conclusion.leader),
        original_due_on=(former and former.original_due_on) or due_on,
        due_on=due_on,
        review_on=review_day(duty, conclusion) if due_on is None else None,
        continues=former,
        first=(former.first or former) if former else None,
        carried_times=former.carried_times + 1 if former else 0,
        moved_by="carry" if former else "",
        words=words_of(duty, conclusion),
    )


def words_of(duty: Duty, conclusion: Conclusion) -> str:
    """All that a task can be searched by, folded and without marks; locked with the notice."""
    item = duty.item
    told = (duty.title, duty.what, item.text, duty.deliverable, conclusion.number, item.path)
    return plain(" ".join(told))


def due_day(duty: Duty, *, before_excludes_day: bool) -> date | None:
    """The last day that is in time: the day named, or the day before where the agency counts so."""
    if not duty.is_dated:
        return None
    if duty.deadline == Duty.Deadline.BEFORE and before_excludes_day:
        return duty.named_on - DAY
    return duty.named_on


def review_day(duty: Duty, conclusion: Conclusion) -> date | None:
    """When an undated task is looked at: its own day or period if recurring, else the notice's."""
    if duty.deadline == Duty.Deadline.RECURRING:
        return duty.named_on or period_end(duty.every, conclusion.issued_on)
    return conclusion.review_on


def _former(duty: Duty, lead: Department) -> Task | None:
    """The unit's open task in the item that this one continues."""
    if duty.item.continues is None:
        return None
    return Task.objects.open().filter(duty__item=duty.item.continues, lead=lead).first()


def _record(conclusion: Conclusion, tasks: list[Task], by: User, now: datetime) -> None:
    """Helpers, first events, and the end of the tasks that these carry on."""
    Coordination.objects.bulk_create(
        Coordination(task=task, department=helper)
        for task in tasks
        for helper in task.duty.helpers.all()
        if helper.pk != task.lead_id
    )
    written = f"Thông báo số {conclusion.number}"
    events = [
        Event(
            task=task,
            at=now,
            verb="issue",
            actor=by,
            to_status=task.status,
            detail={"conclusion": written},
        )
        for task in tasks
    ]
    carrying = [task for task in tasks if task.continues]
    if carrying:  # the clock of what is carried on stops at the notice, counted as a report is
        stopped = DayOff.objects.day(conclusion.issued_on).late_before
    for task in carrying:
        place = f"{written}, mục {task.duty.item.place}"
        events.append(_carried(task.continues, place, stopped, by, now))
    Event.objects.bulk_create(events)


def _carried(former: Task, successor: str, stopped: date, by: User, now: datetime) -> Event:
    Task.objects.filter(pk=former.pk).update(
        status=Status.CARRIED, reported_on=None, counted_on=stopped, version=F("version") + 1
    )
    return Event(
        task=former,
        at=now,
        verb="carry",
        actor=by,
        from_status=former.status,
        to_status=Status.CARRIED,
        detail={"successor": successor},
    )
