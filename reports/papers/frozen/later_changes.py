"""What has changed in a frozen period since: its figures then and now, and by which moves."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from departments.models import User
from departments.papertext import paper_moment
from reports.figures.counts import SummaryRow
from reports.models import FrozenPeriod
from reports.papers.frozen.period_rows import PLACES, PeriodRow, rows_of_period, summed
from reports.papers.worksheets.print_request import PrintRequest
from reports.papers.worksheets.report_kinds import rows_chosen
from tasks.models import Event

SHOWN = 100  # tasks told one by one
NOT_THERE = "Chưa có trong số liệu"
NO_LONGER = "Không còn trong số liệu của kỳ"


@dataclass(frozen=True)
class LaterChange:
    """A task that figures know otherwise than when they were frozen."""

    row: PeriodRow
    before: str
    after: str
    moves: tuple[str, ...]


@dataclass(frozen=True)
class SinceFrozen:
    """The frozen rows, those of now, and the difference."""

    frozen: list[PeriodRow]
    now: list[PeriodRow]
    changes: list[LaterChange]
    count: int

    @property
    def sums(self) -> dict[int, SummaryRow]:
        return summed(self.frozen)

    @property
    def sums_now(self) -> dict[int, SummaryRow]:
        return summed(self.now)


def frozen_rows(period: FrozenPeriod) -> list[PeriodRow]:
    return [PeriodRow(*row) for row in period.rows]


def since_frozen(period: FrozenPeriod, *, reader: User, now: datetime) -> SinceFrozen:
    """What figures of the same period are now; three queries, however much has changed."""
    given = QueryDict(mutable=True)
    given["ky"] = period.key
    before = {row.task: row for row in frozen_rows(period)}
    after = {row.task: row for row in rows_of_period(rows_chosen(PrintRequest(given, reader, now)))}
    differing = [
        key
        for key in dict.fromkeys((*before, *after))
        if _figured(before.get(key)) != _figured(after.get(key))
    ]
    shown = differing[:SHOWN]
    moves = _moves_since(period.frozen_at, shown)
    names = dict(period.units)
    changes = [
        LaterChange(
            after.get(key) or before[key],
            _told(before.get(key), after.get(key), names) or NOT_THERE,
            _told(after.get(key), before.get(key), names) or NO_LONGER,
            tuple(moves[key]),
        )
        for key in shown
    ]
    return SinceFrozen([*before.values()], [*after.values()], changes, len(differing))


def _figured(row: PeriodRow | None) -> tuple[int, str, bool] | None:
    return row.figured if row else None


def _told(row: PeriodRow | None, other: PeriodRow | None, names: dict[int, str]) -> str:
    """Its place in the table, and what of unit and deadline is not as in the other."""
    if row is None:
        return ""
    told = [PLACES[row.place]]
    if other and row.lead != other.lead:
        told.append(names.get(row.lead, "đơn vị khác"))
    if other and row.dated != other.dated:
        told.append("có thời hạn" if row.dated else "không ghi thời hạn")
    return ", ".join(told)


def _moves_since(moment: datetime, tasks: list[int]) -> dict[int, list[str]]:
    """“02/7/2024, 09 giờ 00: Trần Minh Tâm xác nhận hoàn thành”: moves that changed a state, a
    deadline or a unit, in their order."""
    told: dict[int, list[str]] = defaultdict(list)
    events = Event.objects.filter(task__in=tasks, at__gt=moment).select_related("actor")
    for event in events.order_by("at", "pk"):
        if event.from_status != event.to_status or "former_due_on" in event.detail:
            told[event.task_id].append(f"{paper_moment(event.at)}: {event}")
    return told
