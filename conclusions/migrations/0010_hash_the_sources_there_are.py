import hashlib

from django.db import migrations


def fill(apps, schema_editor):
    notices = apps.get_model("conclusions", "Conclusion").objects.exclude(source_text="")
    # One text at a time: together they may be hundreds of megabytes.
    for pk in list(notices.values_list("pk", flat=True)):
        text = notices.values_list("source_text", flat=True).get(pk=pk)
        notices.filter(pk=pk).update(source_sha256=hashlib.sha256(text.encode()).hexdigest())


class Migration(migrations.Migration):
    dependencies = [("conclusions", "0009_find_a_source_by_its_hash")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
