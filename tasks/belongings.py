"""All that belongs to one task, read in one query: what its page shows besides the row itself.

A join of all of it is planned longer than it is read, and as many queries as there are tables take
longer than all the rest of the page (measured).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Count, F, Model, Q, QuerySet

from conclusions.models import Citation, Conclusion, Duty, Item
from departments.at_once import rows
from departments.compiled import CompiledRows, Keys, answers
from departments.models import Department, Membership, User
from tasks import permissions
from tasks.drafts import know_draft
from tasks.models import (
    PART_DAYS,
    ChaseLine,
    ChaseSlip,
    Coordination,
    Digest,
    Event,
    Evidence,
    Extension,
    HelpPart,
    Reminder,
    Task,
)
from tasks.querysets import FIRST_FIELDS, LONG_TEXTS
from tasks.steps_ahead import CAN_WAIT, know_steps
from tasks.verbs import APPENDING, OWN_QUESTIONS

# By these keys of the task's row all is found without a join.
TASK, ITEM, NOTICE, CONFIRMER, ASSIGNER, ASSIGNEE = range(-6, 0)
MATE_FIELDS = (
    *("duty", "lead", "status", "reported_on", "counted_on", "carried_on"),
    *("due_on", "original_due_on", "moved_by", "extended", "first", "carried_times"),
)

TIE = ("from_duty", "to_duty")  # of two steps of a directive, the one that waits first
PART_COLUMNS = ("department_id", *PART_DAYS)
FORERUNNER_FIELDS = (*FIRST_FIELDS, "duty__item__path")


@dataclass(frozen=True)
class Belongings:
    """What stands around a task. Its duty, people, helpers and requests for time are told to the
    task itself."""

    events: list[Event]  # newest first, each with its people and proofs
    event_count: int  # of the whole history
    mails: list[tuple[date, str, int]]  # day, rung, and how many people they went to
    citations: list[Citation]
    mates: list[Task]  # of the same item, itself among them, whoever may see them
    slips: list[ChaseSlip]  # papers that chase it, whoever may read them; the newest first
    waiting: list[Task]  # of the mates those that wait for its result


def belongings_of(task: Task, newest: int | None = None) -> Belongings:
    """Read all of it. Of a long history, the `newest` events and those that tell how the task
    stands: what only adds words, hundreds of times, is left out."""
    asked = _reads(newest)
    found = dict(zip(asked, answers(*asked.values(), keys=_keys(task)), strict=True))
    people = {person.pk: person for person in found["people"]}
    units = {unit.pk: unit for unit in rows("units")}
    events = _events(task, found, people)
    _tell_task(task, found, people, units, events)
    cited = {notice.pk: notice for notice in found["cited"]}
    for citation in found["citations"]:
        citation.resolved = cited.get(citation.resolved_id)
    count = sum(told for _, told in found["event_count"])
    mates, slips = _mates(found, units), found["slips"]
    know_steps(task, mates, found["ties"])
    later = {waits for waits, before in found["ties"] if before == task.duty_id}
    return Belongings(
        events,
        count,
        found["mails"],
        found["citations"],
        mates,
        slips,
        [mate for mate in mates if mate.duty_id in later and mate.status in CAN_WAIT],
    )


def _keys(task: Task) -> Keys:
    return {
        TASK: task.pk,
        ITEM: task.duty.item_id,
        NOTICE: task.notice_id,
        CONFIRMER: task.confirmer_id,
        ASSIGNER: task.assigned_by_id,
        ASSIGNEE: task.assignee_id,
    }


@cache  # to compile them anew costs more than to run them
def _reads(newest: int | None) -> dict[str, CompiledRows]:
    events, notices = Event.objects.filter(task=TASK).order_by("-at", "-pk"), Conclusion.objects
    sent = Reminder.objects.filter(task=TASK, digest__state=Digest.State.SENT)
    chased = ChaseLine.objects.filter(task=TASK)
    duties, cited = Duty.objects.filter(item=ITEM), Citation.objects.filter(item=ITEM)
    asked: dict[str, QuerySet] = {
        "items": Item.objects.filter(pk=ITEM),
        "notices": notices.filter(pk=NOTICE).defer(*LONG_TEXTS),
        "people": User.objects.filter(pk__in=_people(events)).only(*User.NAMED),
        "posts": Membership.objects.filter(user=CONFIRMER),
        "helpers": Coordination.objects.filter(task=TASK).values_list(*PART_COLUMNS),
        "extensions": Extension.objects.filter(task=TASK).order_by("pk"),
        "events": events[:newest],
        "evidence": Evidence.objects.filter(event__task=TASK).order_by("pk"),
        "event_count": Event.objects.filter(task=TASK).values_list("task").annotate(Count("pk")),
        "mails": sent.values_list("digest__day", "rung").annotate(Count("pk")).order_by("rung"),
        "citations": cited,
        "cited": notices.filter(pk__in=cited.order_by().values("resolved")).only("status"),
        "mates": Task.objects.filter(duty__in=duties.values("pk")).only(*MATE_FIELDS),
        "duties": duties,
        "ties": Duty.after.through.objects.filter(from_duty__item=ITEM).values_list(*TIE),
        "slips": ChaseSlip.objects.filter(pk__in=chased.values("slip")).defer("text").newest(),
    }
    if newest is not None:
        asked["telling"] = events.filter(_telling())
    return {name: CompiledRows.of(queryset) for name, queryset in asked.items()}


def _people(events: QuerySet) -> QuerySet:
    """The keys of all who are named, by the task itself or by its events."""
    named = User.objects.filter(pk__in=[CONFIRMER, ASSIGNER, ASSIGNEE]).order_by()
    told = events.order_by()
    return named.values("pk").union(told.values("actor"), told.values("acting_for"))


def _telling() -> Q:
    """Events that tell how a task stands, or are proved; those with words alone are not among
    them."""
    proved = Q(pk__in=Evidence.objects.filter(event__task=TASK).values("event"))
    return ~Q(verb__in=APPENDING) | ~Q(from_status=F("to_status")) | proved


def _events(task: Task, found: dict[str, list[Any]], people: dict[int, User]) -> list[Event]:
    told = {event.pk: event for event in [*found["events"], *found.get("telling", ())]}
    proofs = defaultdict(list)
    for proof in found["evidence"]:
        proofs[proof.event_id].append(proof)
    for event in told.values():
        event.task, event.actor = task, people[event.actor_id]
        event.acting_for = people.get(event.acting_for_id)
        _prefetched(event, "evidence", proofs[event.pk])
    return sorted(told.values(), key=lambda event: (event.at, event.pk), reverse=True)


def _tell_task(
    task: Task,
    found: dict[str, list[Any]],
    people: dict[int, User],
    units: dict[int, Department],
    events: list[Event],
) -> None:
    """Give the task what others ask it for, as if each had been read with it."""
    (task.duty.item,) = found["items"]
    task.notice = next(iter(found["notices"]), None)
    task.assigned_by, task.confirmer = people[task.assigned_by_id], people[task.confirmer_id]
    task.assignee = people.get(task.assignee_id)
    for post in found["posts"]:
        post.department = units[post.department_id]
    task.confirmer.posts = sorted(found["posts"], key=lambda post: post.department.position)
    helping = {unit: days for unit, *days in found["helpers"]}
    task.parts = [
        HelpPart(unit, *helping[unit.pk]) for unit in units.values() if unit.pk in helping
    ]
    by_key = {event.pk: event for event in events}
    for request in found["extensions"]:
        request.task, request.asked = task, by_key[request.asked_id]
    _prefetched(task, "extensions", found["extensions"])
    know_draft(task, events)
    for event in reversed(events):
        if event.verb in OWN_QUESTIONS:
            permissions.know_asker(task, event.verb, event.actor_id, event.acting_for_id)


def know_forerunners(task: Task, mates: Iterable[Task]) -> None:
    """Read the tasks that this one continues, the last and the first of them, and the first of each
    mate; of most there are none."""
    keys = {task.first_id, task.continues_id, *(mate.first_id for mate in mates)} - {None}
    if not keys:
        return
    before = Task.objects.select_related("duty__item", "notice").only(*FORERUNNER_FIELDS)
    known = before.in_bulk(keys)
    task.first, task.continues = known.get(task.first_id), known.get(task.continues_id)
    for mate in mates:
        mate.first = known.get(mate.first_id)


def _mates(found: dict[str, list[Any]], units: dict[int, Department]) -> list[Task]:
    duties = {duty.pk: duty for duty in found["duties"]}
    for mate in found["mates"]:
        mate.duty, mate.lead = duties[mate.duty_id], units[mate.lead_id]
        mate.notice = next(iter(found["notices"]), None)
    return sorted(
        found["mates"], key=lambda mate: (mate.duty.position, mate.lead.position, mate.pk)
    )


def _prefetched(row: Model, name: str, found: Iterable[Any]) -> None:
    """As prefetch_related leaves it, for `all` to find."""
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = list(found)
