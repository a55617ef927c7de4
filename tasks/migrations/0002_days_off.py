"""Begin the calendar with the public holidays, which the office then edits year by year."""

from django.db import migrations

from tasks.days_off import begin_calendar


def add_days_off(apps, schema_editor):
    begin_calendar(apps.get_model("tasks", "DayOff"))


class Migration(migrations.Migration):
    dependencies = [("tasks", "0001_initial")]

    operations = [migrations.RunPython(add_days_off, migrations.RunPython.noop)]
