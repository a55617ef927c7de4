"""What a person is told was done to work of theirs by somebody else."""

from django.db import models
from django.db.models import F, Q

from departments.models import User
from tasks.models.history import Event
from tasks.models.outbox import Digest
from tasks.models.task import Task
from tasks.workflow import News


class Notification(models.Model):
    """One event told to one person: at once in Nhắc việc, and once in their next digest."""

    recipient = models.ForeignKey(User, models.CASCADE, related_name="notifications")
    event = models.ForeignKey(Event, models.CASCADE, related_name="+")
    # Of the event, which nobody ever changes.
    task = models.ForeignKey(Task, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    news = models.CharField(max_length=10, choices=News)
    digest = models.ForeignKey(
        Digest, models.SET_NULL, null=True, blank=True, related_name="notifications"
    )
    read_at = models.DateTimeField(null=True, blank=True)
    # Of an act on a whole notice: how many more of its tasks the one line stands for.
    others = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "tin báo"
        verbose_name_plural = "tin báo"
        constraints = [
            models.UniqueConstraint(fields=["recipient", "event"], name="told_once_of_event")
        ]
        indexes = [
            models.Index(F("recipient"), F("at").desc(), name="notification_newest"),
            # Read by the planner: only what no letter holds yet.
            models.Index(
                fields=["recipient"], name="notification_to_tell", condition=Q(digest=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_news_display()}: {self.event}"
