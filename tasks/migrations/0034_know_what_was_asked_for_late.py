from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0033_ask_other_units")]

    operations = [
        migrations.AddField(
            model_name="extension",
            name="asked_late",
            field=models.BooleanField(default=False, editable=False),
        ),
    ]
