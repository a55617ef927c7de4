import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tasks.verbs


class Migration(migrations.Migration):
    dependencies = [
        ("departments", "0014_word_the_order_of_days"),
        ("tasks", "0024_index_help_with_open_work"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OpenQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked", models.CharField(choices=tasks.verbs.verb_choices, max_length=20)),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "việc chờ quyết định",
                "verbose_name_plural": "việc chờ quyết định",
            },
        ),
        migrations.RemoveIndex(
            model_name="event",
            name="event_obstacle",
        ),
        migrations.RemoveIndex(
            model_name="task",
            name="task_to_confirm",
        ),
        migrations.AlterField(
            model_name="coordination",
            name="task",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, to="tasks.task"
            ),
        ),
        migrations.AlterField(
            model_name="event",
            name="task",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="tasks.task",
            ),
        ),
        migrations.AlterField(
            model_name="task",
            name="lead",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="led_tasks",
                to="departments.department",
            ),
        ),
        migrations.AddField(
            model_name="openquestion",
            name="acting_for",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="openquestion",
            name="actor",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="openquestion",
            name="assigned_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="openquestion",
            name="confirmer",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="openquestion",
            name="event",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="tasks.event"
            ),
        ),
        migrations.AddField(
            model_name="openquestion",
            name="lead",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="departments.department",
            ),
        ),
        migrations.AddField(
            model_name="openquestion",
            name="task",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="questions",
                to="tasks.task",
            ),
        ),
        migrations.AddIndex(
            model_name="openquestion",
            index=models.Index(fields=["asked", "at", "task"], name="longest_asked"),
        ),
        migrations.AddConstraint(
            model_name="openquestion",
            constraint=models.UniqueConstraint(fields=("task", "asked"), name="asked_once"),
        ),
    ]
