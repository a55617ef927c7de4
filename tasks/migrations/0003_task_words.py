"""What search looks in: a task's words, folded and without marks."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0002_days_off")]

    operations = [
        migrations.AddField("task", "words", models.TextField(default="", editable=False)),
    ]
