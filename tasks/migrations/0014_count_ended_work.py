"""A task knows its notice; ended work is counted by the month of its notice."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conclusions", "0010_hash_the_sources_there_are"),
        ("departments", "0006_journal_accounts_and_rules"),
        ("tasks", "0013_name_states_for_the_admin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EndedCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField()),
                ("status", models.CharField(max_length=12)),
                ("dated", models.BooleanField()),
                ("late", models.BooleanField()),
                ("count", models.IntegerField()),
            ],
            options={
                "verbose_name": "số nhiệm vụ đã kết thúc",
                "verbose_name_plural": "số nhiệm vụ đã kết thúc",
            },
        ),
        migrations.AddField(
            model_name="task",
            name="issued_on",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="task",
            name="notice",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tasks",
                to="conclusions.conclusion",
            ),
        ),
        migrations.AddField(
            model_name="endedcount",
            name="lead",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="departments.department",
            ),
        ),
    ]
