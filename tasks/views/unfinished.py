"""Open work of earlier notices beside the items of a draft that may carry it on."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import View

from conclusions.models import Conclusion, Item
from conclusions.permissions import may_change
from conclusions.views.access import EditorMixin, NoticeMixin, number_in
from tasks.forerunners import ItemForerunners, forerunners_of, searched_for
from tasks.models import Task

TYPED = 100  # letters of a search


class Unfinished(EditorMixin, NoticeMixin, View):
    """A part of the review, which knows no tasks: it tells each card what it may carry on. With
    `tim` it answers a search for one item; without scripts a page of its own."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk):
        notice = self.notice()
        if not notice.is_draft:
            return redirect("conclusions:detail", pk=pk)
        tasks = Task.objects.visible_to(request.user)
        context = {
            "conclusion": notice,
            "shown": number_in(request.GET, "shown") or notice.version,
            "may_change": may_change(request.user, notice),
        }
        if "tim" in request.GET:
            typed = request.GET["tim"].strip()[:TYPED]
            found = searched_for(notice, tasks, typed) if typed else []
            context |= {"one": ItemForerunners(self.item(notice), proposed=found), "typed": typed}
            return self.drawn("unfinished_found", context)
        told = forerunners_of(notice, tasks)
        context["open_questions"] = [one for one in told if one.proposed]
        # A card that has nothing to say any more is emptied; a page leaves it out.
        context["told"] = told if request.htmx else [one for one in told if not one.is_silent]
        return self.drawn("unfinished", context)

    def drawn(self, name: str, context: dict) -> HttpResponse:
        fragment = "_" if self.request.htmx else ""
        return render(self.request, f"tasks/{fragment}{name}.html", context)

    def item(self, notice: Conclusion) -> Item:
        rows = notice.items.prefetch_related("duties__leads")
        return get_object_or_404(rows, pk=number_in(self.request.GET, "muc"))
