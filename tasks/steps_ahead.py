"""The earlier steps of a directive that a later one waits for, and since when: told from dates,
kept nowhere."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from departments.at_once import rows
from departments.models import Department
from tasks.calendar import Day
from tasks.models import Task
from tasks.querysets import PUT_AWAY
from tasks.workflow import REPORTED, WORKABLE, Status

NAMED = 3  # more units than this are counted
COLUMNS = ("duty__followed_by", "pk", "duty", "lead", "status", "due_on", "counted_on")
CAN_WAIT = WORKABLE | {Status.DECLINED}  # a report waits for its judge alone


@dataclass(frozen=True)
class EarlierStep:
    """One unit's task of an earlier duty, as far as a later one is concerned."""

    task: int
    duty: int
    unit: Department
    status: str
    due_on: date | None
    counted_on: date | None

    @property
    def is_in(self) -> bool:
        """Whether its result is there: a report stands."""
        return self.status in REPORTED

    def late_days(self, day: Day) -> int:
        """Working days overdue while nothing is reported."""
        if self.is_in or self.due_on is None or self.due_on >= day.late_before:
            return 0
        return max(1, day.since(self.due_on))


class Steps:
    """What the tasks of a list wait for, read for all of them at the first question; nothing is
    asked where all are the first step of their directive."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self.items = {task.duty.item_id for task in tasks if task.duty.position}

    @cached_property
    def ahead(self) -> dict[int, list[EarlierStep]]:
        """By the duty that waits, in the agency's order of units."""
        if not self.items:
            return {}
        found = Task.objects.filter(duty__followed_by__item__in=self.items).order_by("pk")
        told = found.exclude(status__in=PUT_AWAY).values_list(*COLUMNS)
        return by_follower(told)

    def before(self, duty: int, lead: int) -> dict[int, EarlierStep]:
        """By task, the steps of other units that this unit waits for with that duty: where the one
        before is its own, what that waits for."""
        found: dict[int, EarlierStep] = {}
        for step in self.ahead.get(duty, ()):
            if step.unit.pk != lead:
                found[step.task] = step
            elif not step.is_in:
                found |= self.before(step.duty, lead)
        return found


def by_follower(told: Iterable[tuple]) -> dict[int, list[EarlierStep]]:
    """Rows of COLUMNS as steps, by the duty that waits for them."""
    told = list(told)
    units = {unit.pk: unit for unit in rows("units")} if told else {}
    order = {pk: place for place, pk in enumerate(units)}
    found: dict[int, list[EarlierStep]] = defaultdict(list)
    for follower, task, duty, lead, *state in sorted(told, key=lambda row: (order[row[3]], row[1])):
        found[follower].append(EarlierStep(task, duty, units[lead], *state))
    return found


def share_steps(tasks: Iterable[Task]) -> None:
    """The first of these tasks that is asked what it waits for asks for all."""
    tasks = list(tasks)
    steps = Steps(tasks)
    for task in tasks:
        task.__dict__["steps"] = steps


def know_steps(task: Task, mates: Iterable[Task], ties: Iterable[tuple[int, int]]) -> None:
    """Tell a task what it waits for, of tasks of its directive that are read already; `ties` are
    pairs of duties, the one that waits first."""
    followers: dict[int, list[int]] = defaultdict(list)
    for waits, before in ties:
        followers[before].append(waits)
    told = [
        (waits, mate.pk, mate.duty_id, mate.lead_id, mate.status, mate.due_on, mate.counted_on)
        for mate in mates
        for waits in followers.get(mate.duty_id, ())
        if mate.status not in PUT_AWAY
    ]
    steps = Steps([])
    steps.ahead = by_follower(told)
    task.__dict__["steps"] = steps


@dataclass(frozen=True)
class Wait:
    """Whose results a task waits for, or waited for past its own deadline, in words."""

    steps: tuple[EarlierStep, ...]
    days: int  # working days overdue in which one of them was not in
    late_days: int  # of the one step that is still waited for

    @property
    def lead_in(self) -> str:
        return "trong đó chờ" if self.days else "chờ"

    @property
    def named(self) -> list[EarlierStep]:
        """The steps told by their units; none where these are counted."""
        return list(self.steps) if len(self.steps) <= NAMED else []

    @property
    def units(self) -> str:
        """“TTUD, QLKH”, “5 đơn vị”."""
        signs = ", ".join(step.unit.sign for step in self.named)
        return signs or f"{len(self.steps)} đơn vị"

    @property
    def tail(self) -> str:
        if self.days:
            return f" {self.days} ngày làm việc"
        return f" (quá hạn {self.late_days} ngày làm việc)" if self.late_days else ""

    @property
    def words(self) -> str:
        """“chờ TTUD (quá hạn 4 ngày làm việc)”, “trong đó chờ TTUD 3 ngày làm việc”."""
        return f"{self.lead_in} {self.units}{self.tail}"

    @property
    def sentence(self) -> str:
        """The same as a sentence of its own."""
        if self.days:
            return f"Trong số ngày quá hạn, chờ {self.units}{self.tail}"
        return f"Chờ {self.units}{self.tail}"

    @property
    def is_pressing(self) -> bool:
        return bool(self.days or self.late_days)


def wait_of(task: Task, day: Day) -> Wait | None:
    """What keeps the task on that day; of work that was late by it, how much. None where nothing
    does or did. Its lateness stays as it is: this only tells whose it was."""
    if not task.duty.position:
        return None
    steps = task.__dict__.get("steps") or Steps([task])
    before = steps.before(task.duty_id, task.lead_id).values()
    kept = {step: _days_kept(task, step, day) for step in before}
    if days := max(kept.values(), default=0):
        return Wait(tuple(step for step in kept if kept[step]), days, 0)
    missing = tuple(step for step in kept if not step.is_in) if task.status in CAN_WAIT else ()
    late = missing[0].late_days(day) if len(missing) == 1 else 0
    return Wait(missing, 0, late) if missing else None


def _days_kept(task: Task, step: EarlierStep, day: Day) -> int:
    """Working days after the task's deadline, until its own report or today, without the step."""
    if not task.late_days(day):
        return 0
    until = min(task.stopped_on or day.on, step.counted_on or day.on)
    return day.calendar.between(task.due_on, until)


def who_waits(tasks: Iterable[Task]) -> dict[int, list[Department]]:
    """By task, the other units with a later step that is not reported and waits for its result; of
    a task whose result is in, has waited."""
    asked = list(tasks)
    if not asked:
        return {}
    later = Task.objects.filter(duty__after__in={task.duty_id for task in asked})
    waiting = later.filter(status__in=sorted(CAN_WAIT)).order_by()
    found: dict[int, set[int]] = defaultdict(set)
    for duty, lead in waiting.values_list("duty__after", "lead"):
        found[duty].add(lead)
    units = rows("units") if found else []
    told = {
        task.pk: [u for u in units if u.pk in found.get(task.duty_id, ()) and u.pk != task.lead_id]
        for task in asked
    }
    return {task: units for task, units in told.items() if units}


def waited_for(units: Iterable[Department]) -> str:
    """“HCTH đang chờ kết quả”."""
    signs = [unit.sign for unit in units]
    told = ", ".join(signs) if len(signs) <= NAMED else f"{len(signs)} đơn vị"
    return f"{told} đang chờ kết quả"
