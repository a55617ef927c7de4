"""One box for notices and tasks, with or without Vietnamese marks."""

from typing import Any

from django.views.generic import TemplateView

from conclusions.models import Conclusion
from departments.folding import plain
from reports.figures.links import address
from tasks.models import DayOff, Task
from tasks.rows import rows_of

MOST = 30  # of each kind; more words find fewer


class Search(TemplateView):
    template_name = "reports/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # PostgreSQL knows no text with a zero byte in it.
        words = self.request.GET.get("q", "").replace("\0", "").strip()[:200]
        context = super().get_context_data(words=words, **kwargs)
        if not plain(words):
            return context
        user = self.request.user
        notices = Conclusion.objects.visible_to(user).matching(words).order_by("-issued_on", "-pk")
        tasks = Task.objects.visible_to(user).matching(words)
        return context | {
            "rows": rows_of(tasks.by_urgency().for_rows()[:MOST], user, DayOff.objects.day()),
            "task_count": tasks.count(),
            "notices": notices[:MOST],
            "notice_count": notices.count(),
            "all_url": address("tasks:list", q=words, trang_thai="tat-ca"),
            "most": MOST,
        }
