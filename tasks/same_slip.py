"""A day that was entered wrongly stands in the task of every unit that the duty gives one."""

from dataclasses import dataclass
from datetime import date

from conclusions.models import Conclusion
from departments.models import User
from departments.papertext import paper_date
from departments.rights import Rights
from tasks import permissions
from tasks.models import Task
from tasks.verbs import MOVES
from tasks.verbs.extending import days_meant
from tasks.workflow import OPEN

FIX = "fix_date"
# Only the director gives a day that the words do not mean (verbs.extending.fix_date).
AS_WRITTEN = "đúng câu chữ"
NO_OTHER = "câu chữ không cho biết ngày khác"


@dataclass(frozen=True)
class SameSlip:
    """The tasks of other units with the very day of one task: those that the person may mend with
    it, and those that they may not, or that have another day, each with the reason."""

    tasks: list[Task]
    staying: list[tuple[Task, str]]

    @classmethod
    def of(cls, task: Task, by: User) -> "SameSlip":
        others = Task.objects.for_moves().filter(duty=task.duty_id, status__in=OPEN)
        others = others.exclude(pk=task.pk).order_by("lead__position", "pk")
        told = [(one, _why_not(one, task, by)) for one in others]
        return cls([one for one, why in told if not why], [row for row in told if row[1]])


def _why_not(other: Task, task: Task, by: User) -> str:
    if other.due_on != task.due_on:
        day = f"hạn hiện là {paper_date(other.due_on)}" if other.due_on else "không ghi thời hạn"
        return f"{day}, khác hạn của nhiệm vụ này"
    return permissions.refusal(by, FIX, other).rstrip(".")


@dataclass(frozen=True)
class EnteredDay:
    """A duty's day as it was entered: where it is mended, and what its words mean instead."""

    task: Task  # at which it is mended, for all units
    units: int
    meant: list[date]
    why_not: str  # why the person does not mend it, in Vietnamese; empty where they may

    @property
    def differs(self) -> bool:
        """Of a day as it was entered; one granted or decided since is no slip."""
        moved = self.task.due_on != self.task.original_due_on
        return bool(self.meant) and not moved and self.task.due_on not in self.meant


def entered_days(notice: Conclusion, by: User) -> list[EnteredDay]:
    """Of each duty with a day, in printed order; what differs from its words first."""
    tasks = Task.objects.for_moves().filter(notice=notice, status__in=MOVES[FIX].sources)
    of_duty: dict[int, list[Task]] = {}
    order = ("duty__item__position", "duty__position", "lead__position", "pk")
    for task in tasks.exclude(due_on=None).order_by(*order):
        of_duty.setdefault(task.duty_id, []).append(task)
    days = [_entered(some, by) for some in of_duty.values()]
    return sorted(days, key=lambda day: not day.differs)


def _entered(tasks: list[Task], by: User) -> EnteredDay:
    theirs = next((task for task in tasks if permissions.may(by, FIX, task)), None)
    task = theirs or tasks[0]
    meant = days_meant(task)
    if theirs is None:
        why_not = permissions.refusal(by, FIX, task).rstrip(".")
    elif Rights.of(by).is_director or any(day != task.due_on for day in meant):
        why_not = ""
    else:
        why_not = AS_WRITTEN if meant else NO_OTHER
    return EnteredDay(task, len(tasks), meant, why_not)
