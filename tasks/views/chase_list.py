"""Đôn đốc: the work to chase, unit by unit, and a word to several units at once."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.views.generic import TemplateView

from departments.agency_text import in_agency_words
from departments.rights import Rights
from tasks import permissions
from tasks.chase_cases import ChaseCase, UnitCases, by_unit
from tasks.chase_filters import CaseFilter
from tasks.models import ChaseSlip, Task
from tasks.rows import TaskRow
from tasks.views.bulk import MoveAll
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
    verb, back = "nudge", "tasks:chase"
