"""Issuing a notice: its text is locked and its tasks are made, in one transaction."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from conclusions.actions import Refused, StaleDraft, next_number, tie_citations
from conclusions.gaps import duties_of, gaps_of
from conclusions.models import Conclusion, Duty
from conclusions.permissions import issue_trouble
from conclusions.querysets import UNISSUED
from departments.models import Agency, Department, User
from departments.rights import Rights
from departments.searching import day_words, unit_word
from tasks.actions.answering import answer_slips
from tasks.actions.asking import keep_questions
from tasks.actions.claiming import claim, end_request
from tasks.actions.marking import mark
from tasks.actions.telling import tell
from tasks.calendar import DAY
from tasks.confirming import confirmer_for
from tasks.models import Coordination, DayOff, Event, Task
from tasks.recurrence import first_review
from tasks.verbs.doing import UNREPORTED
from tasks.workflow import OPEN, Hearer, Status


def problems_of(
    conclusion: Conclusion, today: date | None = None, duties: Sequence[Duty] | None = None
) -> list[str]:
    """What keeps the draft from being issued, in Vietnamese; empty when it may go out. `duties`:
    those of the draft, where they are read already."""
    found = [gap.words for gap in gaps_of(conclusion, duties)]
    if conclusion.issued_on and conclusion.issued_on > (today or timezone.localdate()):
        found.insert(0, "Ngày ban hành không được sau hôm nay.")
    return found


def twins_of(conclusion: Conclusion) -> list[Conclusion]:
    """Issued notices with the very same words; behind them those with nearly the same, which have
    a `likeness`."""
    others = Conclusion.objects.standing().exclude(pk=conclusion.pk)
    same = others.read_from(conclusion.source_text).only("number", "issued_on", "kind")
    return [*same.order_by("pk")[:3], *others.alike(conclusion.source_text)][:3]


@transaction.atomic
def issue(
    conclusion: Conclusion,
    *,
    by: User,
    signed: bool = False,
    again: bool = False,
    seen: int | None = None,
    now: datetime | None = None,
) -> list[Task]:
    """Lock the notice and give each unit its task; returns the tasks made.

    Raises Refused with every problem found, or StaleDraft when the draft changed or was issued
    meanwhile. The event names who clicked; `Conclusion.leader` is who assigns. `signed`: they say
    that the paper was signed before (“đã ký trên giấy”); `again`: that a paper with the same
    words, or nearly, is out already and this one goes out all the same.
    """
    if trouble := issue_trouble(by, conclusion, signed=signed):
        raise Refused(trouble)
    now = now or timezone.now()
    # Every change of a duty makes a new version of its draft: these are those of the version that
    # is locked below, or the lock fails.
    duties = duties_of(conclusion)
    if problems := problems_of(conclusion, timezone.localdate(now), duties):
        raise Refused(*problems)
    if not again and (twins := twins_of(conclusion)):
        near = hasattr(twins[0], "likeness")
        said = f"gần giống {twins[0].named}" if near else f"trùng với {twins[0].named}"
        raise Refused(f"Nội dung {said}; cần đánh dấu xác nhận.")
    seen = conclusion.version if seen is None else seen
    _lock(conclusion, duties, seen, by if signed else None)
    issuer = Issuer(by, Rights.of(by).standing_for("edits_notices"))
    return give_tasks(conclusion, duties, issuer, now)


@dataclass(frozen=True)
class Issuer:
    """Who clicked, and in whose place."""

    actor: User
    acting_for: User | None


def give_tasks(
    conclusion: Conclusion,
    duties: list[Duty],
    by: Issuer,
    now: datetime,
    *,
    written: str = "",
) -> list[Task]:
    """Each lead's task of each of these duties, with helpers and first events; work that they carry
    on ends. `written`: by which paper, where not by the notice itself."""
    strict = Agency.current().excludes_day_on(conclusion.issued_on)
    _share_people(duties)
    former = Formers.of(duties)
    tasks = [
        _task(conclusion, duty, lead, due_day(duty, before_excludes_day=strict), former)
        for duty in duties
        for lead in duty.leads.all()
    ]
    Task.objects.bulk_create(tasks)
    _record(conclusion, tasks, former, by, now, written)
    return tasks


def _share_people(duties: list[Duty]) -> None:
    """The same person named in many duties is one object, whose posts are read once."""
    people: dict[int, User] = {}
    for duty in duties:
        if duty.confirmer:
            duty.confirmer = people.setdefault(duty.confirmer.pk, duty.confirmer)


@dataclass
class Formers:
    """The tasks of the items that a notice continues, by item and unit: the open ones, in the order
    of their duties, else the one that ended last."""

    tasks: dict[tuple[int | None, int], list[Task]]
    taken: Counter[tuple[int | None, int]] = field(default_factory=Counter)

    @classmethod
    def of(cls, duties: list[Duty], *, lock: bool = True) -> "Formers":
        """Locked, so that none is confirmed between this look and its carrying."""
        items = {duty.item.continues_id for duty in duties} - {None}
        if not items:
            return cls({})
        keys = Task.objects.filter(duty__item__in=items).order_by("pk").values_list("pk", flat=True)
        keys = list(keys.select_for_update() if lock else keys)
        found = Task.objects.select_related("first", "duty__item", "notice").filter(pk__in=keys)
        tasks: dict[tuple[int | None, int], list[Task]] = {}
        for task in found.order_by("duty__position", "pk"):
            tasks.setdefault((task.duty.item_id, task.lead_id), []).append(task)
        for key, of_unit in tasks.items():
            tasks[key] = [one for one in of_unit if one.status in OPEN] or of_unit[-1:]
        return cls(tasks)

    def next_open(self, duty: Duty, lead: Department) -> Task | None:
        """What the unit's duty goes on from: its first goes on from the first, and so on; where it
        has more duties now, the last goes on in several."""
        former = self.tasks.get(key := (duty.item.continues_id, lead.pk), [])
        if not former or former[0].status not in OPEN:
            return None
        self.taken[key] += 1
        return former[min(self.taken[key], len(former)) - 1]

    def ended(self, task: Task) -> Task | None:
        """The work that had ended before it could be carried on to the task."""
        former = self.tasks.get((task.duty.item.continues_id, task.lead_id), [])
        return former[-1] if former and former[-1].status not in OPEN else None

    def left(self, task: Task) -> list[Task]:
        """More open work of the same item and unit than it has duties now: it goes on in `task`."""
        former = self.tasks.get(key := (task.duty.item.continues_id, task.lead_id), [])
        return former[self.taken[key] :] if self.taken[key] else []


def carried_by(duties: list[Duty]) -> list[Task]:
    """The open tasks that issuing these duties would carry, as they stand now."""
    formers = Formers.of(duties, lock=False)
    made = [Task(duty=duty, lead=lead) for duty in duties for lead in duty.leads.all()]
    gone_on = [formers.next_open(task.duty, task.lead) for task in made]
    gone_on += [one for task in made for one in formers.left(task)]
    return list(dict.fromkeys(filter(None, gone_on)))


def _lock(
    conclusion: Conclusion, duties: list[Duty], seen: int, signed_told_by: User | None
) -> None:
    letterhead = _letterhead(conclusion, duties)
    conclusion.number = number = conclusion.number or next_number(conclusion)
    draft = Conclusion.objects.filter(pk=conclusion.pk, status__in=UNISSUED, version=seen)
    try:
        won = draft.update(
            status=Conclusion.Status.ISSUED,
            number=number,
            letterhead=letterhead,
            signed_told_by=signed_told_by,
            words=Conclusion._meta.get_field("words").words_of(conclusion),
            version=F("version") + 1,
        )
    except IntegrityError:  # typed elsewhere between the giving of the number and this line
        raise Refused(f"Số {number} vừa được dùng cho thông báo khác; ban hành lại.") from None
    if not won:
        raise StaleDraft("Thông báo vừa được người khác sửa hoặc ban hành; xem lại trước khi lưu.")
    conclusion.refresh_from_db()
    tie_citations(conclusion)


def _letterhead(conclusion: Conclusion, duties: list[Duty]) -> dict[str, Any]:
    """What the notice is printed under, for good; with lists of duties, the units' names too."""
    told: dict[str, Any] = Agency.current().letterhead
    if conclusion.has_lists:
        told["units"] = {
            str(unit.pk): unit.name
            for duty in duties
            for unit in (*duty.leads.all(), *duty.helpers.all())
        }
    return told


