"""Trình duyệt, Rút trình, Duyệt nội dung, Trả lại dự thảo; remarks and that they were seen to."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.views.generic import View

from conclusions import actions
from conclusions.actions import Refused, StaleDraft
from conclusions.forms import RemarkForm
from conclusions.models import Conclusion
from conclusions.views.reviewing import ReviewMixin


class Approval(ReviewMixin, View):
    """One step of a draft's way; its word of success."""

    http_method_names = ["post", "options"]
    done = ""

    def post(self, request, pk):
        conclusion = self.notice()
        try:
            self.go(conclusion)
        except StaleDraft as refusal:
            return self.stale(refusal)
        except Refused as refusal:
            return self.refused(conclusion, refusal)
        messages.success(request, self.done)
        return self.page_again(conclusion)

    def go(self, conclusion: Conclusion) -> None:
        raise NotImplementedError


class Submit(Approval):
    done = "Đã trình duyệt dự thảo."

    def go(self, conclusion):
        actions.submit(conclusion, seen=self.newest, by=self.request.user)


class Recall(Approval):
    done = "Đã rút trình; dự thảo sửa được."

    def go(self, conclusion):
        actions.recall_draft(conclusion, seen=self.newest, by=self.request.user)


class Approve(Approval):
    done = "Đã duyệt nội dung dự thảo."

    def go(self, conclusion):
        actions.approve(conclusion, seen=self.newest, by=self.request.user)


class Return(Approval):
    done = "Đã trả lại dự thảo kèm ý kiến."

    def go(self, conclusion):
        form = RemarkForm(self.request.POST)
        note = form.cleaned_data["text"] if form.is_valid() else ""
        actions.return_draft(conclusion, seen=self.newest, by=self.request.user, note=note)


class ItemRemark(ReviewMixin, View):
    """Ý kiến về một mục, of who may approve the draft."""

    http_method_names = ["post", "options"]

    def post(self, request, pk, item):
        found = get_object_or_404(self.notice().items.select_related("conclusion"), pk=item)
        form = RemarkForm(request.POST)
        if not form.is_valid():
            wrong = {"unsaid_item": found.pk, "unsaid": form.errors["text"][0]}
            return self.page(found.conclusion, status=422, **wrong)
        try:
            actions.remark_at(found, by=request.user, text=form.cleaned_data["text"])
        except Refused as refusal:
            return self.refused(found.conclusion, refusal)
        return self.saved(found.conclusion, found)


class RemarkSettled(ReviewMixin, View):
    http_method_names = ["post", "options"]

    def post(self, request, pk, remark):
        conclusion = self.notice()
        found = get_object_or_404(conclusion.remarks, pk=remark)
        try:
            actions.settle_remark(found, by=request.user)
        except Refused as refusal:
            return self.refused(conclusion, refusal)
        return self.page_again(conclusion)
