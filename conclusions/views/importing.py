"""Taking a notice in: a file or pasted words become a draft, and the review begins."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.generic import FormView

from conclusions import actions
from conclusions.actions import Refused
from conclusions.forms import ImportForm
from conclusions.reading import read
from conclusions.units import Directory
from conclusions.views.access import EditorMixin


class Import(EditorMixin, FormView):
    template_name = "conclusions/conclusion_import.html"
    form_class = ImportForm

    def form_valid(self, form):
        data = form.cleaned_data
        reading = read(data["words"], Directory().known(), data["issued_on"])
        if reading.problem:
            form.add_error("file" if data.get("source") else "text", reading.problem)
            return self.form_invalid(form)
        try:
            draft = actions.draft_from(
                reading.with_notes(data["notes"]),
                by=self.request.user,
                number=data["number"],
                issued_on=data["issued_on"],
                source=data.get("source"),
            )
        except Refused as refusal:
            form.add_error("number", str(refusal))
            return self.form_invalid(form)
        return redirect("conclusions:review", pk=draft.pk)

    def form_invalid(self, form):
        """A file cannot be shown chosen again, so the words read from it stay on the page."""
        words = form.cleaned_data.get("words")
        if form.cleaned_data.get("source") and words and "file" not in form.errors:
            name = form.cleaned_data["source"][0]
            form.data = form.data.copy()
            form.data["text"] = words
            messages.info(
                self.request,
                f"Nội dung tệp “{name}” đã đọc được và nằm trong ô bên dưới; không cần chọn lại.",
            )
        return super().form_invalid(form)
