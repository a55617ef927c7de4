"""Words of a draft that is not made yet."""

from django.db import models

from departments.models import User


class UnsentWords(models.Model):
    """What a person has typed into the form of a new draft, as typed; one a person. It goes with
    the draft that is made of it."""

    user = models.OneToOneField(User, models.CASCADE, related_name="+")
    words = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = "nội dung soạn dở"
        verbose_name_plural = "nội dung soạn dở"

    def __str__(self) -> str:
        return f"{self.user}: {self.words.get('title', '')}"
