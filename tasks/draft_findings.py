"""What to look at once more in a draft before it is issued; none of it keeps it from going out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from django.db.models import prefetch_related_objects

from conclusions.duty_checks import namesakes_of, unclear_points
from conclusions.gaps import duties_of
from conclusions.models import Conclusion, Duty, Item
from departments.papertext import paper_date
from tasks.actions.issuing import due_day, excludes_day
from tasks.calendar import Day
from tasks.draft_days import DraftFinding, odd_days
from tasks.draft_load import DraftLoad, SameDay

END_OF_DAY = time.max
SHOWN = 4  # findings of a kind in the review; the page by itself has them all


@dataclass(frozen=True)
class FindingKind:
    """All findings of one kind: what they are called, counted, and under a heading."""

    label: str
    heading: str
    found: list[DraftFinding]

    @property
    def first(self) -> list[DraftFinding]:
        return self.found[:SHOWN]

    @property
    def more(self) -> int:
        return len(self.found) - len(self.first)


class BeforeIssue:
    """A draft on a day: its findings by kind, and what it adds to its units' work."""

    def __init__(self, conclusion: Conclusion, day: Day) -> None:
        self.conclusion, self.day = conclusion, day
        self.duties = duties_of(conclusion) if conclusion.is_draft else []
        later = [duty for duty in self.duties if duty.position]
        prefetch_related_objects(later, "after")
        self.strict = excludes_day(conclusion, day.on)
        self.load = DraftLoad(self.duties, day, strict=self.strict)

    @cached_property
    def kinds(self) -> list[FindingKind]:
        """Those with findings, what most likely is a mistake first."""
        told = [FindingKind(label, heading, find(self)) for label, heading, find in KINDS]
        return [kind for kind in told if kind.found]

    @property
    def words(self) -> str:
        """What is to be looked at, in one line."""
        return ", ".join(f"{len(kind.found)} {kind.label}" for kind in self.kinds)

    def order(self) -> list[DraftFinding]:
        """Later steps that are due before the earlier ones they wait for, or have a day where those
        have none."""
        pairs = ((duty, one) for duty in self.duties if duty.position for one in duty.after.all())
        told = [(duty, self._out_of_order(duty, one)) for duty, one in pairs]
        return [DraftFinding(duty, words) for duty, words in told if words]

    def days(self) -> list[DraftFinding]:
        return odd_days(self.conclusion, self.duties, self.day, strict=self.strict)

    def both_parts(self) -> list[DraftFinding]:
        """A unit that leads a duty and is to help with the same; its own task has itself for no
        helper, so the words ask for something nobody does."""
        return [
            DraftFinding(duty, f"{', '.join(both)} vừa chủ trì vừa phối hợp")
            for duty in self.duties
            if len(duty.leads.all()) == 1 and (both := _in_both(duty))
        ]

    def same_days(self) -> list[DraftFinding]:
        return [DraftFinding(one.duties[0], _same_day(one)) for one in self.load.same_days]

    def titles(self) -> list[DraftFinding]:
        """Duties called the same, in the draft or as open work of their unit that they do not carry
        on."""
        told = [DraftFinding(duty, f"“{duty.title}”") for duty in namesakes_of(self.duties)]
        own = {(one.unit.pk, one.duty.title): one for one in self.load.added}
        titles = {title for _, title in own}
        standing = self.load.open.filter(duty__title__in=titles).select_related("notice", "duty")
        for task in standing.order_by("issued_on", "pk"):
            if one := own.get((task.lead_id, task.duty.title)):
                words = f"“{task.duty.title}” đã giao {one.unit.short} tại {task.notice.short}"
                told.append(DraftFinding(one.duty, f"{words}, chưa hoàn thành"))
        return told

    def unclear(self) -> list[DraftFinding]:
        told = [(duty, unclear_points(duty, self.conclusion)) for duty in self.duties]
        return [DraftFinding(duty, f"chưa rõ {', '.join(names)}") for duty, names in told if names]

    def empty_parts(self) -> list[DraftFinding]:
        """Headings with nothing under them, which print as such: a composed notice begins with
        those of its form."""
        if not self.duties:
            return []
        items = list(self.conclusion.items.all())
        filled = {item.parent_id for item in items}
        after = dict(zip((item.pk for item in items), [*items[1:], None], strict=True))
        return [
            DraftFinding(None, f"“{item.text}” chưa có nội dung, bản in chỉ có tiêu đề", item)
            for item in items
            if item.kind == Item.Kind.HEADING
            and item.pk not in filled
            and ((nxt := after[item.pk]) is None or nxt.kind == Item.Kind.HEADING)
        ]

    def _out_of_order(self, duty: Duty, earlier: Duty) -> str:
        own, before = self._moment(duty), self._moment(earlier)
        if own is None:
            return ""
        what = f"chờ “{earlier.title}”"
        if before is not None:
            late = own < before
            return f"hạn {_said(own)}, {what} đến hạn {_said(before)}" if late else ""
        bare = earlier.deadline == Duty.Deadline.NONE
        return f"hạn {_said(own)}, {what} không ghi thời hạn" if bare else ""

    def _moment(self, duty: Duty) -> tuple[date, time] | None:
        due = due_day(duty, before_excludes_day=self.strict)
        return (due, duty.named_at or END_OF_DAY) if due else None


# Label beside a count, heading, what finds them: what most likely is a mistake first.
KINDS: tuple[tuple[str, str, Callable[[BeforeIssue], list[DraftFinding]]], ...] = (
    ("phần chưa có nội dung", "Phần chưa có nội dung", BeforeIssue.empty_parts),
    ("việc sai thứ tự", "Việc sau đến hạn trước việc phải chờ", BeforeIssue.order),
    ("thời hạn cần xem lại", "Thời hạn rơi vào ngày nghỉ hoặc đã qua", BeforeIssue.days),
    ("việc vừa chủ trì vừa phối hợp", "Vừa chủ trì vừa phối hợp", BeforeIssue.both_parts),
    ("lần trùng ngày", "Một đơn vị nhiều việc đến hạn một ngày", BeforeIssue.same_days),
    ("việc trùng tên", "Tên nhiệm vụ trùng nhau", BeforeIssue.titles),
    ("việc chưa đủ sáu điều cần rõ", "Chưa đủ sáu điều cần rõ", BeforeIssue.unclear),
)


def _in_both(duty: Duty) -> list[str]:
    helpers = {unit.pk for unit in duty.helpers.all()}
    return [unit.short for unit in duty.leads.all() if unit.pk in helpers]


def _same_day(one: SameDay) -> str:
    places = ", ".join(dict.fromkeys(duty.item.place or "dự thảo" for duty in one.duties))
    held = f" và {one.held} việc đang mở" if one.held else ""
    count = f"{len(one.duties)} việc của dự thảo (mục {places}){held}"
    return f"ngày {paper_date(one.day)}, {one.unit.short}: {count}"


def _said(moment: tuple[date, time]) -> str:
    day, at = moment
    return paper_date(day) if at == END_OF_DAY else f"{at:%H giờ %M} ngày {paper_date(day)}"
