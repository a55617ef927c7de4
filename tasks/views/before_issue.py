"""What to look at in a draft before it is issued, and what it adds to each unit's work."""

from typing import Any

from django.views.generic import TemplateView

from conclusions.views.access import EditorMixin, NoticeMixin
from tasks.draft_findings import BeforeIssue
from tasks.views.today import Today


class BeforeIssuePage(EditorMixin, Today, NoticeMixin, TemplateView):
    """A fold of the review, which knows neither calendar nor tasks; whole as a page of its own."""

    http_method_names = ["get", "head", "options"]
    template_name, fragment_name = "tasks/before_issue.html", "tasks/_before_issue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        notice = self.notice()
        before = BeforeIssue(notice, self.day)
        return super().get_context_data(notice=notice, before=before, **kwargs)
