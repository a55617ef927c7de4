"""Soạn thông báo, nhập nguồn việc khác: a draft without a file."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.generic import FormView, View

from conclusions import actions
from conclusions.actions import Refused, StaleDraft
from conclusions.forms import ComposeForm
from conclusions.views.access import EditorMixin
from conclusions.views.reviewing import ReviewMixin


class Compose(EditorMixin, FormView):
    """What is asked at first; everything else is written in the review."""

    template_name = "conclusions/compose.html"
    form_class = ComposeForm
    http_method_names = ["get", "head", "post", "options"]

    def get_initial(self):
        kind = self.request.GET.get("loai", "")
        return {"kind": kind} if kind in dict(ComposeForm.KINDS) else {}

    def form_valid(self, form):
        try:
            draft = actions.compose(by=self.request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("number", str(refusal))
            return self.form_invalid(form)
        return redirect("conclusions:review", pk=draft.pk)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)


class OfOthers(ReviewMixin, View):
    """Of another agency's paper: what is not this agency's, in one act."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        conclusion = self.notice()
        try:
            count = actions.leave_to_others(conclusion, seen=self.newest, by=request.user)
        except StaleDraft as refusal:
            return self.stale(refusal)
        messages.success(request, f"Đã xếp {count} mục không thuộc cơ quan này.")
        return self.page_again(conclusion)
