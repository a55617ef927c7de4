"""Who asks for which rows, and when; what they see is decided here for every paper alike."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from conclusions.models import Conclusion
from departments.forms import is_key
from departments.models import Department, User
from departments.rights import Rights
from reports.figures.figure_readers import chiefs_only
from tasks.calendar import Day
from tasks.models import DayOff, Meeting, Task
from tasks.querysets import TaskQuerySet


@dataclass(frozen=True)
class PrintRequest:
    """Who asks for what, and when."""

    given: QueryDict
    reader: User
    now: datetime
    closed: bool = False  # figures are frozen by it, which the paper says

    @property
    def on(self) -> date:
        return timezone.localdate(self.now)

    @property
    def day(self) -> Day:
        return DayOff.objects.day(self.on)

    @property
    def rights(self) -> Rights:
        return Rights.of(self.reader, self.on)

    @property
    def tasks(self) -> TaskQuerySet:
        return Task.objects.visible_to(self.reader)

    @property
    def sees_all(self) -> bool:
        return self.rights.edits_notices

    def own_units(self) -> list[Department]:
        """Units of the person and of those they stand in for, or the one of them chosen."""
        units = self.rights.units
        picked = [unit for unit in units if str(unit.pk) == self.given.get("cua")]
        return picked or units

    def notice(self) -> Conclusion | None:
        """The issued notice that is asked about. Raises DoesNotExist where there is none such."""
        pk = self.given.get("thong_bao", "")
        return self.issued.get(pk=pk if is_key(pk) else None) if pk else None

    def meeting(self) -> Meeting | None:
        """The meeting that is asked about. Raises DoesNotExist where there is none such to see."""
        pk = self.given.get("cuoc_hop", "")
        seen = Meeting.objects.visible_to(self.reader).select_related("chair")
        return seen.get(pk=pk if is_key(pk) else None) if pk else None

    @property
    def issued(self) -> QuerySet[Conclusion]:
        visible = Conclusion.objects.visible_to(self.reader)
        return visible.issued()

    def chiefs_only(self) -> None:
        chiefs_only(self.rights)
