"""Đã gửi, chưa gửi: what the clerk says of recipients outside the house."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.views.generic import View

from conclusions import actions
from conclusions.actions import Refused
from conclusions.actions.refusals import only_office_sends
from conclusions.forms import SendingForm
from conclusions.permissions import may_attach
from conclusions.views.access import NoticeMixin


class MarkSent(NoticeMixin, View):
    http_method_names = ["post", "options"]

    def post(self, request, pk):
        notice = self.notice()
        if not may_attach(request.user):
            raise PermissionDenied(only_office_sends())
        try:
            messages.success(request, self.act(notice, request.POST))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("tasks:distribution", notice.pk)

    def act(self, notice, typed) -> str:
        """Write it; the word of success."""
        form = SendingForm(typed)
        if not form.is_valid():
            raise Refused(next(iter(form.errors.values()))[0])
        sending = actions.mark_sent(notice, by=self.request.user, **form.cleaned_data)
        return f"Đã ghi: gửi {sending.recipient}."


class UnmarkSent(MarkSent):
    def act(self, notice, typed) -> str:
        recipient = typed.get("recipient", "")
        actions.unmark_sent(notice, by=self.request.user, recipient=recipient)
        return f"Đã bỏ ghi: {recipient} chưa gửi."
