"""Find the few obstacles among all events."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0003_task_words")]

    operations = [
        migrations.AddIndex(
            "event",
            models.Index(
                fields=["task"], name="event_obstacle", condition=models.Q(verb="obstacle")
            ),
        ),
    ]
