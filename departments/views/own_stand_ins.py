"""Whoever leads names who stands in while they are away, and ends it when they are back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import FormView, View

from departments.accounts import why_not_name_own
from departments.kept_saving import end_stand_in, save_stand_in
from departments.models import Delegation
from departments.own_stand_in_forms import OwnStandInForm
from departments.people import standing_in_from
from departments.turns import one_at_a_time


class ForWhoLeads:
    """By the own posts: whoever stands in for a head names nobody for them."""

    def dispatch(self, request, *args, **kwargs):
        if why := why_not_name_own(request.user):
            raise PermissionDenied(why)
        return super().dispatch(request, *args, **kwargs)


@method_decorator(one_at_a_time, name="dispatch")
class OwnStandIns(ForWhoLeads, FormView):
    """The times to come and the one that runs, and a form for another."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = "departments/own_stand_ins.html"
    form_class = OwnStandInForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.request.user}

    def form_valid(self, form):
        told = save_stand_in(form, by=self.request.user)
        messages.success(self.request, f"Đã ghi: {form.instance.words}. Hai người đều được báo.")
        for words in told:
            messages.warning(self.request, words)
        return redirect(reverse("departments:own_stand_ins"))

    def form_invalid(self, form):
        page = self.render_to_response(self.get_context_data(form=form))
        page.status_code = 422
        return page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today, user = timezone.localdate(), self.request.user
        standing = standing_in_from(user, today)
        own = [row for row in standing if row.giver_id == user.pk]
        return super().get_context_data(own=own, today=today, **kwargs)


@method_decorator(one_at_a_time, name="dispatch")
class EndOwnStandIn(View):
    """What runs ends today; what has not begun is taken back whole: by the absent person, or by
    whoever was named and does not take it."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        user = request.user
        own = Delegation.objects.filter(Q(giver=user) | Q(taker=user))
        own = own.filter(ends_on__gte=timezone.localdate()).select_related("giver", "taker")
        row = get_object_or_404(own, pk=pk)
        messages.success(request, end_stand_in(row, by=user))
        return redirect("departments:own_stand_ins" if row.giver_id == user.pk else "account")
