from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conclusions", "0012_words_to_search")]

    operations = [
        migrations.AddIndex(
            model_name="conclusion",
            index=models.Index(fields=["year"], name="notice_by_year"),
        ),
        migrations.AddIndex(
            model_name="conclusion",
            index=models.Index(
                condition=models.Q(("status", "draft")), fields=["id"], name="notice_draft"
            ),
        ),
    ]
