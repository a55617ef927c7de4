from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conclusions", "0022_know_who_has_seen_a_notice")]

    operations = [
        migrations.AddField("item", "stands_alone", models.BooleanField(default=False)),
    ]
