"""What every page of figures shares: whose it is, its period, its figures."""

from functools import lru_cache
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.views.generic import TemplateView

from departments.compiled import NO_ROWS, CompiledRows, answers
from departments.models import Department
from reports.figures.counts import grouped_counts
from reports.figures.filters import FigureFilter
from reports.figures.links import FigureLinks
from reports.figures.unit_figures import figures_from, people_by_unit
from reports.figures.views.for_chiefs import ForChiefs
from tasks.calendar import Day
from tasks.models import DayOff, Task


class FiguresView(ForChiefs, TemplateView):
    """A page of figures, for those who see the whole register."""

    filterset: type[FigureFilter] = FigureFilter

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = DayOff.objects.day()
        chosen = self.filterset(self.request.GET, Task.objects.all(), day=day)
        counted = counted_in(chosen.key, day) if chosen.form.is_valid() else NO_ROWS
        groups, people, *told = answers(counted, people_by_unit(), *self.questions(chosen))
        figures, among = figures_from(groups, people, day), self.among(chosen)
        return super().get_context_data(
            filter=chosen,
            figures=figures.among(among) if among else figures,
            told=told,
            links=FigureLinks(chosen, among),
            now=timezone.now(),
            **kwargs,
        )

    def among(self, chosen: FigureFilter) -> tuple[Department, ...]:
        """The units whose figures alone are shown; none: everybody's."""
        return ()

    def questions(self, chosen: FigureFilter) -> tuple[CompiledRows, ...]:
        """What the page asks besides; answered as `told`, in the same query."""
        return ()


def chosen_in(key: str, day: Day) -> FigureFilter:
    """The filter of all tasks with that value for the period, one it knows."""
    given = QueryDict(mutable=True)
    given["ky"] = key
    return FigureFilter(given, Task.objects.all(), day=day)


@lru_cache(maxsize=500)
def counted_in(key: str, day: Day) -> CompiledRows:
    chosen = chosen_in(key, day)
    return CompiledRows.of(grouped_counts(*chosen.parts, day=day, ended=chosen.ended))
