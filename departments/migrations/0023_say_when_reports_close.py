import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("departments", "0022_say_until_when_an_issue_is_taken_back")]

    operations = [
        migrations.AddField(
            model_name="agency",
            name="period_closes_on",
            field=models.PositiveSmallIntegerField(
                default=0,
                help_text="Ví dụ 14: tháng báo cáo tính từ ngày 15 tháng trước đến ngày 14, quý và "
                "năm cũng vậy. Để 0 nếu kỳ báo cáo tính theo tháng, quý, năm của lịch.",
                validators=[django.core.validators.MaxValueValidator(28)],
                verbose_name="ngày chốt kỳ báo cáo",
            ),
        ),
    ]
