"""What search looks in, beside what it is made of; filled for the rows there are."""

from django.db import migrations

import departments.words_field
from departments.words_field import fill_words


def fill(apps, schema_editor):
    fill_words(
        apps.get_model("conclusions", "Conclusion").objects.all(),
        "number",
        "title",
        "period",
        "chair",
    )
    fill_words(apps.get_model("conclusions", "Item").objects.all(), "text")


class Migration(migrations.Migration):
    dependencies = [
        ("conclusions", "0011_index_by_day_of_issue"),
    ]

    operations = [
        migrations.AddField(
            model_name="conclusion",
            name="words",
            field=departments.words_field.WordsField(
                blank=True,
                default="",
                editable=False,
                indexed=True,
                of=("number", "title", "period", "chair"),
                only="",
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="words",
            field=departments.words_field.WordsField(
                blank=True,
                default="",
                editable=False,
                indexed=True,
                of=("text",),
                only="kind NOT IN ('directive', 'heading')",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
