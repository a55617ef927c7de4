"""For tasks made before: the day their report counts on, how their deadline moved, their chain."""

from django.db import migrations
from django.db.models import Count, Q

from tasks.calendar import WorkCalendar

MOVING = ("grant_extension", "resume")  # all that moved a deadline until now


def fill(apps, schema_editor):
    task, event, day_off = (apps.get_model("tasks", name) for name in ("Task", "Event", "DayOff"))
    calendar = WorkCalendar.of(day_off.objects.values_list("day", "worked"))
    _count_reports(task, calendar)
    _count_carried(task, calendar)
    _count_extensions(task)
    _name_movers(task, event)
    _link_chains(task)


def _count_reports(task, calendar):
    days = task.objects.exclude(reported_on=None).values_list("reported_on", flat=True)
    for day in days.distinct().order_by():
        reported = task.objects.filter(reported_on=day)
        reported.update(counted_on=calendar.last_working(day))


def _count_carried(task, calendar):
    """Carried work stopped on the day of the notice that carries it on."""
    successors = task.objects.filter(continues__status="carried").order_by("-pk")  # the first last
    rows = successors.values_list("continues", "duty__item__conclusion__issued_on")
    for pk, issued_on in list(rows):
        task.objects.filter(pk=pk).update(carried_on=calendar.last_working(issued_on))


def _count_extensions(task):
    granted = Count("extensions", filter=Q(extensions__state="granted"))
    counted = task.objects.annotate(times=granted).filter(times__gt=0)
    for pk, times in list(counted.values_list("pk", "times")):
        task.objects.filter(pk=pk).update(extended=times)


def _name_movers(task, event):
    movers = {}
    told = event.objects.filter(verb__in=MOVING, task__due_on__isnull=False)
    for pk, verb in told.order_by("at", "pk").values_list("task", "verb"):
        movers[pk] = verb
    for verb in MOVING:
        moved = [pk for pk, last in movers.items() if last == verb]
        for at in range(0, len(moved), 500):  # SQLite takes a limited number of values
            task.objects.filter(pk__in=moved[at : at + 500]).update(moved_by=verb)


def _link_chains(task):
    former = dict(task.objects.exclude(continues=None).values_list("pk", "continues"))
    for pk in former:
        first, times = former[pk], 1
        while first in former:
            first, times = former[first], times + 1
        task.objects.filter(pk=pk).update(first=first, carried_times=times)
        task.objects.filter(pk=pk, moved_by="").update(moved_by="carry")


class Migration(migrations.Migration):
    dependencies = [("tasks", "0006_tell_how_a_deadline_moved")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
