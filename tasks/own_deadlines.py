"""The deadlines of one person's calendar: whose they are, and how far back they stand in it."""

from django.db.models import Q

from departments.models import User
from departments.rights import Rights
from tasks.calendar import DAY, Day
from tasks.models import Task
from tasks.querysets import ROW_FIELDS, TaskQuerySet

KEPT = 90 * DAY  # ended work stays so long after its deadline, for calendars to learn that it ended
MOST = 2000  # of one calendar; the latest deadlines come first


def own_deadlines(person: User, day: Day) -> TaskQuerySet:
    """Dated work of the person on that day, with the time of its last event as `changed_at`.

    What is assigned to them; of who heads a unit what it leads or helps with; of a leader what they
    confirm. By their own posts alone: a calendar outlives the days on which they stand in for
    another, and what another sees is not to stay on their phone.
    """
    mine = Task.objects.filter(assignee=person)
    if person.chief_of_ids:
        mine |= Task.objects.of_departments(person.chief_of_ids)
    if person.is_leader:
        mine |= Task.objects.filter(confirmer=person)
    told = Q(status__is_open=True) | Q(due_on__gte=day.on - KEPT)
    # Seen by the own rights, whatever they are today of whom the person stands in for.
    own = Rights(person, day.on, ())
    tasks = mine.visible_by(own).filter(told).dated().for_moves()
    tasks = tasks.only(*ROW_FIELDS, "notice__kind")  # by which a paper is called
    return tasks.with_change().order_by("-due_on", "-pk")
