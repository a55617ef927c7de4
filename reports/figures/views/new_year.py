"""Sang năm mới: the one page of a year's turn."""

from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from conclusions.models import Conclusion
from conclusions.querysets import UNISSUED
from departments.models import Agency
from departments.views.kept_pages import KeptPage
from reports.figures.year_turn import calendar_of, numbers_of, turn_of, units_with_work


class NewYear(KeptPage, TemplateView):
    tab = "reports:new_year"
    template_name = "reports/new_year.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        ending, beginning = turn_of(today)
        units = units_with_work()
        return super().get_context_data(
            today=today,
            ending=ending,
            beginning=beginning,
            numbers=numbers_of(ending),
            gives_numbers=Agency.current().gives_numbers,
            drafts=Conclusion.objects.filter(status__in=UNISSUED).count(),
            calendar=calendar_of(beginning),
            units=units,
            open=sum(row.open for row in units),
            **kwargs,
        )
