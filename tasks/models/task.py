"""A task, the units that help with it, and where it stands in time."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from conclusions.models import Conclusion, Duty
from departments.models import Department, User
from departments.papertext import paper_date
from departments.unit_keys import UnitKey
from departments.words_field import WordsField
from tasks.calendar import Day
from tasks.querysets import CLOCKED, PUT_AWAY, IsOpen, IsPutAway, TaskQuerySet
from tasks.verbs import verb_choices
from tasks.workflow import OPEN, REPORTED, Cause, Status, Time

if TYPE_CHECKING:
    from tasks.models.history import Extension


# Sorted, or every look at the models would find the indexes changed.
IS_OPEN = Q(status__in=sorted(OPEN))


@dataclass(frozen=True)
class Timeliness:
    """Where a task stands in time: the css name of its colour, late days, and the words shown."""

    kind: str  # late | soon | time | none | done | done_late | off | off_late
    days: int
    words: str


# Columns of a Coordination, as a HelpPart has them.
PART_DAYS = ("taken_on", "done_on", "again_on", "asked_on", "needed_by")


@dataclass(frozen=True)
class HelpPart:
    """What one unit does of another's task, and how far it has come."""

    unit: Department
    taken_on: date | None = None
    done_on: date | None = None
    again_on: date | None = None
    asked_on: date | None = None  # by the unit that leads, besides what the notice says
    needed_by: date | None = None

    @property
    def touched(self) -> bool:
        """Whether anything was asked or told of it besides what the notice says."""
        return any((self.taken_on, self.done_on, self.again_on, self.asked_on))

    @property
    def words(self) -> str:
        if self.done_on:
            return f"đã xong ngày {paper_date(self.done_on)}"
        if self.again_on:
            return f"đề nghị làm lại ngày {paper_date(self.again_on)}"
        told = []
        if self.asked_on:
            told.append(f"đề nghị ngày {paper_date(self.asked_on)}")
        if self.needed_by:
            told.append(f"cần ngày {paper_date(self.needed_by)}")
        if self.taken_on:
            told.append(f"đã tiếp nhận ngày {paper_date(self.taken_on)}")
        return ", ".join([*told, "chưa báo xong"])


