"""The notice that a list is narrowed to, found as one types: a select offers the newest alone."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from conclusions.models import Conclusion
from tasks.filters import OTHER_NOTICE
from tasks.views.bulk import way_back
from tasks.views.today import Today

OFFERED = 20
NAMED_BY = ("number", "issued_on", "year", "title")


class NarrowedByNotice:
    """For a list with a select of notices: whoever asks for another one goes to find it, and comes
    back with all else that was chosen."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any):
        if request.GET.get("thong_bao") != OTHER_NOTICE:
            return super().get(request, *args, **kwargs)
        chosen = request.GET.copy()
        for name in ("thong_bao", "page"):
            chosen.pop(name, None)
        back = f"{request.path}?{chosen.urlencode()}"
        return redirect(f"{reverse('tasks:pick_notice')}?{urlencode({'next': back})}")


class PickNotice(Today, TemplateView):
    """Issued notices that have the words typed, the newest first; each leads back to the list."""

    template_name = "tasks/pick_notice.html"
    fragment_name = "tasks/_notices_to_pick.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        typed = self.request.GET.get("q", "").replace("\0", "").strip()
        back = way_back(self.request, reverse("tasks:list"))
        issued = Conclusion.objects.issued().matching(typed)
        found = list(issued.only(*NAMED_BY).order_by("-issued_on", "-pk")[: OFFERED + 1])
        joint = "&" if "?" in back else "?"
        return super().get_context_data(
            typed=typed,
            back=back,
            notices=[(one, f"{back}{joint}thong_bao={one.pk}") for one in found[:OFFERED]],
            more=len(found) > OFFERED,
            **kwargs,
        )
