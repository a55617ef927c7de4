"""What must be done: tasks, what happened to them, proofs, extensions, days off, reminders."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from conclusions.models import Conclusion, Duty
from departments.models import Department, User
from tasks.calendar import WorkCalendar
from tasks.querysets import CLOCKED, TaskQuerySet
from tasks.workflow import ISSUE_LINE, MOVES, OPEN, Status, Step


@dataclass(frozen=True)
class Timeliness:
    """Where a task stands in time: the css name of its colour, late days, and the words shown."""

    kind: str  # late | soon | time | none | done | done_late | off
    days: int
    words: str


class Task(models.Model):
    """One unit's copy of one duty: the unit of being on time."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="tasks")
    lead = models.ForeignKey(Department, models.PROTECT, related_name="led_tasks")
    assigned_by = models.ForeignKey(User, models.PROTECT, related_name="assigned_tasks")
    confirmer = models.ForeignKey(User, models.PROTECT, related_name="confirmed_tasks")
    assignee = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="own_tasks"
    )
    helpers = models.ManyToManyField(
        Department, through="Coordination", related_name="helped_tasks", blank=True
    )
    status = models.CharField(max_length=12, choices=Status, default=Status.ASSIGNED)
    version = models.PositiveIntegerField(default=1)
    original_due_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=300, blank=True)
    words = models.TextField(default="", editable=False)  # what search looks in, folded and bare
    continues = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="continued_by"
    )

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "lead"], condition=~Q(status="withdrawn"), name="task_once_a_unit"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["awaiting", "done"], reported_on__isnull=False)
                | (~Q(status__in=["awaiting", "done"]) & Q(reported_on__isnull=True)),
                name="reported_means_awaiting_or_done",
            ),
        ]
        indexes = [
            models.Index(fields=["lead", "status", "due_on"], name="task_by_unit"),
            models.Index(fields=["status", "due_on"], name="task_by_status"),
        ]

    def __str__(self) -> str:
        return f"{self.duty.title} ({self.lead.sign})"

    @property
    def title(self) -> str:
        return self.duty.title

    @property
    def conclusion(self) -> Conclusion:
        return self.duty.item.conclusion

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_extended(self) -> bool:
        """Whether the day in force is not the first ever given, in whichever notice."""
        return self.due_on != self.original_due_on

    @property
    def is_moved(self) -> bool:
        """Whether the day in force is not the one this task's own notice gave."""
        duty, day = self.duty, self.due_on
        eve = duty.deadline == Duty.Deadline.BEFORE and day and day + timedelta(days=1)
        return bool(day) and duty.named_on not in (day, eve)

    def late_days(self, on: date, calendar: WorkCalendar) -> int:
        """Working days overdue on `on`; the clock stands at the report, while paused or closed."""
        if self.due_on is None:
            return 0
        if self.reported_on:
            return calendar.late_days(self.due_on, self.reported_on)
        return calendar.late_days(self.due_on, on) if self.status in CLOCKED else 0

    def timeliness(self, on: date, calendar: WorkCalendar) -> Timeliness:
        """The derived state in time; agrees with the queryset methods day by day (tested)."""
        days = self.late_days(on, calendar)
        if self.status == Status.DONE:
            if days:
                return Timeliness("done_late", days, f"Hoàn thành quá hạn {days} ngày")
            return Timeliness("done", 0, "Hoàn thành đúng hạn" if self.due_on else "Đã hoàn thành")
        if not self.is_open:
            return Timeliness("off", 0, self.get_status_display())
        if self.due_on is None:
            return Timeliness("none", 0, "Không ghi thời hạn")
        if days:
            return Timeliness("late", days, f"Quá hạn {days} ngày")
        if self.status in CLOCKED and self.due_on < calendar.soon_before(on):
            return Timeliness("soon", 0, self._soon_words(on))
        return Timeliness("time", 0, "Trong hạn")

    def _soon_words(self, on: date) -> str:
        if self.due_on < on:  # only days off have passed since
            return "Đã đến hạn"
        return "Đến hạn hôm nay" if self.due_on == on else "Sắp đến hạn"


class Coordination(models.Model):
    """A unit that helps with a task, and its part in it."""

    task = models.ForeignKey(Task, models.CASCADE)
    department = models.ForeignKey(Department, models.PROTECT)
    part = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "department"], name="helps_once")]

    def __str__(self) -> str:
        return f"{self.department} phối hợp {self.task}"


