"""Whether the last report was sent back stands on the task, for lists that count by it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0019_say_why_letters_failed")]

    operations = [
        migrations.AddField(
            model_name="task",
            name="returned",
            field=models.BooleanField(default=False, editable=False),
        ),
    ]
