"""The register of tasks."""

from django.views.generic import ListView

from departments.filtering import KnownPage
from departments.rights import Rights
from tasks.filters import TaskFilter
from tasks.many import offered
from tasks.models import Task
from tasks.paging import CappedPaginator
from tasks.views.pick_notice import NarrowedByNotice
from tasks.views.today import Today


class TaskList(NarrowedByNotice, Today, KnownPage, ListView):
    """All tasks the person may see, filtered, 40 a page; their own to confirm can be picked."""

    template_name = "tasks/task_list.html"
    paginate_by = 40
    paginator_class = CappedPaginator

    def get_queryset(self):
        tasks = Task.objects.visible_to(self.request.user).for_table().by_urgency()
        units = Rights.of(self.request.user).units
        self.filterset = TaskFilter(
            self.request.GET, tasks, request=self.request, day=self.day, units=units
        )
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        context = super().get_context_data(filter=self.filterset, **kwargs)
        rows = self.rows(context["page_obj"])
        user = self.request.user
        acts, picks = offered(user, (row.task for row in rows))
        count = context["page_obj"].paginator.count
        return context | {"rows": rows, "acts": acts, "picks": picks, "whole_count": count}
