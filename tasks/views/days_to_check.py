"""Deadlines of a draft that its clerk may not have meant: days off, and days gone by."""

from dataclasses import dataclass

from django.views.generic import TemplateView

from conclusions.gaps import duties_of
from conclusions.models import Conclusion, Duty
from conclusions.views.access import EditorMixin, NoticeMixin
from departments.models import Agency
from departments.papertext import paper_date, weekday_name
from tasks.actions.issuing import due_day
from tasks.calendar import Day
from tasks.views.today import Today


@dataclass(frozen=True)
class OddDay:
    """A deadline to look at once more before the notice is issued, and why."""

    duty: Duty
    words: str


class DaysToCheck(EditorMixin, Today, NoticeMixin, TemplateView):
    """A part of the review, which knows no calendar; a page of its own without scripts."""

    http_method_names = ["get", "head", "options"]
    template_name, fragment_name = "tasks/days_to_check.html", "tasks/_days_to_check.html"

    def get_context_data(self, **kwargs):
        notice = self.notice()
        return super().get_context_data(notice=notice, days=odd_days(notice, self.day), **kwargs)


def odd_days(notice: Conclusion, day: Day) -> list[OddDay]:
    """In printed order; none of a notice that is issued, for its deadlines are what they are."""
    if not notice.is_draft:
        return []
    excluded = Agency.current().before_excludes_day
    told = [(duty, _trouble(notice, duty, day, excluded)) for duty in duties_of(notice)]
    return [OddDay(duty, words) for duty, words in told if words]


def _trouble(notice: Conclusion, duty: Duty, day: Day, excluded: bool) -> str:
    due = due_day(duty, before_excludes_day=excluded)
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
