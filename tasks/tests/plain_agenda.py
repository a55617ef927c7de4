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
from tasks.models import DayOff, Event, Task
from tasks.verbs import GIVING

ORDER = ["decision", "late", "soon", "returned", "unaccepted", "recurring", "review", "old"]
ORDER += ["silent", "chase"]


def told_to(user: User, on: date) -> list[tuple[int, str]]:
    """Task and heading of each line, in order."""
    day, rights = DayOff.objects.day(on), Rights.of(user, on)
    decided = [(one.task.pk, "decision") for one in decisions.waiting_for(user, on)]
    told = {}
    for task in Task.objects.open().by_urgency().select_related("lead", "duty"):
        if (task.pk, "decision") not in decided and (why := _why(task, rights, day)):
            told[task.pk] = why
    return decided + sorted(told.items(), key=lambda line: ORDER.index(line[1]))


def _why(task: Task, rights: Rights, day: Day) -> str:
    """The first reason that the person has to hear of it; empty where there is none."""
    if task.status not in ("assigned", "in_progress"):
        return ""
    late = day.since(task.due_on) if task.kind_on(day) == "late" else 0
    unaccepted = _days_since(task, GIVING, day) if task.status == "assigned" else 0
    old = _is_old(task, day)
    union = task.lead.kind == Department.Kind.UNION
    if _is_theirs(task, rights):
        if late:
            return "late"
        if why := _why_for_its_unit(task, day, unaccepted, old):
            return why
    if not union and late >= 3 and _is_in_charge(task.lead, rights):
        return "late"
    if not union and late >= 5 and rights.is_director:
        return "late"
    if rights.heads_office and task.lead_id not in rights.chief_of_ids:
        return "chase" if late or unaccepted >= 3 or old else ""
    return ""


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
    events = Event.objects.filter(task=task).order_by("at", "pk")
    last = (events if verbs is None else events.filter(verb__in=verbs)).last()
    return day.since(timezone.localdate(last.at))


def _is_old(task: Task, day: Day) -> bool:
    undated = task.duty.deadline == "" and task.due_on is None
    return undated and months_later(task.conclusion.issued_on, 3) <= day.on


def _is_theirs(task: Task, rights: Rights) -> bool:
    """Led by a unit of theirs, handed to them, or told to them for want of a chief with letters."""
    if task.lead_id in rights.chief_of_ids or task.assignee_id in rights.ids:
        return True
    chiefs = _chiefs(task.lead)
    if any(_has_letters(chief) for chief in chiefs):
        return False
    others = [
        [leader for leader in [task.lead.overseen_by] if leader and leader.is_leader],
        [] if task.lead.kind == "office" else _chiefs(Department.office()),
        [user for user in User.objects.all() if user.is_director],
    ]
    for people in others:
        if reached := [person for person in people if _has_letters(person)]:
            return any(person.pk in rights.ids for person in reached)
    return False


def _is_in_charge(unit: Department, rights: Rights) -> bool:
    """The leader in charge; the director where no letter reaches that one."""
    leader = unit.overseen_by
    if leader and not _has_letters(leader) and rights.is_director:
        return True
    return any(person == leader and person.is_leader for person in rights.people)


def _chiefs(unit: Department) -> list[User]:
    posts = Membership.objects.filter(department=unit, role__in=["head", "deputy"])
    return [post.user for post in posts.select_related("user")]


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
