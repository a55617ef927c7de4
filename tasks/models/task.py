"""A task, the units that help with it, and where it stands in time."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from conclusions.models import Conclusion, Duty
from departments.models import Department, User
from tasks.calendar import WorkCalendar
from tasks.querysets import CLOCKED, TaskQuerySet
from tasks.workflow import OPEN, Status

if TYPE_CHECKING:
    from tasks.models.history import Extension


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
    # The verb that gave due_on its present value, empty as long as it is the one first given; how
    # many times it was extended on request; through how many notices it has been carried.
    moved_by = models.CharField(max_length=20, blank=True, editable=False)
    extended = models.PositiveSmallIntegerField(default=0, editable=False)
    carried_times = models.PositiveSmallIntegerField(default=0, editable=False)
    reported_on = models.DateField(null=True, blank=True)
    # The last working day up to reported_on, by the calendar of the day of the report: what the
    # report is judged by, so that no later change of the calendar judges it anew.
    counted_on = models.DateField(null=True, blank=True, editable=False)
    result = models.CharField(max_length=300, blank=True)
    words = models.TextField(default="", editable=False)  # what search looks in, folded and bare
    continues = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="continued_by"
    )
    # Where a chain of carried tasks began: whose words gave the first deadline.
    first = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", editable=False
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
                condition=Q(
                    status__in=["awaiting", "done"],
                    reported_on__isnull=False,
                    counted_on__isnull=False,
                )
                | Q(reported_on__isnull=True, counted_on__isnull=True)
                & ~Q(status__in=["awaiting", "done"]),
                name="counted_means_awaiting_or_done",
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
    def open_request(self) -> "Extension | None":
        """The request for time still to be decided; reads prefetched extensions where they are."""
        return next((asked for asked in self.extensions.all() if asked.state == "asked"), None)

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
