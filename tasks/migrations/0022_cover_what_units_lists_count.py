from django.db import migrations, models

OPEN = ["assigned", "awaiting", "declined", "in_progress", "paused"]


class Migration(migrations.Migration):
    dependencies = [("tasks", "0021_fill_what_was_returned")]

    operations = [
        migrations.RemoveIndex(model_name="task", name="task_open_counted"),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("status__in", OPEN)),
                fields=[
                    *("lead", "status", "due_on", "counted_on", "carried_on", "issued_on"),
                    *("returned", "id"),
                ],
                name="task_open_counted",
            ),
        ),
        migrations.AddIndex(
            model_name="coordination",
            index=models.Index(fields=["department", "task"], name="helped_by_unit"),
        ),
    ]
