"""Words of a draft saved while they are typed, by the same actions as the buttons."""

from collections.abc import Callable
from contextlib import suppress

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from conclusions.actions import Refused, StaleDraft
from conclusions.gaps import gaps_of
from conclusions.models import Conclusion, Duty, Item
from conclusions.review_page import Review
from conclusions.typed_words import TypedForm


class AutosaveMixin:
    """Answers with the sign beside the form's buttons alone: what is typed in stays as it is."""

    @property
    def is_autosave(self) -> bool:
        return "X-Autosave" in self.request.headers

    def autosave(
        self,
        conclusion: Conclusion,
        part: Conclusion | Item | Duty,
        form_for: Callable[..., TypedForm],
        act: Callable[..., object],
    ) -> HttpResponse:
        form, gaps = form_for(part, self.request.POST), gaps_of(conclusion)
        try:
            if words := form.holding():
                act(seen=self.seen, by=self.request.user, turn=self.turn, **words)
        except Refused as refusal:
            with suppress(ObjectDoesNotExist):  # deleted by a colleague: nothing to differ from
                part.refresh_from_db()
                form = form_for(part, self.request.POST)
            return self.unsaved(refusal, form)
        context = {"conclusion": conclusion, "saved": True, "form": form, "moment": timezone.now()}
        if gaps_of(conclusion) != gaps:
            context["review"] = Review(conclusion, self.request.user)
        return render(self.request, "conclusions/_autosaved.html", context)

    def unsaved(self, refusal: Refused, form: TypedForm | None = None) -> HttpResponse:
        """The same words that the button is answered with, and nothing more is sent by itself."""
        context = {"refusal": refusal, "form": form}
        response = render(self.request, "conclusions/_unsaved.html", context, status=409)
        response["HX-Reswap"] = "outerHTML"
        return response

    def stale(self, refusal: StaleDraft, **context) -> HttpResponse:
        return self.unsaved(refusal) if self.is_autosave else super().stale(refusal, **context)
