"""Sổ theo dõi: every task of a period in the fourteen columns of the office's book."""

from typing import Any

from django.utils import timezone
from django_filters.views import FilterView

from departments.filtering import KnownPage
from departments.models import Agency
from reports.figures.filters import RegisterFilter
from reports.figures.links import FigureLinks
from reports.figures.register_columns import RegisterTable, register_title
from reports.figures.register_lines import for_register, lines_of
from tasks.models import DayOff, Task
from tasks.paging import CappedPaginator
from tasks.querysets import TaskQuerySet


class Register(KnownPage, FilterView):
    """Whoever sees a task sees its line; the rest of the register is not counted to them."""

    template_name = "reports/register.html"
    filterset_class = RegisterFilter
    strict = False
    paginate_by = 40
    paginator_class = CappedPaginator

    def get_queryset(self) -> TaskQuerySet:
        """The newest notice first: the book's last pages are what people look for."""
        tasks = for_register(Task.objects.visible_to(self.request.user))
        return tasks.order_by("-issued_on", "-notice", "pk")

    def get_filterset_kwargs(self, filterset_class: type[RegisterFilter]) -> dict[str, Any]:
        return super().get_filterset_kwargs(filterset_class) | {"day": DayOff.objects.day()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        chosen, reader = context["filter"], self.request.user
        day = chosen.day
        lines = lines_of(context["object_list"], reader, day)
        links = FigureLinks(chosen)
        page = context["page_obj"]
        return context | {
            "title": register_title(Agency.current().words),
            "table": RegisterTable.of(lines),
            "lines": lines,
            "count": page.paginator.count,
            "start": page.start_index(),
            "dashboard_url": links.page("reports:dashboard"),
            "summary_url": links.page("reports:summary"),
            "now": timezone.now(),
        }
