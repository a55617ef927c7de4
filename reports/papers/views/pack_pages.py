"""Hồ sơ minh chứng of a unit: which unit, which period, and what the pack would hold."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from departments.models import Department
from departments.rights import Rights
from reports.papers.views.report_pages import PeriodPage
from reports.papers.worksheets.pack_kind import record_of


class PacksPage(PeriodPage):
    """The choice of a unit; with one chosen, how much its pack comes to and the pack itself."""

    template_name = "reports/packs.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        chosen = context["chosen"]
        units = chosen.units
        told = {"units": units, "unit": None, "record": None}
        if len(chosen.chosen_units) == 1 and self.period and not context["unknown"]:
            told["unit"] = chosen.chosen_units[0]
            told["record"] = record_of(self.asked)
            told["rows_url"] = self.rows_of(told["unit"])
        return context | told | {"own": Rights.of(self.request.user).units}

    def rows_of(self, unit: Department) -> str:
        chosen = urlencode({"ky": self.key, "don_vi": unit.pk})
        return f"{reverse('reports:register')}?{chosen}"
