"""Taking a notice in: a file or pasted words become a draft, and the review begins."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView, FormView

from conclusions import actions, jobs
from conclusions.actions import Refused, Unreadable, intaking
from conclusions.actions.numbering_anew import number_anew
from conclusions.forms import ImportForm, NumberForm, TwiceForm
from conclusions.models import Conclusion, Intake
from conclusions.near_copy import near_copy
from conclusions.views.access import EditorMixin
from departments.background import tell_worker
from departments.models import Agency

PASTED = Intake.PASTED


class Import(EditorMixin, FormView):
    """A file read at once becomes a draft; one that takes long waits for a worker on a page of its
    own."""

    template_name = "conclusions/conclusion_import.html"
    form_class = ImportForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        answer = self.take_in(form)
        if form.is_valid() and (held := intaking.held_of(form.user, form.cleaned_data["held"])):
            intaking.leave(held)  # it is kept with the draft, or waits for a worker
        return answer

    def take_in(self, form):
        data = form.cleaned_data
        typed = {"number": data["number"], "issued_on": data["issued_on"]}
        name, content = data.get("source") or (PASTED, data["text"].encode())
        words = data["told"].words if data["told"] else ""
        twins = intaking.twins_of(
            self.request.user, content=content, words=words, number=typed["number"]
        )
        if data["told"] is None or twins:
            return self.wait(name, content, twins=twins, words=words, **typed)
        try:
            draft = actions.draft_of(
                data["told"], by=self.request.user, source=data.get("source"), **typed
            )
        except Unreadable as refusal:
            form.add_error("file" if data.get("source") else "text", str(refusal))
            return self.form_invalid(form)
        except Refused as refusal:
            form.add_error("number", str(refusal))
            self.extra_context = {"taken": getattr(refusal, "holder", None)}
            return self.form_invalid(form)
        return redirect("conclusions:review", pk=draft.pk)

    def wait(self, name: str, content: bytes, **typed):
        intake = actions.receive(name, content, by=self.request.user, now=timezone.now(), **typed)
        if intake.is_under_way:
            tell_worker(jobs.read_waiting_files, f"file {intake.pk}")
        return redirect("conclusions:intake", intake.pk)

    def form_invalid(self, form):
        """A file cannot be shown chosen again, so it is kept here until the rest is right."""
        source = form.cleaned_data.get("source")
        if source and "file" not in form.errors:
            name, content = source
            held = intaking.hold(name, content, by=form.user, now=timezone.now())
            form.data = form.data.copy()
            form.data["held"] = held.pk
            messages.info(self.request, f"Tệp “{name}” đã nhận; không cần chọn lại.")
        return super().form_invalid(form)


class IntakeDetail(EditorMixin, DetailView):
    """How far the reading of a file is, asked again until it leads to its draft; of a paper that is
    there already, the question whether to take it in again."""

    context_object_name = "intake"
    of_notice = False

    def get_queryset(self):
        return Intake.objects.of(self.request.user).select_related("draft")

    def get_template_names(self):
        return ["conclusions/_intake.html" if self.request.htmx else "conclusions/intake.html"]

    def post(self, request, *args, **kwargs):
        intake = self.object = self.get_object()
        if intake.asks_number:
            return self.give_number(intake)
        if intake.state != Intake.State.ASKED:
            return redirect("conclusions:intake", intake.pk)
        if "thoi" in request.POST:
            intaking.leave(intake)
            return redirect("conclusions:import")
        form = TwiceForm(request.POST)
        if not form.is_valid():
            return self.asked_again(form)
        if intaking.go_on(intake, form.cleaned_data["reason"]):
            tell_worker(jobs.read_waiting_files, f"file {intake.pk}")
        return redirect("conclusions:intake", intake.pk)

    def give_number(self, intake: Intake):
        """The paper was read; what it lacks is a number of its own."""
        form = NumberForm(self.request.POST, draft=intake.draft)
        if not form.is_valid():
            return self.asked_again(form)
        try:
            number_anew(intake, form.cleaned_data["number"])
        except Refused as refusal:
            form.add_error("number", str(refusal))
            return self.asked_again(form)
        return redirect("conclusions:review", intake.draft_id)

    def asked_again(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs):
        intake = self.object
        if intake.state == Intake.State.ASKED or intake.asks_number:
            seen = Conclusion.objects.visible_to(self.request.user)
            asks = NumberForm(draft=intake.draft) if intake.asks_number else TwiceForm()
            kwargs.setdefault("form", asks)
            kwargs["twins"] = twins = seen.filter(pk__in=intake.twins).order_by("pk")
            for twin in twins:
                twin.likeness = intake.likeness.get(str(twin.pk))
                if twin.likeness and intake.words:
                    twin.differs = near_copy(twin.source_text, intake.words)
            # The very same paper is told as there; one that is only like it, as perhaps.
            kwargs["only_alike"] = bool(twins) and all(twin.likeness for twin in twins)
            kwargs["revoked"] = bool(twins) and all(twin.is_void for twin in twins)
        draft = intake.draft
        return super().get_context_data(
            here=reverse("conclusions:intake", args=[intake.pk]),
            review=reverse("conclusions:review", args=[draft.pk]) if draft else "",
            ahead=intake.state == Intake.State.WAITING and _ahead(intake),
            office=Agency.current().words.office,
            **kwargs,
        )


def _ahead(intake: Intake) -> int:
    """How many files are to be read before this one."""
    return Intake.objects.open().filter(brought_at__lt=intake.brought_at).count()
