"""Attaching the scan or the signed copy of an issued notice."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, View

from conclusions import actions
from conclusions.actions import Refused
from conclusions.actions.refusals import only_office
from conclusions.forms import CitationForm, CopyForm
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


class Attach(NoticeMixin, FormView):
    http_method_names = ["get", "head", "post", "options"]
    template_name = "conclusions/copy_form.html"
    form_class = CopyForm
    initial = {"kind": Document.Kind.SCAN}

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.conclusion = self.notice()

    def dispatch(self, request, *args, **kwargs):
        if not may_attach(request.user, self.conclusion):
            raise PermissionDenied(only_office())
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            document = actions.attach(self.conclusion, by=self.request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("file", str(refusal))
            return self.form_invalid(form)
        kind = document.get_kind_display().lower()
        messages.success(self.request, f"Đã đính kèm {kind} của {self.conclusion.named}.")
        return redirect("conclusions:detail", pk=self.conclusion.pk)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs):
        return super().get_context_data(conclusion=self.conclusion, **kwargs)
