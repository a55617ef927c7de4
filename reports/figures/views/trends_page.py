"""Xu hướng: a year's months and units beside the year before."""

from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from departments.at_once import rows
from reports.figures.asked_time import shown_units
from reports.figures.counts import SummaryRow
from reports.figures.links import address
from reports.figures.trend_chart import trend_chart_of
from reports.figures.trends import (
    MEASURES,
    PARTS,
    Trends,
    counted_in_two_years,
    months_of,
    span_of,
    year_ago,
)
from reports.figures.unit_figures import figures_of
from reports.figures.views.figures_page import chosen_in
from reports.figures.views.for_chiefs import ForChiefs
from tasks.calendar import Day
from tasks.models import DayOff


class TrendsPage(ForChiefs, TemplateView):
    """A year, and the measure that the units are told by."""

    template_name = "reports/trends.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = DayOff.objects.day()
        years = years_told(day)
        year = next((y for y in years if str(y) == self.request.GET.get("nam")), day.on.year)
        measure = self.request.GET.get("so", "")
        measure = measure if measure in MEASURES else next(iter(MEASURES))
        trends = trends_of(year, day)
        return super().get_context_data(
            trends=trends,
            year=year,
            years=years,
            measure=measure,
            measure_label=MEASURES[measure][0],
            measures=[
                (key, label, address("reports:trends", nam=year, so=key))
                for key, (label, _) in MEASURES.items()
            ],
            lines=trends.by_unit(measure),
            chart=trend_chart_of(trends.months),
            parts=[(label, css) for css, label, _ in PARTS.values()],
            now=timezone.now(),
            **kwargs,
        )


def trends_of(year: int, day: Day) -> Trends:
    months = months_of(year, day.on)
    first = rows("first_notice")
    whole, before = span_of(months), span_of([year_ago(month) for month in months])
    return Trends(
        months,
        counted_in_two_years(months, day),
        shown_units(unit.pk for unit in rows("units")),
        rows_by_unit(whole.key, day),
        rows_by_unit(before.key, day),
        first[0].issued_on if first else None,
    )


def rows_by_unit(key: str, day: Day) -> dict[int, SummaryRow]:
    """The official table of that period, by unit."""
    chosen = chosen_in(key, day)
    figures = figures_of(*chosen.parts, day=day, ended=chosen.ended)
    return {one.units[0].pk: one.row for one in figures.units}


def years_told(day: Day) -> list[int]:
    """From the first notice's to this one, the newest first."""
    first = rows("first_notice")
    begin = first[0].issued_on.year if first else day.on.year
    return list(range(day.on.year, min(begin, day.on.year) - 1, -1))
