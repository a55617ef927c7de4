import re

from django.db import migrations


def write(apps, schema_editor):
    """9/TB and 09/TB were two numbers of a year; where both stand, both stay."""
    notices = apps.get_model("conclusions", "Conclusion").objects.exclude(number="")
    for notice in notices.only("number", "year"):
        bare = re.sub(r"^0+(?=\d)", "", "".join(notice.number.split()))
        printed = f"0{bare}" if re.match(r"[1-9](?!\d)", bare) else bare
        if printed != notice.number:
            taken = notices.filter(number=printed, year=notice.year).exists()
            if not taken:
                notices.filter(pk=notice.pk).update(number=printed)


class Migration(migrations.Migration):
    dependencies = [("conclusions", "0007_cite_by_number_and_year")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
