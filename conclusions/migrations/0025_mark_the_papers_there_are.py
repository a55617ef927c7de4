from django.db import migrations

from conclusions.likeness import marks_of_text
from departments.folding import plain


def fill(apps, schema_editor):
    notices = apps.get_model("conclusions", "Conclusion").objects.exclude(source_text="")
    marks = apps.get_model("conclusions", "TextMark").objects
    # One text at a time: together they may be hundreds of megabytes.
    for pk in list(notices.values_list("pk", flat=True)):
        text = notices.values_list("source_text", flat=True).get(pk=pk)
        rows = [marks.model(conclusion_id=pk, mark=mark) for mark in marks_of_text(plain(text))]
        marks.bulk_create(rows)


class Migration(migrations.Migration):
    dependencies = [("conclusions", "0024_find_papers_nearly_the_same")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
