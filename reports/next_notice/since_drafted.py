"""What each paragraph of such a draft rests on, and what changed in the record since."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from conclusions.models import Conclusion, Item
from departments.models import User
from reports.figures.links import address
from reports.models import DraftClause, NextDraft
from reports.next_notice.next_composing import CARRIED
from reports.next_notice.next_offer import material_for
from reports.wording.assessment import (
    RESULT,
    UNFINISHED,
    OfferedClause,
    offered_clauses,
)
from reports.wording.period_material import READ
from tasks.calendar import Day
from tasks.models import Task

GONE = {
    RESULT: "không còn là kết quả được xác nhận trong kỳ",
    UNFINISHED: "không còn quá hạn, trọng tâm hoặc chuyển từ kỳ trước",
}


@dataclass(frozen=True)
class ClauseBasis:
    """A clause as it was drafted, the tasks or the rows it tells of, and what changed since."""

    clause: DraftClause
    tasks: tuple[Task, ...]
    rows: str  # address of the rows that a figure counts
    change: str = ""


@dataclass(frozen=True)
class DraftBasis:
    """Of a whole draft: by item; of items that are not there any more; and what came up since."""

    kept: NextDraft
    items: tuple[tuple[Item, tuple[ClauseBasis, ...]], ...]
    lost: tuple[ClauseBasis, ...]
    news: tuple[OfferedClause, ...]

    @property
    def changed(self) -> list[tuple[Item, ClauseBasis]]:
        return [(item, basis) for item, told in self.items for basis in told if basis.change]

    @property
    def is_silent(self) -> bool:
        return not (self.changed or self.lost or self.news)


def basis_of(notice: Conclusion, *, reader: User, day: Day) -> DraftBasis | None:
    """None for a draft that was not made from the record. The record is read with the reader's
    eyes."""
    kept = NextDraft.objects.filter(conclusion=notice).select_related("drafted_by").first()
    if kept is None:
        return None
    told = material_for(kept.key, reader, day)
    now = offered_clauses(told, name_units=kept.name_units, most=READ)
    seen = {task.pk: task for task in _tasks_of(kept, reader)}
    by_item: dict[int, list[ClauseBasis]] = {}
    for clause in kept.clauses.prefetch_related("tasks"):
        tasks = tuple(seen[task.pk] for task in clause.tasks.all() if task.pk in seen)
        basis = ClauseBasis(clause, tasks, _rows_of(clause, kept.key))
        basis = replace(basis, change=_change(basis, now))
        by_item.setdefault(clause.item_id, []).append(basis)
    items = [item for item in notice.items.all() if item.pk in by_item]
    there = {item.pk for item in items}
    return DraftBasis(
        kept,
        tuple((item, tuple(by_item[item.pk])) for item in items),
        tuple(one for pk, told in by_item.items() if pk not in there for one in told),
        tuple(_news(kept, offered_clauses(told, name_units=kept.name_units))),
    )


def _tasks_of(kept: NextDraft, reader: User) -> Iterable[Task]:
    told = DraftClause.tasks.through.objects.filter(draftclause__draft=kept).values("task")
    return Task.objects.visible_to(reader).for_rows().filter(pk__in=told)


def _rows_of(clause: DraftClause, key: str) -> str:
    if clause.kind in (RESULT, UNFINISHED, CARRIED):
        return ""
    return address("reports:register", ky=key, cot="tong", don_vi=clause.unit_id)


def _change(basis: ClauseBasis, now: list[OfferedClause]) -> str:
    clause = basis.clause
    if clause.kind == CARRIED:
        ended = next((task for task in basis.tasks if not task.is_open), None)
        return f"nhiệm vụ nay ở trạng thái “{ended.get_status_display()}”" if ended else ""
    same = next((one for one in now if _is_same(clause, one)), None)
    if same is None:
        states = dict.fromkeys(f"“{task.get_status_display()}”" for task in basis.tasks)
        gone = GONE.get(clause.kind, "số liệu nay không còn như vậy")
        return f"{gone}; nhiệm vụ nay ở trạng thái {', '.join(states)}" if states else gone
    return "" if same.words == clause.words else f"số liệu nay là “{same.words}”"


def _is_same(clause: DraftClause, offered: OfferedClause) -> bool:
    """It tells of one of the same tasks: units that finish one duty one by one share a clause."""
    if clause.kind != offered.kind:
        return False
    return clause.key == offered.key or bool(
        set(clause.key.split("-")) & set(map(str, offered.tasks))
    )


def _news(kept: NextDraft, now: list[OfferedClause]) -> list[OfferedClause]:
    """What would be proposed now, of tasks that nothing was offered of then."""
    known: dict[str, set[str]] = {}
    for written in kept.offered:
        kind, _, key = written.partition(":")
        known.setdefault(kind, set()).update(key.split("-"))
    return [
        one
        for one in now
        if one.ticked and not known.get(one.kind, set()) & set(map(str, one.tasks))
    ]
