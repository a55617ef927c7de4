"""Whom a task is told to, as plainly as it can be said: for one person alone, by looking at every
task of the agency. What Agenda finds for all at once is held to it."""

from datetime import date

from django.utils import timezone

from departments.models import User
from departments.rights import Rights
from tasks import decisions
from tasks.models import DayOff, Event, Task
from tasks.reminder_lines import ORDER, Rung
from tasks.verbs import GIVING
from tasks.workflow import WORKABLE, Status


def told_to(user: User, on: date) -> list[tuple[int, str]]:
    """Task and rung of each line, in order."""
    day, rights = DayOff.objects.day(on), Rights.of(user, on)
    leaders = {person.pk for person in rights.people if person.is_leader}
    tasks = list(Task.objects.by_urgency().select_related("lead"))
    kinds = {task.pk: task.kind_on(day) for task in tasks}

    def owns(task: Task) -> bool:
        return task.lead_id in rights.chief_of_ids or task.assignee_id in rights.ids

    def oversees(task: Task, rung: Rung) -> bool:
        everything = rung == Rung.LATE and rights.is_director
        return everything or task.lead.overseen_by_id in leaders

    def is_one(task: Task, rung: Rung) -> bool:
        if rung != Rung.UNACCEPTED:
            return kinds[task.pk] == rung and task.status in WORKABLE
        given = Event.objects.filter(task=task, verb__in=GIVING).order_by("at", "pk").last()
        if task.status != Status.ASSIGNED or given is None:
            return False
        return day.since(timezone.localdate(given.at)) >= 1

    decided = [(one.task.pk, Rung.DECISION) for one in decisions.waiting_for(user, on)]
    reasons = [
        *((rung, task) for rung in ORDER[1:] for task in tasks if owns(task)),
        *((rung, task) for rung in ORDER[1:3] for task in tasks if oversees(task, rung)),
    ]
    told: dict[int, Rung] = {}
    for rung, task in reasons:
        if is_one(task, rung) and (task.pk, Rung.DECISION) not in decided:
            told.setdefault(task.pk, rung)
    return decided + sorted(told.items(), key=lambda line: ORDER.index(line[1]))


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
