"""Who stands in for whom: the list, and the page of each time."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import CreateView, ListView, UpdateView, View
from django.views.generic.detail import SingleObjectMixin

from departments.filtering import KnownPage
from departments.kept_forms import StandInPageForm
from departments.kept_saving import delete_stand_in, save_stand_in
from departments.models import Delegation
from departments.papertext import paper_date
from departments.stand_in_forms import BEGUN_STAYS, RUNS, has_begun, why_not_row
from departments.turns import one_at_a_time
from departments.views.kept_pages import KeptPage, KeptRow

ROWS = Delegation.objects.select_related("giver", "taker")


class StandInList(KeptPage, KnownPage, ListView):
    tab = "departments:stand_ins"
    template_name = "departments/stand_in_list.html"
    queryset = ROWS.order_by(F("ends_on").desc(), "pk")
    paginate_by = 50

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(today=timezone.localdate(), **kwargs)


class StandInRow(KeptRow):
    tab = "departments:stand_ins"
    template_name = "departments/stand_in_form.html"
    form_class = StandInPageForm

    def save(self, form: StandInPageForm) -> list[str]:
        return save_stand_in(form, by=self.request.user)


class NewStandIn(StandInRow, CreateView):
    model = Delegation


class StandInPage(StandInRow, UpdateView):
    queryset = ROWS

    def post(self, request, *args, **kwargs):
        row = self.get_object()
        if why := why_not_row(request.user, row):
            raise PermissionDenied(why)
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        begun, today = has_begun(self.object), paper_date(timezone.localdate())
        return super().get_context_data(
            closed=why_not_row(self.request.user, self.object),
            begun=RUNS.format(today=today) if begun else "",
            **kwargs,
        )


@method_decorator(one_at_a_time, name="dispatch")
class DeleteStandIn(KeptPage, SingleObjectMixin, View):
    """A time that has not begun is taken back whole."""

    http_method_names = ["post", "options"]
    tab = "departments:stand_ins"
    queryset = ROWS

    def post(self, request, *args, **kwargs):
        row = self.get_object()
        if has_begun(row):
            raise PermissionDenied(BEGUN_STAYS.format(today=paper_date(timezone.localdate())))
        if why := why_not_row(request.user, row):
            raise PermissionDenied(why)
        words = row.words
        delete_stand_in(row, by=request.user)
        messages.success(request, f"Đã xóa: {words}.")
        return redirect(self.tab)
