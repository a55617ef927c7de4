"""What search looks in, beside what it is made of; filled for the rows there are."""

from django.db import migrations

import departments.words_field
from departments.words_field import fill_words


def fill(apps, schema_editor):
    fill_words(apps.get_model("departments", "Alias").objects.all(), "written")
    fill_words(
        apps.get_model("departments", "Department").objects.all(), "name", "short_name", "code"
    )
    fill_words(apps.get_model("departments", "User").objects.all(), "full_name")


class Migration(migrations.Migration):
    dependencies = [
        ("departments", "0007_name_the_agency"),
    ]

    operations = [
        migrations.AddField(
            model_name="alias",
            name="words",
            field=departments.words_field.WordsField(
                blank=True, default="", editable=False, indexed=False, of=("written",), only=""
            ),
        ),
        migrations.AddField(
            model_name="department",
            name="words",
            field=departments.words_field.WordsField(
                blank=True,
                default="",
                editable=False,
                indexed=False,
                of=("name", "short_name", "code"),
                only="",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="words",
            field=departments.words_field.WordsField(
                blank=True, default="", editable=False, indexed=False, of=("full_name",), only=""
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
