from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conclusions", "0020_tell_when_submitted")]

    operations = [
        migrations.AddField("item", "stands_alone", models.BooleanField(default=False)),
    ]
