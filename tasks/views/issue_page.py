"""Issuing a reviewed notice: the text is locked and every unit gets its tasks."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from conclusions.actions import Refused, StaleDraft
from conclusions.models import Conclusion
from conclusions.views.access import EditorMixin, NoticeMixin, number_in
from tasks.actions import issue


class Issue(EditorMixin, NoticeMixin, View):
    http_method_names = ["post", "options"]

    def post(self, request, pk):
        conclusion = self.notice()
        try:
            tasks = issue(conclusion, by=request.user, seen=number_in(request.POST, "seen"))
        except StaleDraft as refusal:
            return self.stale(self.notice(), refusal)
        except Refused as refusal:
            for words in refusal.messages:
                messages.error(request, words)
            return redirect("conclusions:review", pk=pk)
        directives = len({task.duty.item_id for task in tasks})
        messages.success(
            request,
            f"Đã đưa vào theo dõi Thông báo số {conclusion.number}: "
            f"{directives} mục, {len(tasks)} nhiệm vụ.",
        )
        return redirect("conclusions:detail", pk=pk)

    def stale(self, conclusion: Conclusion, refusal: StaleDraft):
        """A colleague changed the draft, or issued it, while the question stood open."""
        page = "review" if conclusion.is_draft else "detail"
        again = reverse(f"conclusions:{page}", args=[conclusion.pk])
        context = {"words": str(refusal), "again": again, "heading": "Chưa ban hành thông báo"}
        return render(self.request, "409.html", context, status=409)
