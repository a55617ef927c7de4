"""Telling another program what became of the work: where to, and the messages waiting to leave."""

from django.db import models
from django.db.models import F, Q

from tasks.models.history import Event
from tasks.models.task import Task


class Webhook(models.Model):
    """The one address that is told; no row until a keeper of the lists has set it."""

    class Kind(models.TextChoices):
        LATE = "task.late", "Nhiệm vụ quá hạn"
        DONE = "task.done", "Nhiệm vụ đã được xác nhận hoàn thành"
        REOPENED = "task.reopened", "Nhiệm vụ đã xong được mở lại"
        WITHDRAWN = "task.withdrawn", "Nhiệm vụ thôi theo dõi"

    only = models.BooleanField(default=True, unique=True, editable=False)
    address = models.URLField(max_length=300)
    # Needed to sign, so kept as it is: who holds it can only make messages up, and reads nothing.
    secret = models.CharField(max_length=64)
    kinds = models.JSONField(default=list)
    is_on = models.BooleanField(default=False)
    # What happened before it was switched on is not told.
    on_since = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "kết nối báo sang phần mềm khác"
        verbose_name_plural = "kết nối báo sang phần mềm khác"
        constraints = [models.CheckConstraint(condition=Q(only=True), name="one_webhook")]

    def __str__(self) -> str:
        return self.address


class Delivery(models.Model):
    """The outbox: one message. Its body is made once, so each try sends the same bytes."""

    class State(models.TextChoices):
        PENDING = "pending", "Chờ gửi"
        SENDING = "sending", "Đang gửi"
        SENT = "sent", "Đã gửi"
        FAILED = "failed", "Không gửi được"

    # "task.done:17", "task.late:5:2024-04-05", "test:…": what is told once, and the message's id.
    key = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=20)
    task = models.ForeignKey(Task, models.CASCADE, null=True, related_name="+")
    event = models.ForeignKey(Event, models.CASCADE, null=True, related_name="+")
    due_on = models.DateField(null=True)
    body = models.TextField()
    made_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    next_try = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "tin báo sang phần mềm khác"
        verbose_name_plural = "tin báo sang phần mềm khác"
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(
                F("next_try"),
                name="delivery_to_send",
                condition=Q(state__in=["pending", "sending"]),
            ),
            models.Index(fields=["-made_at", "-id"], name="delivery_newest"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def kind_words(self) -> str:
        return dict(Webhook.Kind.choices).get(self.kind, "Tin thử")
