from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0023_know_help_with_open_work")]

    operations = [
        migrations.AddIndex(
            model_name="coordination",
            index=models.Index(
                condition=models.Q(("is_open", True)),
                fields=["department", "task"],
                name="helped_now",
            ),
        ),
        migrations.RemoveIndex(model_name="task", name="task_by_status"),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("status__in", ["carried", "withdrawn"])),
                fields=["status", "due_on", "id"],
                name="task_put_away",
            ),
        ),
    ]
