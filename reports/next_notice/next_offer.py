"""What the record and a meeting offer for the next notice: clauses of section I, and unfinished
work to carry on in section II."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from conclusions.models import Item
from departments.models import Agency, User
from reports.figures.filters import RegisterFilter
from reports.wording.assessment import LABELS, OfferedClause, offered_clauses
from reports.wording.period_material import PeriodMaterial, material_of
from tasks.calendar import Day
from tasks.models import Meeting, MeetingDecision, Task
from tasks.workflow import Status

MOST_CARRIED = 40  # groups of unfinished work that are offered to be carried on at once


@dataclass(frozen=True)
class CarriedWork:
    """Open work of one unit out of one directive: it goes on together, a line for each task."""

    tasks: tuple[Task, ...]

    @property
    def key(self) -> str:
        first = self.tasks[0]
        return f"{first.duty.item_id}-{first.lead_id}"

    @property
    def ticked(self) -> bool:
        """Not where its unit has reported all of it: that waits to be confirmed first."""
        return any(task.status != Status.AWAITING for task in self.tasks)


@dataclass(frozen=True)
class NextOffer:
    """All that is offered, and what it is of."""

    told: PeriodMaterial
    name_units: bool
    clauses: tuple[OfferedClause, ...]
    carried: tuple[CarriedWork, ...]
    more: int  # groups of unfinished work beyond those
    meeting: Meeting | None = None

    @property
    def key(self) -> str:
        return self.told.period.key

    def groups(self) -> list[tuple[str, str, list[OfferedClause]]]:
        """Kind, its label, its clauses; a kind of which there is nothing is left out."""
        found = [
            (kind, label, [clause for clause in self.clauses if clause.kind == kind])
            for kind, label in LABELS.items()
        ]
        return [group for group in found if group[2]]


def material_for(key: str, reader: User, day: Day) -> PeriodMaterial:
    given = QueryDict(mutable=True)
    given["ky"] = key
    tasks = Task.objects.visible_to(reader)
    return material_of(RegisterFilter(given, tasks, day=day), Agency.current().words)


def offer_of(
    key: str, *, reader: User, day: Day, name_units: bool = True, meeting: Meeting | None = None
) -> NextOffer:
    """Of the period that the key names. What the meeting has settled already, or its draft carries
    on, is not offered again."""
    told = material_for(key, reader, day)
    groups = _carried(told, _settled(meeting))
    return NextOffer(
        told,
        name_units,
        tuple(offered_clauses(told, name_units=name_units)),
        tuple(groups[:MOST_CARRIED]),
        max(0, len(groups) - MOST_CARRIED),
        meeting,
    )


def _carried(told: PeriodMaterial, settled: set[tuple[int, int]]) -> list[CarriedWork]:
    """The longest overdue first, with all that goes on together with it."""
    pressing = {_place(task): task for task in reversed(told.pressing)}
    wanted = [place for place in reversed(pressing) if place not in settled]
    items = {item for item, _ in wanted}
    rows = told.chosen.queryset.open().for_rows().filter(duty__item__in=items)
    together: dict[tuple[int, int], list[Task]] = {}
    for task in rows.order_by("duty__position", "pk"):
        together.setdefault(_place(task), []).append(task)
    return [CarriedWork(tuple(together[place])) for place in wanted if place in together]


def _place(task: Task) -> tuple[int, int]:
    return task.duty.item_id, task.lead_id


def _settled(meeting: Meeting | None) -> set[tuple[int, int]]:
    """Directive and unit of what needs no line: decided in the meeting, or carried on by its draft.
    That more time was refused says nothing of what becomes of the work."""
    if meeting is None:
        return set()
    said = [kind for kind in MeetingDecision.SETTLING if kind != MeetingDecision.Kind.REFUSE]
    decided = meeting.decisions.filter(undone_at=None, kind__in=said)
    found = set(decided.values_list("task__duty__item", "task__lead"))
    if meeting.draft_id:
        lines = Item.objects.filter(conclusion=meeting.draft_id).exclude(continues=None)
        found |= set(lines.values_list("continues", "duties__leads"))
    return found


def day_proposed(task: Task, on: date) -> date | None:
    """The deadline in force, while it is still to come; work overdue needs a day that somebody
    sets."""
    return task.due_on if task.due_on and task.due_on > on else None


def keys_of(clauses: Iterable[OfferedClause]) -> list[Any]:
    return [f"{clause.kind}:{clause.key}" for clause in clauses]
