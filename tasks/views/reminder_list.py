"""What the person was told: the news of their work at once, and the reminders of the letters."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.contrib import messages
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import TruncDate
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import ListView

from departments.filtering import KnownPage
from departments.forms import is_key
from departments.papertext import paper_date
from tasks import actions, permissions
from tasks.models import Digest, Event, Notification, Reminder, Task
from tasks.news_lines import said
from tasks.querysets import PUT_AWAY
from tasks.rows import TaskRow
from tasks.views.today import Today

NEWS, REMINDER = "a", "b"  # of one day the news stand first


@dataclass(frozen=True)
class ToldLine:
    """One line of the page."""

    day: date
    heading: str
    css: str
    words: str  # who did what; nothing of a reminder
    row: TaskRow
    new: bool
    settled: str = ""  # what became of the work since, where nothing is to be done any more


class Reminders(Today, KnownPage, ListView):
    """Newest day first; POST says that all have been seen, or those of a task that was opened: no
    GET of its page does, for browsers and mail programs fetch ahead."""

    template_name = "tasks/reminder_list.html"
    paginate_by = 50
    http_method_names = ["get", "head", "post", "options"]

    def get_queryset(self) -> QuerySet:
        """Keys of both sorts in one order: (day, sort, key)."""
        news = self._news().annotate(
            told_on=TruncDate("at"), sort=Value(NEWS, output_field=CharField()), key=-F("pk")
        )
        reminders = self._reminders().annotate(
            told_on=F("digest__day"), sort=Value(REMINDER, output_field=CharField()), key=F("pk")
        )
        columns = ("told_on", "sort", "key")
        found = news.order_by().values_list(*columns)
        return found.union(reminders.order_by().values_list(*columns), all=True).order_by(
            "-told_on", "sort", "key"
        )

    def _news(self) -> QuerySet:
        return Notification.objects.filter(recipient=self.request.user)

    def _reminders(self) -> QuerySet:
        mine = Reminder.objects.filter(digest__recipient=self.request.user)
        return mine.exclude(digest__state=Digest.State.CANCELLED)

    def get_context_data(self, **kwargs):
        unseen = sum(
            some.filter(read_at=None).count() for some in (self._news(), self._reminders())
        )
        context = super().get_context_data(unseen=unseen, **kwargs)
        return context | {"told": self._told(list(context["object_list"]))}

    def _told(self, keys: list[tuple]) -> list[ToldLine]:
        news = self._news().select_related("event__actor", "event__acting_for")
        found = {(NEWS, -pk): row for pk, row in news.in_bulk(_of(keys, NEWS)).items()}
        reminders = Reminder.objects.in_bulk(_of(keys, REMINDER))
        found |= {(REMINDER, pk): row for pk, row in reminders.items()}
        tasks = Task.objects.for_rows().filter(pk__in={row.task_id for row in found.values()})
        rows = {row.task.pk: row for row in self.rows(tasks, offer=True)}
        ends = _endings(row.task for row in rows.values())
        return [
            replace(
                self._line(day, found[sort, key], rows[found[sort, key].task_id]),
                settled=_settled(found[sort, key], ends),
            )
            for day, sort, key in keys
        ]

    def _line(self, day: date, told: Notification | Reminder, row: TaskRow) -> ToldLine:
        if isinstance(told, Reminder):
            kind = told.get_rung_display()
            css = told.rung if told.rung in ("late", "soon") else ""
            return ToldLine(day, kind, css, "", row, told.read_at is None)
        reads = permissions.may_read_notes(self.request.user, row.task)
        css = "late" if told.news == "returned" else ""
        words = said(told, reads)
        return ToldLine(day, told.get_news_display(), css, words, row, told.read_at is None)

    def post(self, request):
        if task := request.POST.get("task"):
            if is_key(task):
                actions.see_reminders(request.user, now=timezone.now(), task=int(task))
            return HttpResponse(status=204)
        if count := actions.see_reminders(request.user, now=timezone.now()):
            messages.success(request, f"Đã đánh dấu đã xem {count} nhắc việc.")
        return redirect("tasks:reminders")


def _endings(tasks: Iterable[Task]) -> dict[int, Event]:
    """By task, the event by which it was dropped or carried; of other work none."""
    dropped = [task for task in tasks if task.status in PUT_AWAY]
    if not dropped:
        return {}
    ends = Event.objects.filter(task__in=dropped, to_status__in=PUT_AWAY).order_by("at", "pk")
    return {event.task_id: event for event in ends}


def _settled(told: Notification | Reminder, ends: dict[int, Event]) -> str:
    """“Đã thôi theo dõi theo văn bản số 612/SKHCN-HCTH (05/4/2024)”; nothing beside the line that
    says so."""
    end = ends.get(told.task_id)
    if end is None or isinstance(told, Notification) and told.event_id == end.pk:
        return ""
    return f"Đã {end.line} ({paper_date(timezone.localdate(end.at))})"


def _of(keys: list[tuple], sort: str) -> list[int]:
    return [abs(key) for _, one, key in keys if one == sort]
