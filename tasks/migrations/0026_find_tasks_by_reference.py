"""Tasks are found by the day and year of issue, by their place and unit; filled for the rows there
are."""

from django.db import migrations

from departments.searching import day_words, unit_word
from departments.words_field import fill_words

FIELDS = (
    *("duty__title", "duty__what", "duty__item__text", "duty__deliverable"),
    *("lead", "issued_on", "notice__number", "duty__item__path"),
)


def _told(title, what, text, deliverable, lead, issued_on, number, path):
    place = f"mục {path}" if path else ""
    told = (title, what, text, deliverable, unit_word(lead), day_words(issued_on), number, place)
    return " ".join(told)


def fill(apps, schema_editor):
    fill_words(apps.get_model("tasks", "Task").objects.all(), *FIELDS, told=_told)


class Migration(migrations.Migration):
    dependencies = [
        ("conclusions", "0014_find_notices_by_day"),
        ("tasks", "0025_keep_open_questions"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
