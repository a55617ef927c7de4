"""What every page of tasks reads the rows by: this day, and the agency's calendar."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.functional import cached_property

from tasks.calendar import WorkCalendar
from tasks.models import DayOff, Task
from tasks.rows import Row, rows_of


class Today:
    """A view that shows tasks as they stand today, whole or as the fragment htmx asks for."""

    fragment_name = ""

    @cached_property
    def on(self) -> date:
        return timezone.localdate()

    @cached_property
    def calendar(self) -> WorkCalendar:
        return DayOff.objects.calendar()

    def rows(
        self, tasks: Iterable[Task], helped_for: Iterable[int] = (), *, offer: bool = False
    ) -> list[Row]:
        return rows_of(tasks, self.request.user, self.on, self.calendar, helped_for, offer=offer)

    def get_template_names(self) -> list[str]:
        fragment = self.request.htmx and not self.request.htmx.boosted and self.fragment_name
        return [self.fragment_name if fragment else self.template_name]

    def render_to_response(self, context, **kwargs):
        context |= {"on": self.on, "here": self.request.get_full_path()}
        response = super().render_to_response(context, **kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response
