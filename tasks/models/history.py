"""What happened to a task: its events, what proves them, the time asked for."""

from collections import defaultdict

from django.db import models
from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from departments.models import Department, User
from departments.unit_keys import UnitKey
from tasks.models.task import Task
from tasks.verbs import APPENDING, MOVES, verb_choices
from tasks.workflow import DONE_SO_FAR, Step


class EventQuerySet(models.QuerySet):
    def telling(self) -> "EventQuerySet":
        """All that tells how a task stands: its moves, and of words that change no state the newest
        of each verb, for of those there may be hundreds."""
        said = models.ExpressionWrapper(~Q(note=""), models.BooleanField())
        newest_first = [F("at").desc(), F("pk").desc()]
        nth = Window(RowNumber(), [F("task"), F("verb"), said], newest_first)
        moves = ~Q(verb__in=APPENDING) | ~Q(from_status=F("to_status"))
        return self.annotate(nth=nth).filter(Q(nth=1) | moves)


class Event(models.Model):
    """One line of a task's history; only ever added."""

    # Found by `event_of_task`; each move writes every index there is.
    task = models.ForeignKey(Task, models.PROTECT, related_name="events", db_index=False)
    at = models.DateTimeField()
    verb = models.CharField(max_length=20, choices=verb_choices)
    actor = models.ForeignKey(User, models.PROTECT, related_name="+")
    acting_for = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    from_status = models.CharField(max_length=12, blank=True)
    to_status = models.CharField(max_length=12)
    note = models.TextField(blank=True)
    step = models.CharField(max_length=12, choices=Step, blank=True)
    detail = models.JSONField(default=dict, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "diễn biến"
        verbose_name_plural = "diễn biến"
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["task", "-at"], name="event_of_task"),
            # What changed since a moment, which copies of the record ask for (reports.api); each
            # move writes at its end.
            models.Index(fields=["at"], name="event_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.actor} {self.line}"

    @property
    def line(self) -> str:
        """What the timeline says after the person's name."""
        told = MOVES[self.verb].line.format_map(defaultdict(str, self.detail))
        if unit := self.detail.get("in_place_of"):
            came = ", ".join(filter(None, (unit, self.detail.get("came"))))
            told += f" ({self.detail.get('in_place_by', '')} nhập thay {came})".replace("( ", "(")
        if lapsed := self.detail.get("lapsed"):
            told += f"; đề nghị gia hạn đến {lapsed} hết hiệu lực"
        if self.detail.get("link"):
            told += " (qua liên kết trong thư)"
        return told

    @property
    def words(self) -> str:
        """What the person wrote, for those who may read notes."""
        done = self.done_so_far
        return f"{self.note}\nPhần đã làm: {done}" if done else self.note

    @property
    def done_so_far(self) -> str:
        """What of the work was done when more time was asked for."""
        return self.detail.get(DONE_SO_FAR, "")

    @property
    def is_own_word(self) -> bool:
        """Whether the unit that leads says it itself; no query, for the move has asked the same."""
        speakers = filter(None, (self.actor, self.acting_for))
        return any(
            self.task.lead_id in person.department_ids or self.task.assignee_id == person.pk
            for person in speakers
        )


class Evidence(models.Model):
    """What proves an event: a file, or the number of a document."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="evidence")
    file = models.FileField(upload_to="evidence/%Y/%m/", blank=True)
    name = models.CharField(max_length=255, blank=True)
    document_number = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)  # of the file

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
        LAPSED = "lapsed", "Hết hiệu lực"  # the work went on otherwise before anybody decided

    task = models.ForeignKey(Task, models.CASCADE, related_name="extensions")
    new_due_on = models.DateField()
    # Working days asked for, by the calendar of the day of asking: what a decider's limit is about.
    days = models.PositiveSmallIntegerField(default=0)
    # Whether the work was overdue when more time was asked for, by that day's calendar.
    asked_late = models.BooleanField(default=False, editable=False)
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

    def decide(self, state: str, event: Event) -> None:
        """End the request by this event, and that it waits for a decision."""
        self.state, self.decided = state, event
        self.save(update_fields=["state", "decided"])
        OpenQuestion.objects.filter(event=self.asked_id).delete()


class OpenQuestion(models.Model):
    """That an event asks for a decision nobody has taken yet: what waits for whom is found by it
    without a look at the tasks and their histories.

    Written and taken away by the moves (tasks.actions.asking), held against the history each night.
    """

    event = models.OneToOneField(Event, models.CASCADE, related_name="+")
    # Of the event, which nobody ever changes.
    asked = models.CharField(max_length=20, choices=verb_choices)
    at = models.DateTimeField()
    actor = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    acting_for = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    # Of the task: whose decision it is. No move changes it that does not end the question.
    task = models.ForeignKey(Task, models.CASCADE, related_name="questions", db_index=False)
    lead = UnitKey(Department, models.PROTECT, related_name="+", db_index=False)
    confirmer = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    assigned_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        verbose_name = "việc chờ quyết định"
        verbose_name_plural = "việc chờ quyết định"
        constraints = [models.UniqueConstraint(fields=["task", "asked"], name="asked_once")]
        indexes = [models.Index(fields=["asked", "at", "task"], name="longest_asked")]

    def __str__(self) -> str:
        return f"{self.task}: {MOVES[self.asked].waits_as}"

    @classmethod
    def of(cls, event: Event) -> "OpenQuestion":
        """What the event asks."""
        task = event.task
        return cls(
            event=event,
            asked=event.verb,
            at=event.at,
            actor_id=event.actor_id,
            acting_for_id=event.acting_for_id,
            task=task,
            lead_id=task.lead_id,
            confirmer_id=task.confirmer_id,
            assigned_by_id=task.assigned_by_id,
        )
