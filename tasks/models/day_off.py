"""The days nobody works, and the Saturdays worked in their place."""

from datetime import date
from functools import lru_cache

from django.db import models
from django.db.models import Subquery
from django.utils import timezone

from departments.at_once import rows_told, small, text_of
from departments.one_line import one_line
from departments.papertext import paper_date
from tasks.calendar import Day, WorkCalendar
from tasks.days_off import by_law_after


class DayOffQuerySet(models.QuerySet):
    def calendar(self) -> WorkCalendar:
        """The days written down, and by law those of the years that are not yet."""
        if kept := text_of("days_off"):
            return _calendar_of(kept, text_of("seeded_years"))
        last = SeededYear.objects.order_by("-year").values("year")[:1]
        found = list(self.annotate(last=Subquery(last)).values_list("day", "worked", "last"))
        days = [(day, worked) for day, worked, _ in found]
        return _with_law(days, [year for _, _, year in found[:1] if year])

    def day(self, on: date | None = None) -> Day:
        """That day, or today, with the calendar."""
        return Day(on or timezone.localdate(), self.calendar())


def _with_law(days: list[tuple[date, bool]], years: list[int]) -> WorkCalendar:
    return WorkCalendar.of([*days, *by_law_after(max(years))] if days and years else days)


@lru_cache(maxsize=4)
def _calendar_of(days: str, years: str) -> WorkCalendar:
    """The same for every request that reads the same rows."""
    found = [(row.day, row.worked) for row in rows_told("days_off", days)]
    return _with_law(found, [row.year for row in rows_told("seeded_years", years)])


class SeededYear(models.Model):
    """A year whose public holidays were written into the calendar, once: what the office removed
    from it afterwards stays removed."""

    year = models.PositiveSmallIntegerField(primary_key=True)

    class Meta:
        verbose_name = "năm đã nạp lịch nghỉ"
        verbose_name_plural = "năm đã nạp lịch nghỉ"

    def __str__(self) -> str:
        return str(self.year)


class DayOff(models.Model):
    """A weekday off, or a Saturday worked in its place; edited by the office each year."""

    day = models.DateField("ngày", unique=True)
    worked = models.BooleanField("làm bù", default=False)
    name = models.CharField("lý do", max_length=120, blank=True, validators=[one_line])

    objects = DayOffQuerySet.as_manager()

    class Meta:
        verbose_name = "ngày nghỉ, làm bù"
        verbose_name_plural = "ngày nghỉ và làm bù"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{paper_date(self.day)} {self.name}"

    @property
    def words(self) -> str:
        """“05/4/2024 nghỉ: Giỗ Tổ”, as the journal of the calendar names it."""
        what = "làm bù" if self.worked else "nghỉ"
        return f"{paper_date(self.day)} {what}{': ' if self.name else ''}{self.name}"


@small("days_off")
def _days_off(person: int | None, today: date) -> models.QuerySet:
    return DayOff.objects.only("day", "worked")


@small("seeded_years")
def _seeded_years(person: int | None, today: date) -> models.QuerySet:
    return SeededYear.objects.order_by("-year")[:1]
