"""What waits for the person's decision."""

from itertools import groupby

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.views.generic import TemplateView

from tasks.decisions import Waiting, waiting_for
from tasks.verbs import ANSWERS, BUTTONS
from tasks.views.bulk import ConfirmAll
from tasks.views.today import Today


class Decisions(Today, TemplateView):
    template_name = "tasks/decisions.html"

    def get_context_data(self, **kwargs):
        waiting = waiting_for(self.request.user)
        tasks = {line.task.pk: line.task for line in waiting}
        prefetch_related_objects([*tasks.values()], "helpers")
        rows = {row.task.pk: row for row in self.rows(tasks.values())}
        groups = [
            {
                "kind": asked,
                "label": lines[0].label,
                "bulk": asked == ConfirmAll.asked,
                "verbs": [(verb, BUTTONS[verb].label) for verb in ANSWERS[asked]],
                "lines": [
                    (line, rows[line.task.pk], self.days(line), self.more_time(line))
                    for line in lines
                ],
            }
            for asked, found in groupby(waiting, key=lambda line: line.asked)
            for lines in [list(found)]
        ]
        return super().get_context_data(groups=groups, total=len(waiting), **kwargs)

    def more_time(self, line: Waiting) -> str:
        """“thêm 12 ngày làm việc, lần 1: Chờ số liệu”: what a request for time comes to."""
        asked = line.task.open_request
        if line.asked != "request_extension" or asked is None:
            return ""
        told = f"thêm {asked.days} ngày làm việc, lần {line.task.extended + 1}"
        return f"{told}: {line.event.note}" if line.event.note else told

    def days(self, line: Waiting) -> int:
        """Working days the person has been waited for."""
        return self.day.since(timezone.localdate(line.since))
