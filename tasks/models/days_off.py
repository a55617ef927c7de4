"""The days nobody works, and the Saturdays worked in their place."""

from datetime import date

from django.db import models
from django.utils import timezone

from tasks.calendar import Day, WorkCalendar


class DayOffQuerySet(models.QuerySet):
    def calendar(self) -> WorkCalendar:
        return WorkCalendar.of(self.values_list("day", "worked"))

    def day(self, on: date | None = None) -> Day:
        """That day, or today, with the calendar; one query."""
        return Day(on or timezone.localdate(), self.calendar())


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
