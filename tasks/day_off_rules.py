"""Changing the calendar: the past is closed, and each change of it is written down."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from departments.journals import RuleChange
from departments.models import User
from tasks.calendar import WorkCalendar
from tasks.days_off import AHEAD, FIRST_YEAR, seed
from tasks.judgements import JudgementChange, changed_judgements
from tasks.models import DayOff, SeededYear

PAST = "Ngày đã qua, kể cả hôm nay, chỉ người quản trị hệ thống thay đổi, có ghi lý do."
PAST_TOGETHER = "Có ngày đã qua trong các ngày được chọn; ngày đã qua xóa từng ngày, có ghi lý do."


@dataclass(frozen=True)
class DayChange:
    """A row of the calendar as it was and as it is to be; None where there is none."""

    before: DayOff | None
    after: DayOff | None

    @property
    def days(self) -> list[date]:
        return [row.day for row in (self.before, self.after) if row]

    def is_past(self, today: date) -> bool:
        """Whether a day is touched on which work was judged already; today's is under way."""
        return min(self.days) <= today

    def judgements(self, today: date) -> JudgementChange:
        """What it would change for work still under way."""
        now = DayOff.objects.calendar()
        gone, come = self.before, self.after
        off, worked = set(now.off), set(now.worked)
        for days, is_worked in ((off, False), (worked, True)):
            if gone and gone.worked is is_worked:
                days.discard(gone.day)
            if come and come.worked is is_worked:
                days.add(come.day)
        then = WorkCalendar(frozenset(off), frozenset(worked))
        return changed_judgements(now, then, today)

    def token(self, effect: JudgementChange) -> str:
        """What stands on the page that showed the effect, so that only this change is saved."""
        rows = [f"{row.day}{row.worked:d}" if row else "-" for row in (self.before, self.after)]
        return "/".join([*rows, f"{effect.made_late}/{effect.made_timely}/{effect.recounted}"])

    def note(self, *, by: User, today: date, reason: str = "") -> None:
        """Write the change down, before it is made; of the past with its reason and effect."""
        past = self.is_past(today)
        RuleChange.objects.create(
            actor=by,
            kind=RuleChange.Kind.DAY_OFF,
            takes_effect_on=min(self.days),
            before=self.before.words if self.before else "",
            after=self.after.words if self.after else "",
            reason=reason if past else "",
            effect=self.judgements(today).words if past else "",
        )


@transaction.atomic
def seed_calendar(today: date) -> list[int]:
    """Write the public holidays of the years up to AHEAD that were never written; those years."""
    begun = set(SeededYear.objects.values_list("year", flat=True))
    missing = [year for year in range(FIRST_YEAR, today.year + AHEAD + 1) if year not in begun]
    seed(missing, DayOff)
    rows = (SeededYear(year=year) for year in missing)
    SeededYear.objects.bulk_create(rows, ignore_conflicts=True)
    return missing
