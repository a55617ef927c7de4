"""What every page of tasks reads the rows by: this day, read once."""

from collections.abc import Iterable

from django.utils.functional import cached_property

from tasks.calendar import Day
from tasks.models import DayOff, Task
from tasks.rows import TaskRow, rows_of


class Today:
    """A view that shows tasks as they stand today, whole or as the fragment htmx asks for."""

    fragment_name = ""

    @cached_property
    def day(self) -> Day:
        return DayOff.objects.day()

    def rows(
        self, tasks: Iterable[Task], helped_for: Iterable[int] = (), *, offer: bool = False
    ) -> list[TaskRow]:
        return rows_of(tasks, self.request.user, self.day, helped_for, offer=offer)

    def get_template_names(self) -> list[str]:
        fragment = self.request.htmx and not self.request.htmx.boosted and self.fragment_name
        return [self.fragment_name if fragment else self.template_name]

    def render_to_response(self, context, **kwargs):
        context |= {"on": self.day.on, "here": self.request.get_full_path()}
        return super().render_to_response(context, **kwargs)
