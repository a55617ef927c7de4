"""How far the tasks of several notices are: the bars and words of the register of notices."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.views.generic import View

from conclusions.views.access import NoticeMixin
from departments.forms import is_key
from tasks.models import DayOff, Task

MOST = 100  # notices asked for at once; a page of the register has 25


@dataclass(frozen=True)
class Progress:
    notice: int
    counts: Counter

    @property
    def total(self) -> int:
        return sum(count for kind, count in self.counts.items() if not kind.startswith("off"))

    @property
    def done(self) -> int:
        return self.counts["done"] + self.counts["done_late"]

    @property
    def words(self) -> str:
        return f"{self.done}/{self.total} đã hoàn thành"

    @property
    def late(self) -> int:
        return self.counts["late"]

    @property
    def soon(self) -> int:
        return self.counts["soon"]


class ProgressOfNotices(NoticeMixin, View):
    """?tb=1&tb=2: a fragment that fills the cells of those notices the person may see."""

    http_method_names = ["get", "head", "options"]

    def get(self, request) -> HttpResponse:
        keys = request.GET.getlist("tb")[:MOST]
        asked = [int(key) for key in keys if is_key(key)]
        notices = self.get_queryset().filter(pk__in=asked).order_by("pk")
        rows = self.rows(list(notices.values_list("pk", flat=True)))
        scale = max((row.total for row in rows), default=0)
        return render(request, "tasks/_progress.html", {"rows": rows, "scale": scale})

    def rows(self, notices: list[int]) -> list[Progress]:
        """One query: tasks that stand alike are counted together in the database."""
        alike = (
            Task.objects.visible_to(self.request.user)
            .filter(notice__in=notices)
            .with_standing(DayOff.objects.day())
            .order_by()
            .values_list("notice", "kind")
            .annotate(count=Count("pk"))
        )
        counts = {notice: Counter() for notice in notices}
        for notice, kind, count in alike:
            counts[notice][kind] += count
        return [Progress(notice, found) for notice, found in counts.items() if found]