def _task(
    conclusion: Conclusion,
    duty: Duty,
    lead: Department,
    due_on: date | None,
    formers: Formers,
) -> Task:
    """What goes on without a new day keeps the one in force, what made it so and how often it was
    extended; a day that the new notice prints is the director's own, and begins anew."""
    former = formers.next_open(duty, lead)
    moved_by, extended = "carry" if former else "", 0
    if former and due_on is None:
        due_on, moved_by, extended = former.due_on, former.moved_by, former.extended
    return Task(
        duty=duty,
        notice=conclusion,
        issued_on=conclusion.issued_on,
        lead=lead,
        assigned_by=conclusion.leader,
        confirmer=confirmer_for(duty, lead, conclusion.leader),
        original_due_on=(former and former.original_due_on) or due_on,
        due_on=due_on,
        review_on=review_day(duty, conclusion) if due_on is None else None,
        continues=former,
        first=(former.first or former) if former else None,
        carried_times=former.carried_times + 1 if former else 0,
        moved_by=moved_by,
        extended=extended,
        words=words_of(duty, lead, conclusion),
    )


def words_of(duty: Duty, lead: Department, conclusion: Conclusion) -> str:
    """All that a task can be searched by; locked with the notice, but for whose it is."""
    item = duty.item
    place = f"mục {item.path}" if item.path else ""
    told = (duty.title, duty.what, item.text, duty.deliverable, unit_word(lead.pk))
    return " ".join((*told, day_words(conclusion.issued_on), conclusion.number, place))


