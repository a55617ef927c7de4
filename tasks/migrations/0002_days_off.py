"""Begin the calendar with the public holidays, which the office then edits year by year."""

from django.db import migrations

from tasks.days_off import days_off

YEARS = range(2023, 2031)


def add_days_off(apps, schema_editor):
    DayOff = apps.get_model("tasks", "DayOff")
    rows = [DayOff(day=day, worked=worked, name=name) for day, worked, name in days_off(YEARS)]
    DayOff.objects.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("tasks", "0001_initial")]

    operations = [migrations.RunPython(add_days_off, migrations.RunPython.noop)]
