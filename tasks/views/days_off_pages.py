"""The calendar of days off and make-up days: a year's list, and the page of each day."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import CreateView, ListView, UpdateView, View
from django.views.generic.detail import SingleObjectMixin

from departments.papertext import paper_date
from departments.turns import one_at_a_time
from departments.views.kept_pages import KeptPage, KeptRow
from tasks.day_off_page_forms import DayOffPageForm
from tasks.day_off_rules import PAST, DayChange
from tasks.days_off import EXPECTED
from tasks.models import DayOff


class DaysOfYear(KeptPage, ListView):
    """The days of one year, this one by default; `nam` in the address names another."""

    tab = "tasks:days_off"
    template_name = "tasks/days_off.html"

    def get_queryset(self):
        asked = self.request.GET.get("nam", "")
        self.year = timezone.localdate().year
        if asked:
            if not (asked.isdecimal() and len(asked) == 4):
                raise Http404("Không có năm này.")
            self.year = int(asked)
        return DayOff.objects.filter(day__year=self.year).order_by("day")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        years = {day.year for day in DayOff.objects.dates("day", "year")} | {self.year}
        expected = self.get_queryset().filter(day__gt=today, name__endswith=EXPECTED).count()
        return super().get_context_data(
            year=self.year, years=sorted(years), today=today, expected=expected, **kwargs
        )


class DayRow(KeptRow):
    tab = "tasks:days_off"
    template_name = "tasks/day_off_form.html"
    form_class = DayOffPageForm
    model = DayOff

    def save(self, form: DayOffPageForm) -> list[str]:
        reason = form.cleaned_data.get("reason", "")
        change = form.change(form.cleaned_data)
        change.note(by=self.request.user, today=form.today, reason=reason)
        form.save()
        return []

    def get_success_url(self) -> str:
        return f"{super().get_success_url()}?nam={self.object.day.year}"


class NewDay(DayRow, CreateView):
    def form_valid(self, form):
        self.object = form.instance
        return super().form_valid(form)


class DayPage(DayRow, UpdateView):
    def _closed(self) -> str:
        is_past = self.object.day <= timezone.localdate()
        return PAST if is_past and not self.request.user.is_superuser else ""

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        if why := self._closed():
            raise PermissionDenied(why)
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        to_come = self.object.day > timezone.localdate()
        return super().get_context_data(closed=self._closed(), to_come=to_come, **kwargs)


@method_decorator(one_at_a_time, name="dispatch")
class ConfirmDays(KeptPage, View):
    """The yearly announcement has come and says the same: no day of that year is “dự kiến”."""

    http_method_names = ["post", "options"]
    tab = "tasks:days_off"

    def post(self, request, *args, **kwargs):
        year, today = request.POST.get("nam", ""), timezone.localdate()
        if not (year.isdecimal() and len(year) == 4):
            raise Http404("Không có năm này.")
        rows = DayOff.objects.filter(day__year=year, day__gt=today, name__endswith=EXPECTED)
        for row in rows.order_by("day"):
            named = DayOff(day=row.day, worked=row.worked, name=row.name.removesuffix(EXPECTED))
            DayChange(row, named).note(by=request.user, today=today)
            DayOff.objects.filter(pk=row.pk).update(name=named.name)
        messages.success(request, f"Lịch năm {year} không còn ngày dự kiến.")
        return redirect(f"{reverse(self.tab)}?nam={year}")


@method_decorator(one_at_a_time, name="dispatch")
class DeleteDay(KeptPage, SingleObjectMixin, View):
    """A day to come is taken out of the calendar; those gone by are the administrator's."""

    http_method_names = ["post", "options"]
    tab = "tasks:days_off"
    queryset = DayOff.objects.all()

    def post(self, request, *args, **kwargs):
        row, today = self.get_object(), timezone.localdate()
        if row.day <= today:
            raise PermissionDenied(PAST)
        DayChange(row, None).note(by=request.user, today=today)
        row.delete()
        messages.success(request, f"Đã xóa ngày {paper_date(row.day)} khỏi lịch.")
        return redirect(self.tab)
