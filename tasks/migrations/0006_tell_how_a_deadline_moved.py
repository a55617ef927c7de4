"""What a row needs to tell of its deadline: who moved it how often, where its chain began; and the
day a report is counted on."""

from django.db import migrations, models

from tasks.verbs import verb_choices


class Migration(migrations.Migration):
    dependencies = [
        ("departments", "0004_say_what_kind_of_agency"),
        ("tasks", "0005_digest_without_letter"),
    ]

    operations = [
        migrations.RemoveConstraint("task", "reported_means_awaiting_or_done"),
        migrations.AddField(
            "task", "carried_times", models.PositiveSmallIntegerField(default=0, editable=False)
        ),
        migrations.AddField(
            "task", "carried_on", models.DateField(blank=True, editable=False, null=True)
        ),
        migrations.AddField(
            "task", "counted_on", models.DateField(blank=True, editable=False, null=True)
        ),
        migrations.AddField(
            "task", "extended", models.PositiveSmallIntegerField(default=0, editable=False)
        ),
        migrations.AddField(
            "task",
            "first",
            models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=models.PROTECT,
                related_name="+",
                to="tasks.task",
            ),
        ),
        migrations.AddField(
            "task",
            "moved_by",
            models.CharField(blank=True, choices=verb_choices, editable=False, max_length=20),
        ),
    ]
