"""Whom a task is told to, as plainly as it can be said: for one person alone, who has been told of
nothing yet, by looking at every task of the agency. What Agenda finds for all at once is held to
it."""

from datetime import date

from django.utils import timezone

from conclusions.reading.dates import months_later
from departments.models import Department, Membership, User
from departments.rights import Rights
from tasks import decisions
from tasks.calendar import Day
from tasks.models import DayOff, Task
from tasks.verbs import GIVING

ORDER = ["decision", "late", "soon", "returned", "unaccepted", "recurring", "review", "old"]
ORDER += ["silent", "chase"]


def open_tasks() -> list[Task]:
    """With all that is asked of them below, for it is asked for everybody."""
    read = ("duty__item__conclusion", "events", "lead__overseen_by", "lead__memberships__user")
    return list(Task.objects.open().by_urgency().prefetch_related(*read))


def told_to(user: User, on: date, tasks: list[Task]) -> list[tuple[int, str]]:
    """Task and heading of each line, in order."""
    day, rights = DayOff.objects.day(on), Rights.of(user, on)
    decided = [(one.task.pk, "decision") for one in decisions.waiting_for(user, on)]
    told: dict[int, tuple[str, int]] = {}
    for task in tasks:
        if (task.pk, "decision") not in decided and (why := _why(task, rights, day)):
            told[task.pk] = why
    # Under a heading those of the own unit first, then by how they come to hear of the others'.
    lines = sorted(told.items(), key=lambda line: (ORDER.index(line[1][0]), line[1][1]))
    return decided + [(task, heading) for task, (heading, _) in lines]


def _why(task: Task, rights: Rights, day: Day) -> tuple[str, int] | None:
    """The first reason that the person has to hear of it, and its place under the heading."""
    if task.status not in ("assigned", "in_progress"):
        return None
    late = day.since(task.due_on) if task.kind_on(day) == "late" else 0
    unaccepted = _days_since(task, GIVING, day) if task.status == "assigned" else 0
    old = _is_old(task, day)
    union = task.lead.kind == Department.Kind.UNION
    own, instead = _is_own(task, rights), _is_told_instead(task, rights)
    if own or instead:
        why = "late" if late else _why_for_its_unit(task, day, unaccepted, old)
        if why:
            return why, 0 if own else 1
    if not union and late >= 3 and _is_in_charge(task.lead, rights):
        return "late", 2
    if not union and late >= 3 and _is_above(task.lead, rights):
        return "late", 3
    if not union and late >= 5 and rights.is_director:
        return "late", 4
    if rights.heads_office and task.lead_id not in rights.chief_of_ids:
        reasons = [late >= 1, unaccepted >= 3, old]
        return ("chase", reasons.index(True)) if any(reasons) else None
    return None


def _why_for_its_unit(task: Task, day: Day, unaccepted: int, old: bool) -> str:
    if task.due_on and day.until(task.due_on) <= 3:
        return "soon"
    if task.returned and _days_since(task, ["send_back"], day) >= 2:
        return "returned"
    if unaccepted:
        return "unaccepted"
    if task.review_on and task.duty.deadline == "recurring":
        if task.review_on <= day.on or day.until(task.review_on) <= 3:
            return "recurring"
    elif task.review_on and (task.review_on <= day.on or not day.until(task.review_on)):
        return "review"
    if old:
        return "old"
    return "silent" if _days_since(task, None, day) >= 10 else ""


def _days_since(task: Task, verbs, day: Day) -> int:
    """Working days since the last of these moves, or the last of all."""
    moments = [one.at for one in task.events.all() if verbs is None or one.verb in verbs]
    return day.since(timezone.localdate(max(moments)))


def _is_old(task: Task, day: Day) -> bool:
    undated = task.duty.deadline == "" and task.due_on is None
    return undated and months_later(task.conclusion.issued_on, 3) <= day.on


def _is_own(task: Task, rights: Rights) -> bool:
    """Led by a unit of theirs, or handed to them."""
    return task.lead_id in rights.chief_of_ids or task.assignee_id in rights.ids


def _is_told_instead(task: Task, rights: Rights) -> bool:
    """Told to them for want of a chief with letters."""
    if any(_has_letters(chief) for chief in _chiefs(task.lead)):
        return False
    others = [
        [leader for leader in [task.lead.overseen_by] if leader and leader.is_leader],
        [] if task.lead.kind == "office" else _chiefs(Department.office()),
        [
            post.user
            for post in Membership.objects.filter(department__kind="leadership", role="head")
        ],
    ]
    for people in others:
        if reached := [person for person in people if _has_letters(person)]:
            return any(person.pk in rights.ids for person in reached)
    return False


def _is_in_charge(unit: Department, rights: Rights) -> bool:
    leader = unit.overseen_by
    return any(person == leader and person.is_leader for person in rights.people)


def _is_above(unit: Department, rights: Rights) -> bool:
    """The director, where no letter reaches the leader in charge."""
    return bool(unit.overseen_by) and not _has_letters(unit.overseen_by) and rights.is_director


def _chiefs(unit: Department) -> list[User]:
    return [post.user for post in unit.memberships.all() if post.role in ("head", "deputy")]


def _has_letters(person: User) -> bool:
    return person.is_active and person.email != ""


def late_in_lists(user: User, on: date) -> set[int]:
    """The tasks that the person's lists call overdue."""
    day, rights = DayOff.objects.day(on), Rights.of(user, on)
    leaders = {person.pk for person in rights.people if person.is_leader}
    return {
        task.pk
        for task in Task.objects.late(day).select_related("lead")
        if task.lead_id in rights.chief_of_ids
        or task.assignee_id in rights.ids
        or task.lead.overseen_by_id in leaders
        or rights.is_director
    }
