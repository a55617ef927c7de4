from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0017_words_to_search")]

    operations = [
        migrations.AddIndex(
            model_name="digest", index=models.Index(fields=["day"], name="digest_by_day")
        )
    ]
