"""Mark the years that the calendar began with, so that no day removed from them comes back."""

from django.db import migrations

from tasks.days_off import BEGUN


def mark_years(apps, schema_editor):
    seeded = apps.get_model("tasks", "SeededYear")
    seeded.objects.bulk_create((seeded(year=year) for year in BEGUN), ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("tasks", "0011_remember_seeded_years")]

    operations = [migrations.RunPython(mark_years, migrations.RunPython.noop)]
