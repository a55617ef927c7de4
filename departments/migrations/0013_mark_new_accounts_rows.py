from django.db import migrations


def mark(apps, schema_editor):
    changes = apps.get_model("departments", "AccountChange").objects
    changes.filter(kind="added", letter="none").update(letter="new")


def unmark(apps, schema_editor):
    changes = apps.get_model("departments", "AccountChange").objects
    changes.filter(letter="new").update(letter="none")


class Migration(migrations.Migration):
    dependencies = [("departments", "0012_tell_new_accounts")]

    operations = [migrations.RunPython(mark, unmark)]
