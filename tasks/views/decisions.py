"""What waits for the person's decision."""

from itertools import groupby

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.views.generic import TemplateView

from tasks.decisions import VERBS, waiting_for
from tasks.views.today import Today
from tasks.workflow import BUTTONS


class Decisions(Today, TemplateView):
    template_name = "tasks/decisions.html"

    def get_context_data(self, **kwargs):
        waiting = waiting_for(self.request.user)
        tasks = {line.task.pk: line.task for line in waiting}
        prefetch_related_objects([*tasks.values()], "helpers")
        rows = {row.task.pk: row for row in self.rows(tasks.values())}
        groups = [
            {
                "kind": kind,
                "label": lines[0].label,
                "verbs": [(verb, BUTTONS[verb].label) for verb in VERBS[kind]],
                "lines": [(line, rows[line.task.pk], self.days(line)) for line in lines],
            }
            for kind, found in groupby(waiting, key=lambda line: line.kind)
            for lines in [list(found)]
        ]
        return super().get_context_data(groups=groups, total=len(waiting), **kwargs)

    def days(self, line) -> int:
        """Working days the person has been waited for."""
        return self.day.since(timezone.localdate(line.since))
