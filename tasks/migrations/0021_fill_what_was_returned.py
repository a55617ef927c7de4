"""Marks the tasks whose last report was sent back, from their histories."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def mark_returned(apps, schema_editor):
    events = apps.get_model("tasks", "Event").objects
    told = events.filter(task=OuterRef("pk"), verb__in=["send_back", "report", "reassign"])
    last = Subquery(told.order_by("-at", "-pk").values("verb")[:1])
    tasks = apps.get_model("tasks", "Task").objects
    sent_back = tasks.filter(pk__in=events.filter(verb="send_back").values("task"))
    sent_back.alias(last=last).filter(last="send_back").update(returned=True)


class Migration(migrations.Migration):
    dependencies = [("tasks", "0020_tell_what_was_returned")]

    operations = [migrations.RunPython(mark_returned, migrations.RunPython.noop)]