def excludes_day(conclusion: Conclusion, today: date) -> bool:
    """Whether “trước ngày” leaves the day out in this notice: as the agency counted on the day of
    issue, or counts today where there is none yet."""
    return Agency.current().excludes_day_on(conclusion.issued_on or today)


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
        return first_review(duty, conclusion.issued_on)
    return conclusion.review_on


def _record(
    conclusion: Conclusion,
    tasks: list[Task],
    former: Formers,
    by: Issuer,
    now: datetime,
    added: str,
) -> None:
    """Helpers, first events, and the end of the tasks that these carry on."""
    Coordination.objects.bulk_create(
        Coordination(task=task, department=helper)
        for task in tasks
        for helper in task.duty.helpers.all()
        if helper.pk != task.lead_id
    )
    written = conclusion.named
    told = f"{written}, {added}" if added else written
    events = [
        Event(
            task=task,
            at=now,
            verb="issue",
            actor=by.actor,
            acting_for=by.acting_for,
            to_status=task.status,
            detail={"conclusion": told, "ended": _ended(task, former)},
        )
        for task in tasks
    ]
    mark(Event.objects.bulk_create(events))
    successors: dict[int, tuple[Task, Task]] = {}  # several duties may go on from the same task
    for task in tasks:
        for one in filter(None, [task.continues, *former.left(task)]):
            successors.setdefault(one.pk, (one, task))
    carried = [
        _carry(one, task, f"{written}, {task.duty.item.named}", by, now)
        for one, task in successors.values()
    ]
    tell(events)
    tell(carried, besides={Hearer.CHIEFS})  # who are given the work that goes on from it


def _ended(task: Task, former: Formers) -> str:
    """That the work to be continued had ended before it was carried; empty where it had not."""
    last = former.ended(task)
    if last is None:
        return ""
    place = f"{last.duty.item.named}, {last.conclusion.short}"
    return f"; nhiệm vụ trước ({place}) không chuyển vì {last.get_status_display().lower()}"


def _stopped_on(former: Task, issued_on: date) -> date:
    """The working day at which the clock of what is carried on stands for good: that of its report
    or of its pause, where it stood already, else that of the notice."""
    if former.counted_on:
        return former.counted_on
    paused = None
    if former.status == Status.PAUSED:
        paused = former.events.filter(verb="pause").order_by("-at", "-pk").first()
    day = timezone.localdate(paused.at) if paused else issued_on
    return DayOff.objects.calendar().last_working(day)


def _carry(former: Task, successor: Task, told: str, by: Issuer, now: datetime) -> Event:
    """Like any move: the state claimed, one event, and no request left open on closed work."""
    changes = UNREPORTED | {"carried_on": _stopped_on(former, successor.issued_on)}
    claim(former, "carry", Status.CARRIED, changes)
    event = Event.objects.create(
        task=former,
        at=now,
        verb="carry",
        actor=by.actor,
        acting_for=by.acting_for,
        from_status=former.status,
        to_status=Status.CARRIED,
        detail={"successor": told, "task": successor.pk},
    )
    end_request(former, Status.CARRIED, changes, event)
    keep_questions(event)
    answer_slips(event)
    mark([event])
    return event
