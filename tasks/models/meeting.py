"""A meeting (giao ban) that goes through open work, and what is decided there."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from conclusions.models import Conclusion, Item
from departments.at_once import small
from departments.models import Department, User
from departments.papertext import paper_date
from departments.rights import Rights
from tasks.models.history import Event
from tasks.models.task import Task


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> "MeetingQuerySet":
        """For leaders and the office: what is said there is a draft until the notice is out."""
        return self if Rights.of(user).edits_notices else self.none()

    def newest(self) -> "MeetingQuerySet":
        return self.order_by("-held_on", "-pk")


class Meeting(models.Model):
    """One meeting: whose words are taken down, the work it goes through, the notice it drafts."""

    class State(models.TextChoices):
        OPEN = "open", "Đang họp"
        CLOSED = "closed", "Đã kết thúc"

    held_on = models.DateField("ngày họp")
    chair = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người chủ trì")
    state = models.CharField("trạng thái", max_length=6, choices=State, default=State.OPEN)
    # What the work is of, as it was chosen: “Thông báo số 598/TB-SKHCN ngày 03/4/2024”.
    about = models.TextField("nội dung", blank=True)
    # The place in the order that the projector shows; one behind the last is that of new orders.
    showing = models.PositiveSmallIntegerField(default=1)
    # The next notice, begun by the first line that is decided for it.
    draft = models.ForeignKey(
        Conclusion, models.SET_NULL, null=True, blank=True, related_name="meetings"
    )
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "cuộc họp giao ban"
        verbose_name_plural = "cuộc họp giao ban"
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=Q(state="open"), name="one_open_meeting"
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None, closed_by=None)
                | Q(state="closed", closed_at__isnull=False, closed_by__isnull=False),
                name="closed_meeting_tells_by_whom",
            ),
        ]
        indexes = [models.Index(F("held_on").desc(), F("id").desc(), name="meeting_newest")]

    def __str__(self) -> str:
        return self.named

    @property
    def named(self) -> str:
        return f"Giao ban ngày {paper_date(self.held_on)}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


class AgendaTask(models.Model):
    """A task the meeting goes through, and its place: the order stands once the meeting is open,
    whatever becomes of the tasks meanwhile."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda", db_index=False)
    task = models.ForeignKey(Task, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "nhiệm vụ đưa ra giao ban"
        verbose_name_plural = "nhiệm vụ đưa ra giao ban"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="one_task_a_place"),
            models.UniqueConstraint(fields=["meeting", "task"], name="once_in_a_meeting"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.task}"


class MeetingDecision(models.Model):
    """What was said of a task, or a new order. Its line in the next notice and in the history of
    the task are there at once; the move that it asks for is made when the meeting ends."""

    class Kind(models.TextChoices):
        GRANT = "grant", "Đồng ý gia hạn"
        REFUSE = "refuse", "Không đồng ý gia hạn"
        DONE = "done", "Đã hoàn thành"
        DATE = "date", "Hạn mới"
        UNIT = "unit", "Giao lại"
        CARRY = "carry", "Chuyển kỳ sau"
        ORDER = "order", "Giao thêm việc"
        REMARK = "remark", "Ý kiến chỉ đạo"

    # Each says what becomes of the task, so only one of them stands.
    SETTLING = (Kind.GRANT, Kind.REFUSE, Kind.DONE, Kind.DATE, Kind.UNIT, Kind.CARRY)
    # They change the task; to carry it on, or to order more, is the next notice's.
    MOVING = (Kind.GRANT, Kind.REFUSE, Kind.DONE, Kind.DATE, Kind.UNIT, Kind.REMARK)

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions")
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="decisions")
    kind = models.CharField("ý kiến", max_length=8, choices=Kind)
    words = models.TextField("nội dung", blank=True)  # as typed
    new_due_on = models.DateField("hạn", null=True, blank=True)
    lead = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị"
    )
    seen = models.PositiveIntegerField(default=0)  # the version of the task it was said of
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # Its line in the draft, and the draft's version that it stood in.
    line = models.ForeignKey(Item, models.SET_NULL, null=True, blank=True, related_name="+")
    line_version = models.PositiveIntegerField(default=0)
    written = models.TextField(blank=True)  # the line's words, kept whatever becomes of the draft
    made = models.ForeignKey(Event, models.PROTECT, null=True, blank=True, related_name="+")
    trouble = models.TextField(blank=True)  # why the move was not possible when it was tried
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "ý kiến tại giao ban"
        verbose_name_plural = "ý kiến tại giao ban"
        ordering = ["at", "pk"]
        indexes = [
            # Asked for on every page of a leader.
            models.Index(
                fields=["meeting"],
                name="decision_waits",
                condition=Q(
                    made=None,
                    undone_at=None,
                    kind__in=["grant", "refuse", "done", "date", "unit", "remark"],
                ),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "task"],
                condition=Q(
                    kind__in=["grant", "refuse", "done", "date", "unit", "carry"], undone_at=None
                ),
                name="one_decision_settles_a_task",
            ),
            models.CheckConstraint(
                condition=Q(kind="order") | Q(task__isnull=False), name="decided_of_a_task"
            ),
            models.CheckConstraint(
                condition=Q(made=None) | Q(undone_at=None), name="what_was_made_is_not_undone"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.task or self.words[:60]}"

    @property
    def is_standing(self) -> bool:
        return self.undone_at is None

    @property
    def waits(self) -> bool:
        """Its move is still to be made."""
        return self.is_standing and self.kind in self.MOVING and self.made_id is None

    @property
    def is_overtaken(self) -> bool:
        """The task was moved since: whoever makes the move looks at it first."""
        return self.task is not None and self.task.version != self.seen


@small("waiting_decisions")
def _waiting_decisions(person: int | None, today: date) -> models.QuerySet:
    """Of closed meetings, those whose move somebody is still to make."""
    moving = MeetingDecision.objects.filter(made=None, undone_at=None)
    closed = Meeting.objects.filter(state=Meeting.State.CLOSED).values("pk")
    return moving.filter(kind__in=MeetingDecision.MOVING, meeting__in=closed).only("kind")
