from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0016_index_what_lists_read")]

    operations = [
        migrations.AddIndex(
            model_name="digest", index=models.Index(fields=["day"], name="digest_by_day")
        )
    ]
