from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0035_settle_lines_of_ended_work")]

    operations = [
        migrations.AddField(
            model_name="extension",
            name="asked_late",
            field=models.BooleanField(default=False, editable=False),
        ),
    ]
