"""Files of a notice that the office adds and takes out; documents it cites, tied by hand."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, View

from conclusions import actions
from conclusions.actions import Refused
from conclusions.actions.refusals import only_office
from conclusions.forms import AttachForm, CitationForm, WithdrawForm
from conclusions.models import Citation, Document
from conclusions.permissions import may_attach
from conclusions.views.access import EditorMixin, NoticeMixin


class CitationTie(EditorMixin, NoticeMixin, View):
    """Gắn một văn bản viện dẫn với thông báo trong phần mềm, hoặc bỏ gắn."""

    http_method_names = ["post", "options"]

    def post(self, request, pk, citation):
        notice = self.notice()
        rows = Citation.objects.filter(item__conclusion=notice).select_related("item")
        found = get_object_or_404(rows, pk=citation)
        form = CitationForm(request.POST)
        try:
            if not form.is_valid():
                raise Refused(next(iter(form.errors.values()))[0])
            data = form.cleaned_data
            target = actions.tie_by_hand(found, data["number"], data["year"], by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            words = f"Đã gắn với {target.named}." if target else "Đã bỏ gắn."
            messages.success(request, words)
        return redirect(f"{reverse('conclusions:detail', args=[notice.pk])}#thong-tin")


class FilePage(NoticeMixin, FormView):
    """A page of the office about a file of the notice."""

    http_method_names = ["get", "head", "post", "options"]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.conclusion = self.notice()

    def dispatch(self, request, *args, **kwargs):
        if not may_attach(request.user):
            raise PermissionDenied(only_office())
        return super().dispatch(request, *args, **kwargs)

    def back(self, said: str):
        messages.success(self.request, said)
        return redirect("conclusions:detail", pk=self.conclusion.pk)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs):
        return super().get_context_data(conclusion=self.conclusion, **kwargs)


class Attach(FilePage):
    template_name = "conclusions/attach.html"
    form_class = AttachForm

    def get_initial(self):
        """Another copy where the notice is out, and a paper that goes with it before that."""
        kind = Document.Kind.PROPOSAL if self.conclusion.is_draft else Document.Kind.SCAN
        asked = self.request.GET.get("loai")
        return {"kind": asked if asked in Document.BY_HAND else kind}

    def form_valid(self, form):
        try:
            document = actions.attach(self.conclusion, by=self.request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("file", str(refusal))
            return self.form_invalid(form)
        kind = document.get_kind_display().lower()
        named = "dự thảo" if self.conclusion.is_draft else self.conclusion.named
        return self.back(f"Đã đính kèm {kind} của {named}.")


class TakeOut(FilePage):
    """Bỏ tệp of a draft, rút tệp of an issued notice: asked for before it is done."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        files = self.conclusion.documents.by_hand()
        self.document = get_object_or_404(files, pk=self.kwargs["paper"])

    def get_template_names(self):
        name = "_take_out" if self.request.htmx else "take_out"
        return [f"conclusions/{name}.html"]

    def get_form_class(self):
        return Form if self.conclusion.is_draft else WithdrawForm

    def form_valid(self, form):
        reason = form.cleaned_data.get("reason", "")
        try:
            actions.take_out(self.document, by=self.request.user, reason=reason)
        except Refused as refusal:  # taken out or issued since
            messages.error(self.request, str(refusal))
            return redirect("conclusions:detail", pk=self.conclusion.pk)
        done = "bỏ" if self.conclusion.is_draft else "rút"
        return self.back(f"Đã {done} tệp “{self.document}”.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(document=self.document, **kwargs)
