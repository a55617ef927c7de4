"""Freezings of one period get their numbers, in the order they were made."""

from collections import Counter

from django.db import migrations, models


def number(apps, schema_editor):
    periods = apps.get_model("reports", "FrozenPeriod")
    seen = Counter()
    for pk, key in periods.objects.order_by("frozen_at", "pk").values_list("pk", "key"):
        seen[key] += 1
        periods.objects.filter(pk=pk).update(number=seen[key])


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_freeze_figures_of_periods")]

    operations = [
        migrations.AddField(
            "frozenperiod", "number", models.PositiveIntegerField(default=1), preserve_default=False
        ),
        migrations.RunPython(number, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            "frozenperiod",
            models.UniqueConstraint(fields=["key", "number"], name="frozen_once_a_time"),
        ),
    ]
