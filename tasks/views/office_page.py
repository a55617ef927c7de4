"""Việc hôm nay: the first page of the office."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View

from conclusions.actions import Refused
from conclusions.models import Conclusion
from departments.at_once import rows
from departments.backup_runs import backup_words
from departments.models import Agency
from tasks.actions import let_go, resend
from tasks.chase_filters import LEVELS
from tasks.decisions import questions_for
from tasks.letter_limits import stop_words
from tasks.models import ChaseSlip, Digest
from tasks.office_day import (
    MOST,
    came_in,
    drafts,
    failed_letters,
    held_letters,
    last_working_day,
    to_chase,
    unanswered_slips,
    unreached_people,
    unreached_units,
)
from tasks.record_check import check_words
from tasks.views.chase_list import Chasing
from tasks.views.today import Today

Status = Conclusion.Status


@dataclass(frozen=True)
class DayFigure:
    """A number that opens exactly its rows; `sep` where another kind of number begins."""

    number: int
    words: str
    url: str
    css: str = ""
    sep: bool = False


class OfficeDay(Chasing, Today, TemplateView):
    http_method_names = ["get", "head", "options"]
    template_name = "tasks/office_day.html"

    def get_context_data(self, **kwargs):
        since, now = last_working_day(self.day), timezone.now()
        people = list(unreached_people()[: MOST + 1])
        held = held_letters(self.day.on)
        shown = list(held[: MOST + 1])
        return super().get_context_data(
            figures=[*self.chase_figures(), *self.waiting_figures()],
            since=since,
            came_in=came_in(since),
            failed=failed_letters(since),
            held=shown[:MOST],
            held_count=held.count() if len(shown) > MOST else len(shown),
            stopped=stop_words(Agency.current()),
            backup=backup_words(now) or check_words(now),
            today=self.day.on,
            unreached=unreached_units(rows("units")),
            people=people[:MOST],
            more_people=len(people) > MOST,
            **kwargs,
        )

    def chase_figures(self) -> list[DayFigure]:
        page, counts = reverse("tasks:chase"), to_chase(self.day)
        slips = f"{reverse('tasks:chase_slips')}?trang_thai={ChaseSlip.State.UNANSWERED.value}"
        looks = {1: "soon", 2: "late", 3: "late"}
        figures = [
            DayFigure(counts[level], f"Đôn đốc mức {level}", f"{page}?muc={level}", looks[level])
            for level, _ in LEVELS
        ]
        late = DayFigure(unanswered_slips(self.day), "Phiếu quá hạn trả lời", slips, "late")
        return [*figures, late]

    def waiting_figures(self) -> list[DayFigure]:
        page, counts = reverse("conclusions:list"), drafts()
        return [
            DayFigure(
                len(questions_for(self.request.user)),
                "Chờ quyết định",
                reverse("tasks:decisions"),
                "ask",
                sep=True,
            ),
            *(
                DayFigure(counts[state], label, f"{page}?trang_thai={state.value}")
                for state, label in (
                    (Status.DRAFT, "Dự thảo"),
                    (Status.SUBMITTED, "Dự thảo chờ duyệt"),
                )
            ),
        ]


class ResendLetter(Chasing, View):
    http_method_names = ["post", "options"]

    def post(self, request, pk):
        digest = get_object_or_404(Digest.objects.select_related("recipient"), pk=pk)
        try:
            resend(digest, now=timezone.now())
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, f"Đã đưa thư của {digest.recipient} vào hàng chờ gửi lại.")
        return redirect("tasks:office_day")


class ResendHeld(Chasing, View):
    """What the limits held back, once the office has seen that it is right to send it."""

    http_method_names = ["post", "options"]

    def post(self, request):
        if count := let_go(now=timezone.now()):
            messages.success(request, f"Đã đưa {count} thư vào hàng chờ gửi lại.")
        else:
            messages.info(request, "Không còn thư nào bị giữ lại.")
        return redirect("tasks:office_day")
