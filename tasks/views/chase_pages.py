"""Đôn đốc: the work to chase, the papers that chase it, and a word to several units at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import ListView, TemplateView, View

from conclusions.actions import Refused
from departments.agency_text import in_agency_words
from departments.filtering import KnownPage
from departments.models import Department
from departments.rights import Rights
from tasks import permissions
from tasks.actions import make_slip, number_slip
from tasks.chase_cases import ChaseCase, UnitCases, by_unit, chase_cases
from tasks.chase_filters import LEVELS, CaseFilter, SlipFilter
from tasks.chase_forms import LetterNumberForm, SlipForm
from tasks.chase_words import REPLY_DAYS, ProposedText, know_notices
from tasks.models import ChaseSlip, Task
from tasks.rows import TaskRow
from tasks.views.bulk import PICK, MoveAll
from tasks.views.today import Today

ONLY = "Chỉ {leaders} và {office} đôn đốc việc của các đơn vị."


class Chasing:
    """For those who chase: the office and the leaders."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not permissions.slip_levels(request.user):
            raise PermissionDenied(in_agency_words(ONLY))
        return super().dispatch(request, *args, **kwargs)


@dataclass(frozen=True)
class CaseRow:
    """A row of the page: the case, what a list shows of its task, whether it may be picked."""

    case: ChaseCase
    row: TaskRow
    may_pick: bool
    state: str  # of the last paper
    state_label: str


class ChaseList(Chasing, Today, TemplateView):
    """What is to be chased today, unit by unit, with the paper that is due."""

    http_method_names = ["get", "head", "options"]
    template_name = "tasks/chase.html"

    def get_context_data(self, **kwargs):
        tasks = Task.objects.visible_to(self.request.user)
        chosen = CaseFilter(self.request.GET, tasks, request=self.request, day=self.day)
        cases = chosen.cases()
        rows = {row.task.pk: row for row in self.rows(case.task for case in cases)}
        return super().get_context_data(
            filter=chosen,
            unknown=chosen.unknown,
            total=len(cases),
            units=[(unit, self.lines(unit, rows)) for unit in by_unit(cases)],
            **kwargs,
        )

    def lines(self, unit: UnitCases, rows: dict[int, TaskRow]) -> list[CaseRow]:
        """Nobody chases the own unit's work; the rights are asked once a unit."""
        own = unit.unit.pk in Rights.of(self.request.user).unit_ids
        return [self.line(case, rows[case.task.pk], not own) for case in unit.cases]

    def line(self, case: ChaseCase, row: TaskRow, may_pick: bool) -> CaseRow:
        if case.last is None:
            return CaseRow(case, row, may_pick, "", "")
        answered, states = case.last.answered_id, ChaseSlip.State
        state = states.ANSWERED if answered else case.last.slip.state_on(self.day.on)
        return CaseRow(case, row, may_pick, state.value, state.label)


class NudgeAll(Chasing, MoveAll):
    verb, done, back = "nudge", "Đã nhắc về {n} nhiệm vụ.", "tasks:chase"


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
        drafts = self.drafts()
        if not drafts:
            messages.info(request, self.nothing())
            return redirect("tasks:chase")
        return self.show(drafts)

    def post(self, request):
        drafts = self.drafts(request.POST)
        if not drafts:
            messages.info(request, self.nothing())
            return redirect("tasks:chase")
        wrong = [draft for draft in drafts if not draft.form.is_valid()]  # each is told
        if wrong or not self.make(drafts):
            return self.show(drafts, HTTPStatus.UNPROCESSABLE_ENTITY)
        messages.success(request, f"Đã lập {len(drafts)} phiếu đôn đốc.")
        return redirect("tasks:chase_slips")

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


class ChaseSlips(Chasing, Today, KnownPage, ListView):
    """The papers made, the newest first; those picked are printed as one file."""

    http_method_names = ["get", "head", "options"]
    template_name = "tasks/chase_slips.html"
    paginate_by = 40

    def get_queryset(self):
        slips = ChaseSlip.objects.newest().select_related("unit", "made_by").defer("text")
        counts = {
            "about": Count("lines"),
            "told": Count("lines", filter=Q(lines__answered__isnull=False)),
        }
        self.filterset = SlipFilter(
            self.request.GET, slips.annotate(**counts), request=self.request, day=self.day
        )
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        context = super().get_context_data(filter=self.filterset, **kwargs)
        page = context["page_obj"]
        return context | {"slips": [(slip, slip.state_on(self.day.on)) for slip in page]}


class ChaseSlipPage(Chasing, Today, View):
    """One paper as it was sent, and what answered it; an official letter's number is typed here."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, pk):
        return self.show(self.slip(), LetterNumberForm(initial={"number": self.slip().number}))

    def post(self, request, pk):
        slip, form = self.slip(), LetterNumberForm(request.POST)
        if trouble := permissions.no_slip(request.user, slip.level):
            raise PermissionDenied(trouble)
        if form.is_valid():
            try:
                number_slip(slip, form.cleaned_data["number"], by=request.user)
            except Refused as refusal:
                form.add_error("number", refusal.messages)
            else:
                messages.success(request, f"Đã lưu số của {slip.named.lower()}.")
                return redirect(reverse("tasks:chase_slip", args=[pk]))
        return self.show(slip, form, HTTPStatus.UNPROCESSABLE_ENTITY)

    def slip(self) -> ChaseSlip:
        slips = ChaseSlip.objects.select_related("unit", "made_by")
        return get_object_or_404(slips, pk=self.kwargs["pk"])

    def show(self, slip: ChaseSlip, form: LetterNumberForm, status: HTTPStatus = HTTPStatus.OK):
        lines = slip.lines.select_related(
            "task__duty__item", "task__notice", "answered__actor", "answered__acting_for"
        )
        context = {
            "slip": slip,
            "state": slip.state_on(self.day.on),
            "lines": lines.defer("task__words").order_by("pk"),
            "form": form,
            "may_number": slip.is_letter and not permissions.no_slip(self.request.user, slip.level),
        }
        return render(self.request, "tasks/chase_slip.html", context, status=status)
