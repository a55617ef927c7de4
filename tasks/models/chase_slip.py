"""Papers that chase work: “phiếu đôn đốc” of the office, and the official letter of a leader."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from departments.models import Department, User
from departments.papertext import paper_date
from departments.rights import Rights
from tasks.models.history import Event
from tasks.models.task import Task

REPLY_HOUR = "17 giờ 00"  # the end of the office's day, as its papers have it


class ChaseSlipQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> "ChaseSlipQuerySet":
        """All for those who chase, the office and the leaders; for a unit those sent to it."""
        rights = Rights.of(user)
        return self if rights.edits_notices else self.filter(unit__in=rights.unit_ids)

    def in_state(self, state: str, on: date) -> "ChaseSlipQuerySet":
        """Those of which `ChaseSlip.state_on` says so (tested)."""
        answered = Q(closed_at__isnull=False)
        conditions = {
            ChaseSlip.State.ANSWERED: answered,
            ChaseSlip.State.WAITING: ~answered & Q(reply_by__gte=on),
            ChaseSlip.State.UNANSWERED: ~answered & Q(reply_by__lt=on),
        }
        return self.filter(conditions[ChaseSlip.State(state)])

    def newest(self) -> "ChaseSlipQuerySet":
        return self.order_by("-made_at", "-pk")


class ChaseSlip(models.Model):
    """One paper to one unit about some of its tasks, as it was sent."""

    class Level(models.IntegerChoices):
        REMIND = 1, "Nhắc việc"
        URGE = 2, "Đôn đốc"
        EXPLAIN = 3, "Đôn đốc, yêu cầu giải trình"

    class State(models.TextChoices):
        WAITING = "cho", "Chờ trả lời"
        UNANSWERED = "qua-han", "Quá hạn trả lời"
        ANSWERED = "xong", "Đã trả lời"

    unit = models.ForeignKey(Department, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField("mức", choices=Level)
    # Of the office's own series; an official letter's comes from the records clerk, maybe later.
    number = models.CharField("số", max_length=60, blank=True)
    year = models.PositiveSmallIntegerField()
    text = models.TextField("nội dung")
    reply_by = models.DateField("trả lời trước")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)  # all its lines answered or ended

    objects = ChaseSlipQuerySet.as_manager()

    class Meta:
        verbose_name = "phiếu đôn đốc"
        verbose_name_plural = "phiếu đôn đốc"
        constraints = [
            models.UniqueConstraint(
                fields=["number", "year"], condition=~Q(number=""), name="slip_number_once_a_year"
            ),
            models.CheckConstraint(condition=Q(level__in=[1, 2, 3]), name="slip_of_three_levels"),
            models.CheckConstraint(
                condition=Q(level=3) | ~Q(number=""), name="inner_slip_is_numbered"
            ),
        ]
        indexes = [models.Index(F("made_at").desc(), F("id").desc(), name="slip_newest")]

    def __str__(self) -> str:
        return self.named

    @property
    def is_letter(self) -> bool:
        """An official letter, and no inner slip."""
        return self.level == self.Level.EXPLAIN

    @property
    def named(self) -> str:
        """“Phiếu đôn đốc số 03/PĐĐ-HCTH”, “Công văn đôn đốc”."""
        kind = "Công văn đôn đốc" if self.is_letter else "Phiếu đôn đốc"
        return f"{kind} số {self.number}" if self.number else kind

    @property
    def reply_words(self) -> str:
        return f"trước {REPLY_HOUR} ngày {paper_date(self.reply_by)}"

    def state_on(self, on: date) -> "ChaseSlip.State":
        if self.closed_at:
            return self.State.ANSWERED
        return self.State.UNANSWERED if self.reply_by < on else self.State.WAITING


class ChaseLine(models.Model):
    """A task that a slip is about, and what answered it: the unit's own word, or the end of it."""

    slip = models.ForeignKey(ChaseSlip, models.CASCADE, related_name="lines", db_index=False)
    task = models.ForeignKey(Task, models.PROTECT, related_name="chase_lines", db_index=False)
    answered = models.ForeignKey(Event, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "nhiệm vụ được đôn đốc"
        verbose_name_plural = "nhiệm vụ được đôn đốc"
        constraints = [models.UniqueConstraint(fields=["slip", "task"], name="chased_once_a_slip")]
        indexes = [models.Index(fields=["task", "slip"], name="slips_of_task")]

    def __str__(self) -> str:
        return f"{self.slip}: {self.task}"
