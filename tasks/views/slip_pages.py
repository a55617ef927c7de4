"""The papers that chase, once made: their list, and each as it was sent with what answered it."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import ListView, View

from conclusions.actions import Refused
from departments.filtering import KnownPage
from tasks import permissions
from tasks.actions import number_slip
from tasks.chase_filters import SlipFilter
from tasks.chase_forms import LetterNumberForm
from tasks.models import ChaseSlip
from tasks.views.chase_list import Chasing
from tasks.views.today import Today


class ChaseSlips(Chasing, Today, KnownPage, ListView):
    """The papers made, the newest first; those picked are printed as one file."""

    http_method_names = ["get", "head", "options"]
    template_name = "tasks/chase_slips.html"
    paginate_by = 40

    def get_queryset(self):
        slips = ChaseSlip.objects.newest().select_related("unit", "made_by").defer("text")
        counts = {
            "about": Count("lines"),
            "told": Count("lines", filter=Q(lines__answered__isnull=False)),
        }
        self.filterset = SlipFilter(
            self.request.GET, slips.annotate(**counts), request=self.request, day=self.day
        )
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        context = super().get_context_data(filter=self.filterset, **kwargs)
        page = context["page_obj"]
        return context | {"slips": [(slip, slip.state_on(self.day.on)) for slip in page]}


class ChaseSlipPage(Today, View):
    """One paper as it was sent, and what answered it, for those who chase and the unit it went to;
    an official letter's number is typed here."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, pk):
        return self.show(self.slip(), LetterNumberForm(initial={"number": self.slip().number}))

    def post(self, request, pk):
        slip, form = self.slip(), LetterNumberForm(request.POST)
        if trouble := permissions.no_slip(request.user, slip.level):
            raise PermissionDenied(trouble)
        if form.is_valid():
            try:
                number_slip(slip, form.cleaned_data["number"], by=request.user)
            except Refused as refusal:
                form.add_error("number", refusal.messages)
            else:
                messages.success(request, f"Đã lưu số của {slip.named.lower()}.")
                return redirect(reverse("tasks:chase_slip", args=[pk]))
        return self.show(slip, form, HTTPStatus.UNPROCESSABLE_ENTITY)

    def slip(self) -> ChaseSlip:
        slips = ChaseSlip.objects.visible_to(self.request.user)
        slips = slips.select_related("unit", "made_by")
        return get_object_or_404(slips, pk=self.kwargs["pk"])

    def show(self, slip: ChaseSlip, form: LetterNumberForm, status: HTTPStatus = HTTPStatus.OK):
        lines = slip.lines.select_related(
            "task__duty__item", "task__notice", "answered__actor", "answered__acting_for"
        )
        context = {
            "slip": slip,
            "state": slip.state_on(self.day.on),
            "lines": lines.defer("task__words").order_by("pk"),
            "form": form,
            "chases": bool(permissions.slip_levels(self.request.user)),
            "may_number": slip.is_letter and not permissions.no_slip(self.request.user, slip.level),
        }
        return render(self.request, "tasks/chase_slip.html", context, status=status)
