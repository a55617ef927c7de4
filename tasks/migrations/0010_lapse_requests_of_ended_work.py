"""Requests left open on work that has ended or left its unit lapse; results of reports that no
longer stand are left to the history."""

from django.db import migrations

from tasks.calendar import WorkCalendar

WORKABLE = ("assigned", "in_progress")
REPORTED = ("awaiting", "done")


def lapse(apps, schema_editor):
    task, extension, day_off = (
        apps.get_model("tasks", name) for name in ("Task", "Extension", "DayOff")
    )
    task.objects.exclude(status__in=REPORTED).exclude(result="").update(result="")
    calendar = WorkCalendar.of(day_off.objects.values_list("day", "worked"))
    asked = extension.objects.filter(state="asked").select_related("task", "asked")
    for request in asked:
        moved = apps.get_model("tasks", "Event").objects.filter(
            task=request.task, verb="reassign", at__gt=request.asked.at
        )
        if request.task.status not in WORKABLE or moved.exists():
            request.state = "lapsed"
        request.days = (
            calendar.between(request.task.due_on, request.new_due_on) if request.task.due_on else 0
        )
        request.save(update_fields=["state", "days"])


class Migration(migrations.Migration):
    dependencies = [("tasks", "0009_requests_end_with_their_work")]

    operations = [migrations.RunPython(lapse, migrations.RunPython.noop)]
