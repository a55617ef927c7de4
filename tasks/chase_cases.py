"""Which work is to be chased on a day, why, and by which level of paper: one rule, here alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q
from django.utils import timezone

from departments.models import Department
from tasks.calendar import Day
from tasks.ladder import LADDER, Rung
from tasks.models import ChaseLine, ChaseSlip, Task
from tasks.pressing import OLD_MONTHS, Pressing, is_union
from tasks.steps_ahead import Wait, wait_of
from tasks.workflow import WORKABLE

# Working days: work not taken up is asked for; being late calls for an explanation; so does a paper
# that the unit leaves unanswered.
UNACCEPTED_DAYS, LATE_DAYS, UNANSWERED_DAYS = 3, 5, 3
Level = ChaseSlip.Level


@dataclass(frozen=True)
class ChaseCase:
    """One task to chase: by which paper, why besides its deadline, how late, what was last sent."""

    task: Task
    level: int
    why: str
    late_days: int
    last: ChaseLine | None
    wait: Wait | None = None  # whose results it waits for

    def is_asked(self, level: int, day: Day) -> bool:
        """Whether a paper of that level is out already and may still be answered."""
        last = self.last
        if last is None or last.answered_id or last.slip.level < level:
            return False
        return last.slip.reply_by >= day.on


@dataclass(frozen=True)
class UnitCases:
    """What is to be chased of one unit."""

    unit: Department
    cases: list[ChaseCase]

    @property
    def late(self) -> int:
        return sum(case.late_days > 0 for case in self.cases)


def proposed_level(late_days: int, waits: bool, unanswered_days: int, *, union: bool) -> int:
    """The level of paper that is due; 0 where there is nothing to chase. `waits`: not taken up in
    time, due soon, or old without a result; `unanswered_days`: since a paper of level 2 that the
    unit has not answered. Unions are asked gently: never to explain."""
    if late_days > LATE_DAYS or unanswered_days >= UNANSWERED_DAYS:
        return Level.URGE if union else Level.EXPLAIN
    if late_days:
        return Level.URGE
    return Level.REMIND if waits else 0


def chase_cases(day: Day, among: Q) -> list[ChaseCase]:
    """Of the tasks that the condition names, those to chase: the latest first. As many queries
    however many there are."""
    pressing = Pressing.on(day, among & Q(status__in=WORKABLE), LADDER)
    asked = {
        Rung.UNACCEPTED: pressing.of(Rung.UNACCEPTED).tasks,
        **{why: pressing.of(why).tasks for why in (Rung.LATE, Rung.SOON, Rung.OLD)},
    }
    tasks = {task.pk: task for some in asked.values() for task in some}
    lasts = last_lines(tasks)
    found = [_case(task, day, pressing, lasts.get(pk)) for pk, task in tasks.items()]
    order = {unit: place for place, unit in enumerate(tasks)}
    found = [case for case in found if case.level]
    return sorted(found, key=lambda case: (-case.late_days, order[case.task.pk]))


def by_unit(cases: Iterable[ChaseCase]) -> list[UnitCases]:
    """In the agency's order, as every list of units is."""
    ordered = sorted(cases, key=lambda case: (case.task.lead.position, case.task.lead_id))
    found = groupby(ordered, key=lambda case: case.task.lead_id)
    groups = (list(of_unit) for _, of_unit in found)
    return [UnitCases(cases[0].task.lead, cases) for cases in groups]


def last_lines(tasks: Iterable[int]) -> dict[int, ChaseLine]:
    """The last paper about each of these tasks."""
    lines = ChaseLine.objects.filter(task__in=list(tasks)).select_related("slip")
    return {line.task_id: line for line in lines.order_by("slip__made_at", "slip")}


def _case(task: Task, day: Day, pressing: Pressing, last: ChaseLine | None) -> ChaseCase:
    late = task.late_days(day)
    given = pressing.since.get((task.pk, Rung.UNACCEPTED))
    waited = day.since(given) if given else 0
    reasons = {
        f"{waited} ngày làm việc chưa tiếp nhận": waited >= UNACCEPTED_DAYS,
        f"Giao quá {OLD_MONTHS} tháng chưa có kết quả": (task.pk, Rung.OLD) in pressing.since,
    }
    waits = [words for words, holds in reasons.items() if holds]
    soon = (task.pk, Rung.SOON) in pressing.since
    unanswered = _unanswered_days(last, task, day)
    level = proposed_level(late, soon or bool(waits), unanswered, union=is_union(task))
    return ChaseCase(task, level, "; ".join(waits), late, last, wait_of(task, day))


def _unanswered_days(last: ChaseLine | None, task: Task, day: Day) -> int:
    if last is None or last.answered_id or last.slip.level != Level.URGE:
        return 0
    return day.since(timezone.localdate(last.slip.made_at))
