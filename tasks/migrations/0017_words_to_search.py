"""What search looks in, beside what it is made of; filled for the rows there are."""

from django.db import migrations

import departments.words_field
from departments.words_field import fill_words


def fill(apps, schema_editor):
    of = ("duty__title", "duty__what", "duty__item__text", "duty__deliverable")
    rows = apps.get_model("tasks", "Task").objects.all()
    fill_words(rows, *of, "notice__number", "duty__item__path")


class Migration(migrations.Migration):
    dependencies = [
        ("tasks", "0016_index_what_lists_read"),
    ]

    operations = [
        migrations.AlterField(
            model_name="task",
            name="words",
            field=departments.words_field.WordsField(
                blank=True, default="", editable=False, indexed=True, of=(), only=""
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
