"""Requests for time know how much they ask for, and may lapse."""

from django.db import migrations, models

import tasks.verbs


class Migration(migrations.Migration):
    dependencies = [
        ("tasks", "0008_hold_reports_to_their_day"),
    ]

    operations = [
        migrations.AddField(
            model_name="extension",
            name="days",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="event",
            name="step",
            field=models.CharField(
                blank=True,
                choices=[
                    ("not_started", "Chưa triển khai"),
                    ("underway", "Đang thực hiện"),
                    ("to_leaders", "Đã trình {leaders}"),
                    ("to_superiors", "Đã trình cấp trên, chờ ý kiến"),
                    ("result", "Đã có kết quả"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="event",
            name="verb",
            field=models.CharField(choices=tasks.verbs.verb_choices, max_length=20),
        ),
        migrations.AlterField(
            model_name="extension",
            name="state",
            field=models.CharField(
                choices=[
                    ("asked", "Chờ quyết định"),
                    ("granted", "Đồng ý"),
                    ("refused", "Không đồng ý"),
                    ("lapsed", "Hết hiệu lực"),
                ],
                default="asked",
                max_length=8,
            ),
        ),
    ]
