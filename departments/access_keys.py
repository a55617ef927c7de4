"""Keys by which other programs read in a person's name: the address of a calendar, an API token."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class AccessKey(models.Model):
    """One key; of its secret only the digest is kept, so whoever reads this table opens nothing."""

    class Kind(models.TextChoices):
        FEED = "feed", "Địa chỉ lịch công việc"
        API = "api", "Khóa kết nối"

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="access_keys",
        verbose_name="của tài khoản",
    )
    kind = models.CharField("loại", max_length=4, choices=Kind)
    name = models.CharField("dùng cho", max_length=60, blank=True)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField("lập lúc", default=timezone.now)
    last_used_on = models.DateField("dùng gần nhất", null=True, blank=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    class Meta:
        verbose_name = "khóa truy cập"
        verbose_name_plural = "khóa truy cập"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner"],
                condition=Q(kind="feed", revoked_at__isnull=True),
                name="one_calendar_a_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}".strip()