class Task(models.Model):
    """One unit's copy of one duty: the unit of being on time."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="tasks")
    # Of the duty's notice, kept here for what lists are sorted and counted by. The database fills
    # them whoever writes the row (tasks.triggers); the text they come from is locked.
    notice = models.ForeignKey(
        Conclusion, models.PROTECT, null=True, editable=False, related_name="tasks"
    )
    issued_on = models.DateField(null=True, editable=False)
    # Not indexed alone: every index of units begins with it.
    lead = UnitKey(Department, models.PROTECT, related_name="led_tasks", db_index=False)
    assigned_by = models.ForeignKey(User, models.PROTECT, related_name="assigned_tasks")
    confirmer = models.ForeignKey(User, models.PROTECT, related_name="confirmed_tasks")
    assignee = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="own_tasks"
    )
    helpers = models.ManyToManyField(
        Department, through="Coordination", related_name="helped_tasks", blank=True
    )
    status = models.CharField("trạng thái", max_length=12, choices=Status, default=Status.ASSIGNED)
    version = models.PositiveIntegerField(default=1)
    original_due_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    # The verb that gave due_on its present value, empty as long as it is the one first given; how
    # many times it was extended on request; through how many notices it has been carried.
    moved_by = models.CharField(max_length=20, choices=verb_choices, blank=True, editable=False)
    extended = models.PositiveSmallIntegerField(default=0, editable=False)
    carried_times = models.PositiveSmallIntegerField(default=0, editable=False)
    # Whether its unit's last report was sent back: lists are counted by it.
    returned = models.BooleanField(default=False, editable=False)
    # Whether what made it late is held to lie beyond its unit: such work is counted apart.
    cause = models.CharField(
        "nguyên nhân khách quan", max_length=10, choices=Cause, blank=True, editable=False
    )
    reported_on = models.DateField(null=True, blank=True)
    # The last working day up to reported_on, by the calendar of the day of the report: what the
    # report is judged by, so that no later change of the calendar judges it anew. For work that was
    # carried on, carried_on is the same of the day of the notice that carries it.
    counted_on = models.DateField(null=True, blank=True, editable=False)
    carried_on = models.DateField(null=True, blank=True, editable=False)
    result = models.CharField(max_length=300, blank=True)
    words = WordsField(indexed=True)  # of the duty, its sentence and its notice, locked with them
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
            models.CheckConstraint(
                condition=Q(status="carried") | Q(carried_on__isnull=True),
                name="carried_on_means_carried",
            ),
        ]
        indexes = [
            models.Index(fields=["lead", "status", "due_on"], name="task_by_unit"),
            # Open work by its state is found by the indexes of open work. One over all states would
            # draw both databases into reading by it what they find faster by day.
            models.Index(
                fields=["status", "due_on", "id"],
                name="task_put_away",
                condition=Q(status__in=sorted(PUT_AWAY)),
            ),
            # The lists of open work, the most urgent first; all work, for its deep pages.
            models.Index(fields=["due_on", "id"], name="task_open_by_day", condition=IS_OPEN),
            models.Index(fields=["due_on", "id"], name="task_by_day"),
            # The register, the newest notices first.
            models.Index(fields=["-issued_on", "-notice", "id"], name="task_in_register"),
            # The dashboard and a unit's list: open work counted without reading its rows.
            models.Index(
                fields=[
                    *("lead", "status", "due_on", "counted_on", "carried_on", "issued_on"),
                    *("returned", "id"),
                ],
                name="task_open_counted",
                condition=IS_OPEN,
            ),
            models.Index(fields=["issued_on"], name="task_carried", condition=Q(status="carried")),
        ]

    def __str__(self) -> str:
        return f"{self.duty.title} ({self.lead.sign})"

    @property
    def title(self) -> str:
        return self.duty.title

    @property
    def conclusion(self) -> Conclusion:
        """Its notice; of a row that the database has not filled yet, by way of the duty."""
        return self.notice or self.duty.item.conclusion

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def open_request(self) -> "Extension | None":
        """The request for time still to be decided; reads prefetched extensions where they are."""
        return next((asked for asked in self.extensions.all() if asked.state == "asked"), None)

    @cached_property
    def parts(self) -> list[HelpPart]:
        """The units that help and how far each has come, in the agency's order; tasks.helping reads
        those of many tasks."""
        if shared := self.__dict__.get("helping"):
            return shared.parts.get(self.pk, [])
        helping = self.coordination_set.select_related("department")
        helping = helping.order_by("department__position", "department")
        return [
            HelpPart(one.department, *(getattr(one, name) for name in PART_DAYS)) for one in helping
        ]

    @cached_property
    def helper_units(self) -> list[Department]:
        return [part.unit for part in self.parts]

    @property
    def others_of_help(self) -> str:
        """Bodies outside the agency that help, as an old register names them; of other work the
        notice's own words tell it."""
        return self.duty.helpers_written if self.conclusion.from_book else ""

    @property
    def is_reported(self) -> bool:
        """Whether a report stands: sent, and neither recalled nor returned nor reopened since."""
        return self.status in REPORTED

    @property
    def standing_result(self) -> str:
        """The result of the report that stands; what was recalled or returned is none."""
        return self.result if self.is_reported else ""

    @property
    def stopped_on(self) -> date | None:
        """The working day at which its clock stands for good; None while it may run."""
        return self.counted_on or self.carried_on

    def kind_on(self, day: Day) -> str:
        """Where the task stands in time, as TaskQuerySet.with_standing has it (tested)."""
        stopped = self.stopped_on
        stopped_late = None not in (self.due_on, stopped) and self.due_on < stopped
        if self.status == Status.DONE:
            return "done_late" if stopped_late else "done"
        if self.status not in OPEN:
            return "off_late" if stopped_late else "off"
        if self.due_on is None:
            return "none"
        if stopped_late:
            return "late"
        if self.status not in CLOCKED or self.due_on >= day.soon_before:
            return "time"
        return "late" if self.due_on < day.late_before else "soon"

    def late_days(self, day: Day) -> int:
        """Working days overdue on that day, at least 1 where it is overdue at all; the clock stands
        at the report, while paused, and where the task was carried on."""
        if not self.kind_on(day).endswith("late"):
            return 0
        return max(1, day.calendar.between(self.due_on, self.stopped_on or day.on))

    def timeliness(self, day: Day) -> Timeliness:
        """The derived state in time and its words."""
        kind, days = self.kind_on(day), self.late_days(day)
        return Timeliness(kind, days, self._time_words(kind, days, day.on))

    def _time_words(self, kind: str, days: int, on: date) -> str:
        reported = self.status == Status.AWAITING
        match kind:
            case "done":
                return Time.DONE.label if self.due_on else Status.DONE.label
            case "done_late":
                return f"{Time.DONE_LATE.label} {days} ngày"
            case "late":
                return f"{'Báo cáo quá hạn' if reported else Time.LATE.label} {days} ngày"
            case "soon":
                return self._soon_words(on)
            case "time" if self.status == Status.PAUSED:
                passed = self.due_on < on  # its clock stands, and the day went by all the same
                return f"{Status.PAUSED.label}{', thời hạn đã qua' if passed else ''}"
            case "time":
                return "Báo cáo đúng hạn" if reported else Time.IN_TIME.label
            case "none":
                return Time.UNDATED.label
        return self.get_status_display()

    def _soon_words(self, on: date) -> str:
        if self.due_on < on:  # only days off have passed since
            return f"Đến hạn ngày {paper_date(self.due_on)}"
        return "Đến hạn hôm nay" if self.due_on == on else Time.SOON.label


for lookup in (IsOpen, IsPutAway):
    Task._meta.get_field("status").register_lookup(lookup)


class Coordination(models.Model):
    """A unit that helps with a task, and its part in it."""

    task = models.ForeignKey(Task, models.CASCADE, db_index=False)  # `helps_once` begins with it
    department = models.ForeignKey(Department, models.PROTECT)
    part = models.CharField(max_length=200, blank=True)
    # Written by the moves (tasks.verbs.helping_out): taken up, done, and asked for once more.
    taken_on = models.DateField(null=True, blank=True, editable=False)
    done_on = models.DateField(null=True, blank=True, editable=False)
    again_on = models.DateField(null=True, blank=True, editable=False)
    asked_on = models.DateField(null=True, blank=True, editable=False)
    needed_by = models.DateField(null=True, blank=True, editable=False)
    # Whether the task is open: of the thousands a unit has helped with in years, the few it helps
    # with now are found by it. The database keeps it (tasks.triggers).
    is_open = models.BooleanField(default=True, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "department"], name="helps_once")]
        # What a unit helps with, now and ever, without reading the rows.
        indexes = [
            models.Index(
                fields=["department", "task"], name="helped_now", condition=Q(is_open=True)
            ),
            models.Index(fields=["department", "task"], name="helped_by_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.department} phối hợp {self.task}"
