"""Nơi nhận of an issued notice: which units were told and have opened it, what was sent outside; a
page to print, and a part of the notice's own page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import TemplateView

from conclusions.actions.refusals import only_editors_see_recipients
from conclusions.models import Conclusion, Sending
from conclusions.permissions import may_attach, may_edit
from conclusions.recipients import recipients_of
from tasks.receivers import led_or_helped, receivers_of
from tasks.views.today import Today


class Distribution(Today, TemplateView):
    template_name, fragment_name = "tasks/distribution.html", "tasks/_distribution.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        notice = get_object_or_404(Conclusion.objects.visible_to(user), pk=self.kwargs["pk"])
        if not may_edit(user):
            raise PermissionDenied(only_editors_see_recipients())
        if notice.is_draft:
            raise Http404("Dự thảo chưa gửi nơi nào.")
        named = recipients_of(notice, led_or_helped(notice))
        receivers = receivers_of(notice, named.units)
        sendings = {one.recipient: one for one in notice.sendings.select_related("by")}
        others = dict.fromkeys([*named.others, *sendings])
        return super().get_context_data(
            notice=notice,
            receivers=receivers,
            unseen=[one for one in receivers if not one.views],
            others=[(recipient, sendings.get(recipient)) for recipient in others],
            seen=sum(bool(one.views) for one in receivers),
            sent=len(sendings),
            ways=Sending.Way.choices,
            today=timezone.localdate(),
            may_mark=may_attach(user),
            **kwargs,
        )
