"""Counts as seen what people were told of work that has ended since, as moves do from now on."""

from django.db import migrations
from django.db.models.functions import Now

DROPPED = ("withdrawn", "carried")


def settle(apps, schema_editor):
    lines = apps.get_model("tasks", "Reminder").objects.filter(read_at=None)
    lines.filter(task__status__in=("done", *DROPPED)).update(read_at=Now())
    news = apps.get_model("tasks", "Notification").objects.filter(read_at=None)
    news = news.filter(task__status__in=DROPPED).exclude(event__to_status__in=DROPPED)
    news.update(read_at=Now())


class Migration(migrations.Migration):
    dependencies = [("tasks", "0034_tell_of_missing_help")]

    operations = [migrations.RunPython(settle, migrations.RunPython.noop)]
