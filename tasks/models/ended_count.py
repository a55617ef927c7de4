"""How much work has ended, by the month of its notice: figures read it in place of the archive."""

from datetime import date

from django.db import models
from django.db.models import Sum

from departments.models import Department
from tasks.workflow import Status

ENDED = (Status.DONE, Status.WITHDRAWN)


class EndedCountQuerySet(models.QuerySet):
    def given_in(self, first: date | None, last: date | None) -> "EndedCountQuerySet":
        """Of the months from that of `first` to that of `last`; None: without end on that side."""
        found = self.filter(month__gte=first.replace(day=1)) if first else self
        return found.filter(month__lte=last) if last else found

    def summed(self, *names: str) -> list[tuple]:
        """Tuples of those columns and how many tasks they stand for; what has none is left out."""
        rows = self.order_by().values_list(*names).annotate(total=Sum("count"))
        return list(rows.exclude(total=0))


class EndedCount(models.Model):
    """So many tasks of one unit ended alike. Rows are changes, +1 and -1, written by the database's
    triggers in the transaction that ends the work; nobody waits for anybody else's row. A nightly
    job sums them up (tasks.actions.recounting)."""

    month = models.DateField()  # its first day
    lead = models.ForeignKey(Department, models.DO_NOTHING, db_constraint=False, related_name="+")
    status = models.CharField(max_length=12)
    dated = models.BooleanField()
    late = models.BooleanField()  # reported after its deadline
    count = models.IntegerField()

    objects = EndedCountQuerySet.as_manager()

    class Meta:
        verbose_name = "số nhiệm vụ đã kết thúc"
        verbose_name_plural = "số nhiệm vụ đã kết thúc"
        indexes = [models.Index(fields=["month"], name="ended_by_month")]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y} {self.status}: {self.count}"
