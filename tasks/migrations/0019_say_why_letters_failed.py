from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0018_index_digests_by_day")]

    operations = [
        migrations.AddField(
            model_name="digest",
            name="trouble",
            field=models.CharField(
                blank=True,
                default="",
                editable=False,
                max_length=200,
                verbose_name="vướng mắc khi gửi",
            ),
            preserve_default=False,
        )
    ]
