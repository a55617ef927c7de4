"""For requests made before: whether the work was overdue by then."""

from datetime import datetime

from django.db import migrations
from django.utils import timezone

from tasks.calendar import WorkCalendar


def fill(apps, schema_editor):
    extension, event, day_off = (
        apps.get_model("tasks", name) for name in ("Extension", "Event", "DayOff")
    )
    calendar = WorkCalendar.of(day_off.objects.values_list("day", "worked"))
    asked = extension.objects.values_list("pk", "task", "task__due_on", "asked__at", "asked")
    late = [
        pk
        for pk, task, due_on, at, told in list(asked)
        if (due := _due_then(event.objects.filter(task=task, pk__gt=told)) or due_on)
        and due < calendar.last_working(timezone.localdate(at))
    ]
    for start in range(0, len(late), 500):  # SQLite takes a limited number of values
        extension.objects.filter(pk__in=late[start : start + 500]).update(asked_late=True)


def _due_then(later):
    """The deadline that the next move of it moved; None where none has since."""
    for detail in later.order_by("at", "pk").values_list("detail", flat=True):
        if former := detail.get("former_due_on"):
            return datetime.strptime(former, "%d/%m/%Y").date()
    return None


class Migration(migrations.Migration):
    dependencies = [("tasks", "0036_know_what_was_asked_for_late")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
