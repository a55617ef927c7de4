from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conclusions", "0008_write_numbers_as_printed")]

    operations = [
        migrations.AddField(
            model_name="conclusion",
            name="source_sha256",
            field=models.CharField(blank=True, db_index=True, max_length=64),
        ),
    ]
