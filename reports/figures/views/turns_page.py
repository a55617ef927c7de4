"""The requests for time, and the returned reports, behind a number that counts turns, not tasks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import ListView

from departments.filtering import KnownPage
from reports.figures.asked_time import REQUESTS, requests_of
from reports.figures.filters import RegisterFilter
from reports.figures.links import FigureLinks
from reports.figures.views.for_chiefs import ForChiefs
from reports.figures.work_evidence import returns_of
from tasks.models import DayOff, Event, Extension, Task
from tasks.paging import CappedPaginator
from tasks.querysets import LONG_TEXTS

RETURNS = "tra-lai"
LABELS = {kind: label for kind, (label, _) in REQUESTS.items()} | {
    RETURNS: "Số lần trả lại vì nội dung chưa đạt"
}


@dataclass(frozen=True)
class Turn:
    """Once that time was asked for a task, or its report returned."""

    task: Task
    on: date
    words: str
    state: str


class Turns(ForChiefs, KnownPage, ListView):
    """Whose numbers these are, who sees the whole register; no reasons are told here."""

    template_name = "reports/turns.html"
    paginate_by = 40
    paginator_class = CappedPaginator

    @cached_property
    def chosen(self) -> RegisterFilter:
        tasks = Task.objects.visible_to(self.request.user)
        return RegisterFilter(self.request.GET, tasks, day=DayOff.objects.day())

    @property
    def kind(self) -> str:
        kind = self.request.GET.get("so", "")
        if kind not in LABELS:
            raise Http404
        return kind

    def get_queryset(self) -> QuerySet:
        tasks = self.chosen.figured
        long = [f"task__notice__{name}" for name in LONG_TEXTS]
        of_task = ("task__duty__item", "task__notice")
        if self.kind == RETURNS:
            found = returns_of(tasks, self.chosen.day).select_related(*of_task).defer(*long)
            return found.order_by("-at", "-pk").prefetch_related("task__lead")
        found = requests_of(tasks).filter(REQUESTS[self.kind][1])
        found = found.select_related("asked", *of_task).defer(*long)
        return found.order_by("-asked__at", "-pk").prefetch_related("task__lead")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        links = FigureLinks(self.chosen)
        return context | {
            "filter": self.chosen,
            "unknown": self.chosen.unknown or context["unknown"],
            "label": LABELS[self.kind],
            "turns": list(turns_of(context["object_list"])),
            "back": links.page("reports:reports"),
            "start": context["page_obj"].start_index() - 1,
        }


def turns_of(found: Iterable[Event | Extension]) -> Iterable[Turn]:
    for one in found:
        event = one if isinstance(one, Event) else one.asked
        state = "" if isinstance(one, Event) else one.get_state_display()
        line = event.line
        yield Turn(one.task, timezone.localdate(event.at), line[:1].upper() + line[1:], state)
