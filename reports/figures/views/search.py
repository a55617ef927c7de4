"""One box for everything there is, with or without Vietnamese marks."""

from typing import Any

from django.views.generic import TemplateView

from departments.searching import MOST_TERMS
from reports.figures.findings import find
from reports.figures.links import address
from tasks.models import DayOff

MOST = 200  # letters of what is typed


class Search(TemplateView):
    template_name = "reports/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # PostgreSQL knows no text with a zero byte in it.
        given = self.request.GET.get("q", "").replace("\0", "").strip()
        typed = given[:MOST]
        context = super().get_context_data(typed=typed, cut=given != typed, **kwargs)
        if not typed:
            return context
        found = find(self.request.user, typed, DayOff.objects.day())
        urls = {
            "tasks": address("tasks:list", q=typed, trang_thai="tat-ca"),
            "notices": address("conclusions:list", q=typed),
        }
        most = {"most_letters": MOST, "most_terms": MOST_TERMS}
        return context | most | {"found": found, "words": found.words, "urls": urls}
