"""The list of units, and the page of each."""

from typing import Any

from django.db.models import Prefetch
from django.views.generic import CreateView, ListView, UpdateView

from departments.kept_forms import UnitPageForm
from departments.kept_saving import save_unit
from departments.models import Department, Membership
from departments.views.kept_pages import KeptPage, KeptRow

IN_USE = Membership.objects.filter(user__is_active=True).select_related("user").order_by("pk")


class UnitList(KeptPage, ListView):
    tab = "departments:units"
    template_name = "departments/unit_list.html"
    queryset = (
        Department.objects.order_by("-active", "position", "pk")
        .select_related("overseen_by")
        .prefetch_related(Prefetch("memberships", IN_USE, to_attr="held"))
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        head = Membership.Role.HEAD
        rows = [
            (unit, [post.user for post in unit.held if post.role == head], len(unit.held))
            for unit in context["object_list"]
        ]
        return context | {"rows": rows}


class UnitRow(KeptRow):
    tab = "departments:units"
    template_name = "departments/unit_form.html"
    model = Department
    form_class = UnitPageForm

    def save(self, form: UnitPageForm) -> list[str]:
        return save_unit(form, by=self.request.user)


class NewUnit(UnitRow, CreateView):
    def get_initial(self) -> dict[str, Any]:
        """After the last one of the list."""
        last = Department.objects.order_by("-position").first()
        return {"position": last.position + 1 if last else 1}


class UnitPage(UnitRow, UpdateView):
    def get_success_url(self) -> str:
        return self.request.path

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        held = IN_USE.filter(department=self.object)
        return super().get_context_data(held=held, **kwargs)
