from django.db import migrations, models

OPEN = ["assigned", "awaiting", "declined", "in_progress", "paused"]


def tell_help(apps, schema_editor):
    """As tasks.triggers has it from now on."""
    helps = apps.get_model("tasks", "Coordination").objects
    helps.exclude(task__status__in=OPEN).update(is_open=False)


class Migration(migrations.Migration):
    dependencies = [("tasks", "0022_cover_what_units_lists_count")]

    operations = [
        migrations.AddField(
            model_name="coordination",
            name="is_open",
            field=models.BooleanField(default=True, editable=False),
        ),
        migrations.RunPython(tell_help, migrations.RunPython.noop),
    ]
