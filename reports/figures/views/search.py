"""One box for everything there is, with or without Vietnamese marks."""

from typing import Any

from django.views.generic import TemplateView

from reports.figures.findings import find
from reports.figures.links import address
from tasks.models import DayOff


class Search(TemplateView):
    template_name = "reports/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # PostgreSQL knows no text with a zero byte in it.
        typed = self.request.GET.get("q", "").replace("\0", "").strip()[:200]
        context = super().get_context_data(typed=typed, **kwargs)
        if not typed:
            return context
        found = find(self.request.user, typed, DayOff.objects.day())
        urls = {
            "tasks": address("tasks:list", q=typed, trang_thai="tat-ca"),
            "notices": address("conclusions:list", q=typed),
        }
        return context | {"found": found, "words": found.words, "urls": urls}
