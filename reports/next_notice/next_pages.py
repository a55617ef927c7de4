"""Soạn thông báo kỳ sau từ số liệu, and what such a draft rests on beside its review."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.views.generic import View

from conclusions.actions import Refused
from conclusions.actions.refusals import only_writers
from conclusions.permissions import may_edit, may_write
from conclusions.views.access import EditorMixin, NoticeMixin, number_in
from departments.models import Agency
from reports.figures.links import address
from reports.figures.report_periods import current_period, report_periods
from reports.models import NextDraft
from reports.next_notice.next_composing import compose_next
from reports.next_notice.next_forms import LINES, NextNoticeForm
from reports.next_notice.next_offer import NextOffer, offer_of
from reports.next_notice.since_drafted import basis_of
from reports.wording.period_words import said_period
from tasks.calendar import Day
from tasks.filters import options
from tasks.models import DayOff, Meeting
from tasks.periods import period_of

OFFERED = 12  # meetings to choose from
BEHIND = timedelta(days=20)  # a quarter is assessed in the first days of the next one


class NextNotice(EditorMixin, View):
    """What the record offers for a period, and a meeting; POST writes the chosen into a draft."""

    http_method_names = ["get", "head", "post", "options"]
    of_notice = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if may_edit(request.user) and not may_write(request.user):
            raise PermissionDenied(only_writers())
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def day(self) -> Day:
        return DayOff.objects.day()

    @property
    def key(self) -> str:
        """The period asked for; else the one that ended last, or soon will."""
        asked = self.request.GET.get("ky", "")
        if period_of(asked):
            return asked
        return current_period(self.day.on - BEHIND, Agency.current().period_closes_on).key

    @cached_property
    def meetings(self) -> list[Meeting]:
        """Those whose draft can still take section I."""
        rows = Meeting.objects.visible_to(self.request.user).newest().select_related("draft")
        found = [one for one in rows[:OFFERED] if one.draft is None or one.draft.is_draft]
        drafts = [one.draft_id for one in found]
        drafted = NextDraft.objects.filter(conclusion__in=drafts)
        taken = set(drafted.values_list("conclusion", flat=True))
        return [one for one in found if one.draft_id not in taken]

    @cached_property
    def meeting(self) -> Meeting | None:
        asked = number_in(self.request.GET, "giao_ban")
        return next((one for one in self.meetings if one.pk == asked), None)

    @cached_property
    def offer(self) -> NextOffer:
        return offer_of(
            self.key,
            reader=self.request.user,
            day=self.day,
            name_units="bo_ten" not in self.request.GET,
            meeting=self.meeting,
        )

    def get(self, request: HttpRequest) -> HttpResponse:
        if number_in(request.GET, "giao_ban") and self.meeting is None:
            messages.warning(
                request,
                "Cuộc giao ban này đã có dự thảo soạn từ số liệu hoặc dự thảo đã ban hành; trang "
                "này soạn dự thảo riêng, không theo giao ban.",
            )
        return self.show(NextNoticeForm(offer=self.offer))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NextNoticeForm(request.POST, offer=self.offer)
        if not form.is_valid():
            return self.show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            draft = compose_next(self.offer, form.choice, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.show(form, HTTPStatus.CONFLICT)
        messages.success(request, "Đã soạn dự thảo từ số liệu; rà soát lời văn trước khi trình.")
        return redirect("conclusions:review", pk=draft.pk)

    def show(self, form: NextNoticeForm, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
        offer = self.offer
        groups = [(label, form[kind], clauses) for kind, label, clauses in offer.groups()]
        ticked = set(form[LINES].value() or ())
        context = {
            "form": form,
            "offer": offer,
            "period_words": said_period(offer.told.period),
            "period_options": options(report_periods(self.key, self.day.on), self.key),
            "meetings": self.meetings,
            "groups": groups,
            "lines": [
                (work, work.key in ticked, [(task, form[f"han_{task.pk}"]) for task in work.tasks])
                for work in offer.carried
            ],
            "late_url": address("reports:register", ky=self.key, cot="con"),
            "name_units": offer.name_units,
            "day": self.day,
        }
        return render(self.request, "reports/next_notice.html", context, status=status)


class DraftBasisPage(EditorMixin, NoticeMixin, View):
    """A part of the review, which knows no tasks: it tells each card what it rests on. Without
    scripts a page of its own."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        notice = self.notice()
        if not notice.is_draft:
            return redirect("conclusions:detail", pk=pk)
        basis = basis_of(notice, reader=request.user, day=DayOff.objects.day())
        context = {
            "conclusion": notice,
            "basis": basis,
        }
        fragment = "_" if request.htmx else ""
        return render(request, f"reports/{fragment}draft_basis.html", context)
