"""Danh mục: its first page, and the agency's one row."""

from typing import Any

from django.views.generic import TemplateView, UpdateView

from departments.agency_forms import AGENCY_PARTS, FROM_NOW_ON, RULES
from departments.kept_forms import AgencyPageForm
from departments.kept_saving import save_agency
from departments.models import Agency
from departments.views.kept_pages import KeptPage, KeptRow, list_pages


class ListHome(KeptPage, TemplateView):
    template_name = "departments/list_home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(pages=list_pages(self.request.user), **kwargs)


class AgencyPage(KeptRow, UpdateView):
    tab = "departments:agency"
    template_name = "departments/agency_form.html"
    form_class = AgencyPageForm

    def get_object(self, queryset=None) -> Agency:
        return Agency.current()

    def save(self, form: AgencyPageForm) -> list[str]:
        return save_agency(form, by=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        parts = [
            (title, FROM_NOW_ON if title == RULES else "", [form[name] for name in names])
            for title, names in AGENCY_PARTS
        ]
        return context | {"parts": parts}
