"""Deadlines of a draft that its clerk may not have meant: days off, and days gone by."""

from collections.abc import Sequence
from dataclasses import dataclass

from conclusions.models import Conclusion, Duty, Item
from departments.papertext import paper_date, weekday_name
from tasks.actions.issuing import due_day
from tasks.calendar import Day


@dataclass(frozen=True)
class DraftFinding:
    """One thing to look at once more before the notice is issued, at the duty or, where there is
    none, the item where it is mended."""

    duty: Duty | None
    words: str
    of: Item | None = None

    @property
    def item(self) -> Item:
        """The item it is told of."""
        return self.of or self.duty.item


def odd_days(
    notice: Conclusion, duties: Sequence[Duty], day: Day, *, strict: bool
) -> list[DraftFinding]:
    """Of the draft's duties, in printed order; `strict` where “trước ngày” leaves the day out."""
    told = [(duty, _trouble(notice, duty, day, strict)) for duty in duties]
    return [DraftFinding(duty, words) for duty, words in told if words]


def _trouble(notice: Conclusion, duty: Duty, day: Day, strict: bool) -> str:
    due = due_day(duty, before_excludes_day=strict)
    if due is None:
        return ""
    written = f"{weekday_name(due)} {paper_date(due)}"
    told = []
    if notice.issued_on and due < notice.issued_on:
        told.append(f"trước ngày ban hành {paper_date(notice.issued_on)}")
    elif due < day.on:
        told.append("đã qua")
    elif due == notice.issued_on:
        told.append("đúng ngày ban hành")
    if not day.calendar.is_working(due):
        told.append("là ngày nghỉ")
    return ", ".join([written, *told]) if told else ""
