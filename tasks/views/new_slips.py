"""Making papers that chase: proposed from the tasks picked, changed, and made all at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.views.generic import View

from conclusions.actions import Refused
from departments.models import Department
from departments.rights import Rights
from tasks import permissions
from tasks.actions import make_slip
from tasks.chase_cases import ChaseCase, UnitCases, by_unit, chase_cases
from tasks.chase_filters import LEVELS
from tasks.chase_forms import SlipForm
from tasks.chase_words import REPLY_DAYS, ProposedText, know_notices
from tasks.models import ChaseSlip, Task
from tasks.views.bulk import PICK
from tasks.views.chase_list import Chasing
from tasks.views.today import Today

PROPOSE = "xem"  # in what is sent: papers are to be proposed, not made


@dataclass
class SlipDraft:
    """A paper about to be made: to which unit, about which tasks, and its form."""

    unit: Department
    cases: Sequence[ChaseCase]
    level: int
    form: SlipForm

    @property
    def label(self) -> str:
        return ChaseSlip.Level(self.level).label


class NewSlips(Chasing, Today, View):
    """GET proposes a paper to each unit whose tasks are picked; POST makes them, all or none."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request):
        return self.propose(self.drafts())

    def post(self, request):
        """Proposes, too, where only that is asked: an address has no room for hundreds of picks."""
        asks = PROPOSE in request.POST
        drafts = self.drafts(None if asks else request.POST)
        if asks or not drafts:
            return self.propose(drafts)
        wrong = [draft for draft in drafts if not draft.form.is_valid()]  # each is told
        if wrong or not self.make(drafts):
            return self.show(drafts, HTTPStatus.UNPROCESSABLE_ENTITY)
        messages.success(request, f"Đã lập {len(drafts)} phiếu đôn đốc.")
        return redirect("tasks:chase_slips")

    def propose(self, drafts: list[SlipDraft]):
        if drafts:
            return self.show(drafts)
        messages.info(self.request, self.nothing())
        return redirect("tasks:chase")

    def make(self, drafts: list[SlipDraft]) -> bool:
        """Whether all were made; what stands against one is told at its form."""
        try:
            with transaction.atomic():
                for draft in drafts:
                    tasks = [case.task for case in draft.cases]
                    make_slip(tasks, draft.form.words, by=self.request.user)
        except Refused as refusal:
            draft.form.add_error(None, refusal.messages)
            return False
        return True

    @property
    def sent(self):
        return self.request.POST if self.request.method == "POST" else self.request.GET

    @cached_property
    def cases(self) -> list[ChaseCase]:
        picks = map(PICK.fullmatch, ",".join(self.sent.getlist("pick")).split(","))
        keys = {int(pick["task"]) for pick in picks if pick}
        visible = Task.objects.visible_to(self.request.user).filter(pk__in=keys)
        own = Rights.of(self.request.user).unit_ids
        among = Q(pk__in=visible.values("pk")) & ~Q(lead__in=own)
        return chase_cases(self.day, among) if keys else []

    def drafts(self, data=None) -> list[SlipDraft]:
        """One for each unit: what is asked already and may still be answered is left out."""
        know_notices(self.cases)
        found = []
        for unit in by_unit(self.cases):
            level = self.level_of(unit)
            cases = [case for case in unit.cases if not case.is_asked(level, self.day)]
            if cases:
                found.append(SlipDraft(unit.unit, cases, level, self.form(cases, level, data)))
        return found

    def form(self, cases: list[ChaseCase], level: int, data) -> SlipForm:
        return SlipForm(
            data,
            level=level,
            proposed=ProposedText.of(cases),
            reply_by=self.day.calendar.after(self.day.on, REPLY_DAYS),
            prefix=f"don-vi-{cases[0].task.lead_id}",
        )

    def level_of(self, unit: UnitCases) -> int:
        """The level asked for, else the one that is due; never above what the person may."""
        asked = {str(level): level for level, _ in LEVELS}.get(self.sent.get("muc", ""))
        level = asked or max(case.level for case in unit.cases)
        if unit.unit.kind == Department.Kind.UNION:
            level = min(level, ChaseSlip.Level.URGE)
        return min(level, max(permissions.slip_levels(self.request.user)))

    def nothing(self) -> str:
        asked = "Các nhiệm vụ đã chọn đều có phiếu đang chờ trả lời."
        return asked if self.cases else "Chưa chọn nhiệm vụ cần đôn đốc."

    def show(self, drafts: list[SlipDraft], status: HTTPStatus = HTTPStatus.OK):
        may = permissions.slip_levels(self.request.user)
        kept = {case.task.pk for draft in drafts for case in draft.cases}
        context = {
            "drafts": drafts,
            "picks": [f"{case.task.pk}:{case.task.version}" for case in self.cases],
            "left": [case for case in self.cases if case.task.pk not in kept],
            "level": self.sent.get("muc", ""),
            "levels": [(str(level), words) for level, words in LEVELS if level in may],
        }
        return render(self.request, "tasks/chase_new.html", context, status=status)
