"""Notices are found by their day and year of issue; filled for the rows there are."""

from django.db import migrations

import departments.words_field
from departments.searching import day_words
from departments.words_field import fill_words


def _told(issued_on, *words):
    return " ".join((day_words(issued_on), *words))


def fill(apps, schema_editor):
    rows = apps.get_model("conclusions", "Conclusion").objects.all()
    fill_words(rows, "issued_on", "number", "title", "period", "chair", told=_told)


class Migration(migrations.Migration):
    dependencies = [("conclusions", "0013_index_years_and_drafts")]

    operations = [
        migrations.AlterField(
            model_name="conclusion",
            name="words",
            field=departments.words_field.WordsField(
                blank=True,
                default="",
                editable=False,
                indexed=True,
                of=("day_words", "number", "title", "period", "chair"),
                only="",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
