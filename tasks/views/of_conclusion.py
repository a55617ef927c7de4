"""The tasks of one notice, under its items; also a part of the notice's own page."""

from itertools import groupby

from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from conclusions.models import Conclusion, Duty
from tasks.models import Task
from tasks.rows import TaskRow
from tasks.views.today import Today


def _duty_of(row: TaskRow) -> Duty:
    return row.task.duty


class OfConclusion(Today, TemplateView):
    template_name, fragment_name = "tasks/of_conclusion.html", "tasks/_of_conclusion.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        notice = get_object_or_404(Conclusion.objects.visible_to(user), pk=self.kwargs["pk"])
        tasks = Task.objects.visible_to(user).filter(notice=notice).for_rows()
        order = ("duty__item__position", "duty__position", "lead__position", "pk")
        rows = self.rows(tasks.order_by(*order))
        items = [
            (item, [(duty, list(same)) for duty, same in groupby(found, key=_duty_of)])
            for item, found in groupby(rows, key=lambda row: row.task.duty.item)
        ]
        return super().get_context_data(notice=notice, items=items, rows=rows, **kwargs)
