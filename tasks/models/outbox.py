"""What people are told: one message a person a day, and its lines."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from departments.models import User
from tasks.limits import LAST_LETTER, MAX_TRIES
from tasks.models.task import Task
from tasks.workflow import Status, Time


class DigestQuerySet(models.QuerySet):
    def never_left(self) -> "DigestQuerySet":
        """Letters that were never sent, of which nothing was told: given up untried, or tried until
        the server was taken to be out of order or the day was over (no next try). A letter refused
        for good was looked into by the office, and would be refused again."""
        in_vain = Q(attempts__gte=MAX_TRIES) | Q(next_try=None)
        given_up = Q(in_vain, state=Digest.State.FAILED)
        return self.filter(Q(state=Digest.State.CANCELLED) | given_up)


class Digest(models.Model):
    """The outbox: at most one message a person a day; its lines are reminders."""

    class State(models.TextChoices):
        PENDING = "pending", "Chờ gửi"
        SENDING = "sending", "Đang gửi"
        SENT = "sent", "Đã gửi"
        FAILED = "failed", "Không gửi được"
        HELD = "held", "Giữ lại theo giới hạn"
        IN_APP = "in_app", "Chỉ nhắc trên phần mềm"
        CANCELLED = "cancelled", "Không còn việc phải nhắc"

    recipient = models.ForeignKey(User, models.CASCADE, related_name="digests")
    day = models.DateField()
    state = models.CharField("trạng thái", max_length=9, choices=State, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    next_try = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField("vướng mắc khi gửi", max_length=200, blank=True, editable=False)
    # Let through by the office, which has seen what the limits held back.
    let_through = models.BooleanField(default=False, editable=False)

    objects = DigestQuerySet.as_manager()

    class Meta:
        verbose_name = "thư nhắc việc"
        verbose_name_plural = "thư nhắc việc"
        ordering = ["-day", "pk"]
        constraints = [models.UniqueConstraint(fields=["recipient", "day"], name="digest_a_day")]
        indexes = [
            # Read by the sender at each tick: only what is still to go.
            models.Index(
                F("next_try"),
                name="digest_to_send",
                condition=Q(state__in=["pending", "sending"]),
            ),
            # Read at each planning, and by what clears old days away.
            models.Index(fields=["day"], name="digest_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.recipient} {self.day:%d/%m/%Y}"

    @property
    def is_tried_on(self) -> bool:
        """Whether it was tried in vain, and will be again."""
        return self.state == self.State.PENDING and bool(self.attempts)

    @property
    def next_try_today(self) -> datetime | None:
        """When it is tried again on its own day, before the office closes; else the next day's
        letter tells what is left of it."""
        at = self.next_try if self.is_tried_on else None
        local = timezone.localtime(at) if at else None
        return at if local and local.date() == self.day and local.time() < LAST_LETTER else None


class Reminder(models.Model):
    """One line of a digest: a task, and why the person is told of it today."""

    class Rung(models.TextChoices):
        DECISION = "decision", "Chờ quyết định"
        LATE = "late", Time.LATE.label
        SOON = "soon", Time.SOON.label
        RETURNED = "returned", "Bị trả lại, chưa báo cáo lại"
        UNACCEPTED = "unaccepted", Status.ASSIGNED.label
        RECURRING = "recurring", "Đến kỳ báo cáo"
        REVIEW = "review", "Đến ngày rà soát"
        OLD = "old", "Giao quá 3 tháng chưa có kết quả"
        HELP_LATE = "help_late", "Phối hợp quá ngày cần"
        SILENT = "silent", "Lâu chưa cập nhật"
        CHASE = "chase", "Cần đôn đốc"

    digest = models.ForeignKey(Digest, models.CASCADE, related_name="reminders")
    task = models.ForeignKey(Task, models.CASCADE, related_name="reminders")
    rung = models.CharField(max_length=10, choices=Rung)
    # The day that the reason is about, and the step from there, in working days, that was reached:
    # what is told again only at the next one. Nothing in lines older than the ladder.
    since = models.DateField(null=True, blank=True, editable=False)
    step = models.SmallIntegerField(default=0, editable=False)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "nhắc việc"
        verbose_name_plural = "nhắc việc"
        constraints = [
            # Two questions about one task are two lines.
            models.UniqueConstraint(
                fields=["digest", "task", "rung", "since"], name="reminder_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_rung_display()}: {self.task}"
