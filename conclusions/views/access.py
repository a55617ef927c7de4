"""Who comes in: what a person may see, and who may write."""

from django.contrib.auth.mixins import AccessMixin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from conclusions.actions.receiving import note_view
from conclusions.actions.refusals import only_editors
from conclusions.models import Conclusion
from conclusions.permissions import may_edit


class NoticeMixin:
    """The notice of the address, for those who may see it."""

    def get_queryset(self):
        return Conclusion.objects.visible_to(self.request.user)

    def notice(self) -> Conclusion:
        return get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])


class EditorMixin(AccessMixin):
    """Writers only; on a notice the others cannot even see, they get 404 and not 403."""

    of_notice = True  # whether the address names a notice

    def dispatch(self, request, *args, **kwargs):
        if not may_edit(request.user):
            if self.of_notice and "pk" in kwargs:
                visible = Conclusion.objects.visible_to(request.user)
                get_object_or_404(visible, pk=kwargs["pk"])
            raise PermissionDenied(only_editors())
        return super().dispatch(request, *args, **kwargs)


def note_opening(request, conclusion: Conclusion) -> None:
    """Whoever opens the notice has seen it; a browser that fetches ahead has not."""
    ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    if request.method == "GET" and not ahead:
        note_view(conclusion, user=request.user)


def number_in(data, name: str) -> int:
    """A number that a page of ours sent; 0, which no version has, for anything else."""
    written = data.get(name, "")
    return int(written) if written.isdecimal() and len(written) < 10 else 0