class Event(models.Model):
    """One line of a task's history; only ever added."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="events")
    at = models.DateTimeField()
    verb = models.CharField(max_length=20)
    actor = models.ForeignKey(User, models.PROTECT, related_name="+")
    acting_for = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    from_status = models.CharField(max_length=12, blank=True)
    to_status = models.CharField(max_length=12)
    note = models.TextField(blank=True)
    step = models.CharField(max_length=12, choices=Step, blank=True)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = "diễn biến"
        verbose_name_plural = "diễn biến"
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["task", "-at"], name="event_of_task"),
            # Read for what waits for a leader's word: obstacles are few among many events.
            models.Index(fields=["task"], name="event_obstacle", condition=Q(verb="obstacle")),
        ]

    def __str__(self) -> str:
        return f"{self.actor} {self.line}"

    @property
    def line(self) -> str:
        """What the timeline says after the person's name."""
        words = ISSUE_LINE if self.verb == "issue" else MOVES[self.verb].line
        return words.format_map(defaultdict(str, self.detail))


class Evidence(models.Model):
    """What proves an event: a file, or the number of a document."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="evidence")
    file = models.FileField(upload_to="evidence/%Y/%m/", blank=True)
    name = models.CharField(max_length=255, blank=True)
    document_number = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"
        constraints = [
            models.CheckConstraint(
                condition=~Q(file="") | ~Q(document_number=""), name="evidence_is_something"
            )
        ]

    def __str__(self) -> str:
        return self.name or self.document_number


class Extension(models.Model):
    """A request for more time; at most one open for a task."""

    class State(models.TextChoices):
        ASKED = "asked", "Chờ quyết định"
        GRANTED = "granted", "Đồng ý"
        REFUSED = "refused", "Không đồng ý"

    task = models.ForeignKey(Task, models.CASCADE, related_name="extensions")
    new_due_on = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    asked = models.ForeignKey(Event, models.PROTECT, related_name="+")
    decided = models.ForeignKey(Event, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "đề nghị gia hạn"
        verbose_name_plural = "đề nghị gia hạn"
        constraints = [
            models.UniqueConstraint(
                fields=["task"], condition=Q(state="asked"), name="one_open_extension"
            )
        ]

    def __str__(self) -> str:
        return f"{self.task}: {self.new_due_on}"


class DayOffQuerySet(models.QuerySet):
    def calendar(self) -> WorkCalendar:
        return WorkCalendar.of(self.values_list("day", "worked"))


class DayOff(models.Model):
    """A weekday off, or a Saturday worked in its place; edited by the office each year."""

    day = models.DateField("ngày", unique=True)
    worked = models.BooleanField("làm bù", default=False)
    name = models.CharField("lý do", max_length=120, blank=True)

    objects = DayOffQuerySet.as_manager()

    class Meta:
        verbose_name = "ngày nghỉ, làm bù"
        verbose_name_plural = "ngày nghỉ và làm bù"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"


class Digest(models.Model):
    """The outbox: at most one message a person a day; its lines are reminders."""

    class State(models.TextChoices):
        PENDING = "pending", "Chờ gửi"
        SENDING = "sending", "Đang gửi"
        SENT = "sent", "Đã gửi"
        FAILED = "failed", "Không gửi được"
        IN_APP = "in_app", "Chỉ nhắc trên phần mềm"
        CANCELLED = "cancelled", "Không còn việc phải nhắc"

    recipient = models.ForeignKey(User, models.CASCADE, related_name="digests")
    day = models.DateField()
    state = models.CharField(max_length=9, choices=State, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    next_try = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

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
            )
        ]

    def __str__(self) -> str:
        return f"{self.recipient} {self.day:%d/%m/%Y}"


class Reminder(models.Model):
    """One line of a digest: a task, and why the person is told of it today."""

    class Rung(models.TextChoices):
        LATE = "late", "Quá hạn"
        SOON = "soon", "Sắp đến hạn"
        UNACCEPTED = "unaccepted", "Chờ tiếp nhận"
        DECISION = "decision", "Chờ quyết định"

    digest = models.ForeignKey(Digest, models.CASCADE, related_name="reminders")
    task = models.ForeignKey(Task, models.CASCADE, related_name="reminders")
    rung = models.CharField(max_length=10, choices=Rung)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "nhắc việc"
        verbose_name_plural = "nhắc việc"
        constraints = [
            models.UniqueConstraint(fields=["digest", "task", "rung"], name="reminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_rung_display()}: {self.task}"
