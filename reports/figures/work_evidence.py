"""Facts on units and people: work given, done, returned for its contents, overdue.

Numbers go to the agency's own evaluation (Nghị định 335/2025/NĐ-CP: số lượng, chất lượng, tiến độ);
no points are made of them here.
"""

from collections import Counter
from dataclasses import dataclass, fields
from typing import Self

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from reports.figures.row_sets import EVER_LATE
from reports.figures.summary_columns import counted
from tasks.calendar import Day
from tasks.models import Event
from tasks.querysets import TaskQuerySet, standings
from tasks.verbs.judging import SEND_BACK_KINDS
from tasks.workflow import Cause, Status

Whose = tuple[int, int | None]  # unit and person; nobody it was handed to: None


@dataclass(frozen=True)
class WorkEvidence:
    """Of one person's tasks in one unit, or of several people's."""

    given: int = 0
    done: int = 0
    returned: int = 0  # times, for what the contents lacked
    late: int = 0
    excused: int = 0  # of those late
    asked: int = 0  # of those late: a cause waits to be recognised

    def __add__(self, other: Self) -> Self:
        return type(self)(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def evidence_of(tasks: TaskQuerySet, day: Day) -> dict[Whose, WorkEvidence]:
    """By unit and by the person it was handed to, as they are now."""
    kinds = standings(day)
    late = kinds[EVER_LATE[0]]
    for kind in EVER_LATE[1:]:
        late |= kinds[kind]
    rows = (
        counted(tasks, day)
        .order_by()
        .values("lead", "assignee")
        .annotate(
            given=Count("pk"),
            done=Count("pk", filter=Q(status=Status.DONE)),
            late=Count("pk", filter=late),
            excused=Count("pk", filter=late & Q(cause=Cause.RECOGNISED)),
            asked=Count("pk", filter=late & Q(cause=Cause.ASKED)),
        )
    )
    times = _times_returned(tasks, day)
    found = {}
    for row in rows:
        whose = row.pop("lead"), row.pop("assignee")
        found[whose] = WorkEvidence(returned=times[whose], **row)
    return found


def returns_of(tasks: TaskQuerySet, day: Day) -> QuerySet[Event]:
    """Each time a report was returned for its contents, since the present unit has the work."""
    given_on = Event.objects.filter(task=OuterRef("task"), verb="reassign", pk__gt=OuterRef("pk"))
    return Event.objects.filter(
        ~Exists(given_on),
        task__in=counted(tasks, day).order_by().values("pk"),
        verb="send_back",
        detail__kind=SEND_BACK_KINDS["content"],
    )


def _times_returned(tasks: TaskQuerySet, day: Day) -> Counter[Whose]:
    rows = returns_of(tasks, day).order_by().values_list("task__lead", "task__assignee")
    return Counter({(lead, person): n for lead, person, n in rows.annotate(Count("pk"))})


def by_unit(found: dict[Whose, WorkEvidence]) -> dict[int, WorkEvidence]:
    sums: dict[int, WorkEvidence] = {}
    for (lead, _), evidence in found.items():
        sums[lead] = sums.get(lead, WorkEvidence()) + evidence
    return sums
