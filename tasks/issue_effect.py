"""What the issuing of a draft comes to, told before it is done: it cannot be taken back."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from conclusions.gaps import duties_of
from conclusions.models import Conclusion, Item
from departments.models import Department, Membership
from tasks.actions.issuing import carried_by, due_day, excludes_day, twins_of
from tasks.calendar import Day
from tasks.forerunners import forerunners_of
from tasks.models import Task
from tasks.querysets import TaskQuerySet


@dataclass(frozen=True)
class IssueEffect:
    """Tasks by unit in the agency's order; how many have a day, and are late at once; who is not
    told. Who is: tasks.first_letters."""

    by_unit: list[tuple[Department, int]]
    dated: int
    late: int
    without_chief: list[Department]
    twins: list[Conclusion]
    carried: list[tuple[Conclusion, int]]  # open tasks that end as carried, by their notice
    undecided: list[Item]  # what may carry on older work, and nobody has said so or not

    @property
    def carried_count(self) -> int:
        return sum(count for _, count in self.carried)

    @property
    def tasks(self) -> int:
        return sum(count for _, count in self.by_unit)


def effect_of(conclusion: Conclusion, tasks: TaskQuerySet, day: Day) -> IssueEffect:
    """The effect on this day, as `issue` would have it; `tasks` are those the reader may see."""
    duties = duties_of(conclusion)
    strict = excludes_day(conclusion, day.on)
    counts: Counter[Department] = Counter(lead for duty in duties for lead in duty.leads.all())
    over = day.calendar.last_working(day.on)
    late = dated = 0
    for duty in duties:
        due = due_day(duty, before_excludes_day=strict)
        dated += len(duty.leads.all()) if due else 0
        late += len(duty.leads.all()) if due and due < over else 0
    posts = Membership.objects.filter(department__in=list(counts), user__is_active=True)
    chiefs = posts.exclude(role=Membership.Role.SPECIALIST)
    led = set(chiefs.values_list("department", flat=True))
    units = sorted(counts, key=lambda unit: (unit.position, unit.pk))
    return IssueEffect(
        by_unit=[(unit, counts[unit]) for unit in units],
        dated=dated,
        late=late,
        without_chief=[unit for unit in units if unit.pk not in led],
        twins=twins_of(conclusion),
        carried=by_notice(carried_by(duties)),
        undecided=[one.item for one in forerunners_of(conclusion, tasks) if one.proposed],
    )


def by_notice(tasks: Iterable[Task]) -> list[tuple[Conclusion, int]]:
    """So many tasks of each notice, the oldest first."""
    counts = Counter(task.conclusion for task in tasks)
    return sorted(counts.items(), key=lambda one: (one[0].issued_on, one[0].pk))
