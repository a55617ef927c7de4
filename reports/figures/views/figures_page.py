"""What every page of figures shares: whose it is, its period, its figures."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.generic import TemplateView

from departments.rights import Rights
from reports.figures.figure_readers import chiefs_only
from reports.figures.filters import FigureFilter
from reports.figures.links import FigureLinks
from reports.figures.unit_figures import figures_of
from tasks.models import DayOff, Task


class FiguresView(TemplateView):
    """A page of figures, for those who see the whole register."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        chiefs_only(Rights.of(request.user))
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = DayOff.objects.day()
        tasks = Task.objects.visible_to(self.request.user)
        chosen = FigureFilter(self.request.GET, tasks, day=day)
        figures = figures_of(*chosen.parts, day=day, ended=chosen.ended)
        return super().get_context_data(
            filter=chosen, figures=figures, links=FigureLinks(chosen), now=timezone.now(), **kwargs
        )
