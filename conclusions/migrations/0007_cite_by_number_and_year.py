from django.db import migrations
from django.db.models import F


def part(apps, schema_editor):
    """A number alone led to the notice of another year."""
    citations = apps.get_model("conclusions", "Citation").objects.filter(resolved__isnull=False)
    dated = citations.exclude(dated_on=None).exclude(resolved__year=F("dated_on__year"))
    undated = citations.filter(dated_on=None).exclude(resolved__year=F("item__conclusion__year"))
    for wrong in (dated, undated):
        wrong.update(resolved=None)


class Migration(migrations.Migration):
    dependencies = [("conclusions", "0006_keep_tables_annexes_and_urgency")]

    operations = [migrations.RunPython(part, migrations.RunPython.noop)]
