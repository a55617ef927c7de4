"""For tasks made before: their notices, and the counts of those that have ended."""

from django.db import migrations
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import TruncMonth

KEY = ("month", "lead", "status", "dated", "late")


def name_notices(apps, schema_editor):
    task, duty = apps.get_model("tasks", "Task"), apps.get_model("conclusions", "Duty")
    own = duty.objects.filter(pk=OuterRef("duty"))
    task.objects.filter(notice=None).update(
        notice=Subquery(own.values("item__conclusion")[:1]),
        issued_on=Subquery(own.values("item__conclusion__issued_on")[:1]),
    )


def count_ended(apps, schema_editor):
    """As tasks.actions.recounting has it."""
    task, ended = apps.get_model("tasks", "Task"), apps.get_model("tasks", "EndedCount")
    is_dated, is_late = Q(due_on__isnull=False), Q(due_on__lt=F("counted_on"))
    rows = (
        task.objects.filter(status__in=["done", "withdrawn"])
        .order_by()
        .annotate(
            month=TruncMonth("issued_on"),
            dated=Case(When(is_dated, then=Value(True)), default=Value(False)),
            late=Case(When(is_late, then=Value(True)), default=Value(False)),
        )
        .values_list(*KEY)
        .annotate(total=Count("pk"))
    )
    ended.objects.all().delete()
    ended.objects.bulk_create(
        ended(month=month, lead_id=lead, status=status, dated=dated, late=late, count=total)
        for month, lead, status, dated, late, total in rows
    )


class Migration(migrations.Migration):
    dependencies = [("tasks", "0014_count_ended_work")]

    operations = [
        migrations.RunPython(name_notices, migrations.RunPython.noop),
        migrations.RunPython(count_ended, migrations.RunPython.noop),
    ]
