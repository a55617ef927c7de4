"""Indexes for the lists of open work, the register and the dashboard."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0015_fill_notices_and_counts")]

    operations = [
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(
                    ("status__in", ["assigned", "awaiting", "declined", "in_progress", "paused"])
                ),
                fields=["due_on", "id"],
                name="task_open_by_day",
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(fields=["due_on", "id"], name="task_by_day"),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(fields=["-issued_on", "-notice", "id"], name="task_in_register"),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(
                    ("status__in", ["assigned", "awaiting", "declined", "in_progress", "paused"])
                ),
                fields=["lead", "status", "due_on", "counted_on", "carried_on", "issued_on"],
                name="task_open_counted",
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("status", "awaiting")),
                fields=["confirmer"],
                name="task_to_confirm",
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("status", "carried")), fields=["issued_on"], name="task_carried"
            ),
        ),
        migrations.AddIndex(
            model_name="endedcount",
            index=models.Index(fields=["month"], name="ended_by_month"),
        ),
    ]
