"""Who has opened an issued notice, and what was sent to recipients outside the house."""

from django.db import models

from conclusions.models.conclusion import Conclusion
from departments.models import Department, User


class NoticeView(models.Model):
    """The first time a member of a unit opened the notice; of a person in two units one for each,
    for who moves later has read it where they were."""

    conclusion = models.ForeignKey(Conclusion, models.CASCADE, related_name="views")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = "lượt xem thông báo"
        verbose_name_plural = "lượt xem thông báo"
        ordering = ["seen_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conclusion", "user", "department"], name="seen_once_a_person_and_unit"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.seen_at:%d/%m/%Y}"


class Sending(models.Model):
    """That the notice was sent to somebody its “Nơi nhận” names, on which day and how."""

    class Way(models.TextChoices):
        AXIS = "axis", "Trục liên thông"
        POST = "post", "Bưu điện"
        HAND = "hand", "Trực tiếp"
        MAIL = "mail", "Thư điện tử"

    conclusion = models.ForeignKey(Conclusion, models.CASCADE, related_name="sendings")
    recipient = models.CharField("nơi nhận", max_length=300)
    way = models.CharField("cách gửi", max_length=5, choices=Way)
    sent_on = models.DateField("ngày gửi")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "lần gửi thông báo"
        verbose_name_plural = "lần gửi thông báo"
        constraints = [
            models.UniqueConstraint(fields=["conclusion", "recipient"], name="sent_once")
        ]

    def __str__(self) -> str:
        return f"{self.recipient}: {self.get_way_display()}"
