"""A report has both its days or none; carried work has the one it counts on."""

from django.db import migrations, models
from django.db.models import Q

REPORTED = ["awaiting", "done"]


class Migration(migrations.Migration):
    dependencies = [("tasks", "0007_fill_what_moved_deadlines")]

    operations = [
        migrations.AddConstraint(
            "task",
            models.CheckConstraint(
                condition=Q(
                    status__in=REPORTED, reported_on__isnull=False, counted_on__isnull=False
                )
                | Q(reported_on__isnull=True, counted_on__isnull=True) & ~Q(status__in=REPORTED),
                name="counted_means_awaiting_or_done",
            ),
        ),
        migrations.AddConstraint(
            "task",
            models.CheckConstraint(
                condition=Q(status="carried") | Q(carried_on__isnull=True),
                name="carried_on_means_carried",
            ),
        ),
    ]
