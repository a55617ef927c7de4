"""The morning's letters as who keeps the lists sees them: which went, which could not and why."""

from typing import Any

from django.http import Http404
from django.views.generic import ListView

from departments.filtering import KnownPage
from departments.models import Agency
from departments.views.kept_pages import KeptPage
from tasks.letter_limits import stop_words
from tasks.models import Digest


class LettersSent(KeptPage, KnownPage, ListView):
    """Newest first; `trang_thai` in the address names one state."""

    tab = "tasks:letters_sent"
    template_name = "tasks/letters_sent.html"
    paginate_by = 50

    def get_queryset(self):
        self.state = self.request.GET.get("trang_thai", "")
        if self.state and self.state not in Digest.State.values:
            raise Http404("Không có trạng thái này.")
        letters = Digest.objects.select_related("recipient").order_by("-day", "pk")
        return letters.filter(state=self.state) if self.state else letters

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        states = [("", "Tất cả"), *Digest.State.choices]
        stopped = stop_words(Agency.current())
        return super().get_context_data(states=states, state=self.state, stopped=stopped, **kwargs)
