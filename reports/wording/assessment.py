"""Section I of the next notice: what is offered for it from the record, and its paragraphs.

The forms are the office's own; a sentence without a clause is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reports.figures.counts import SummaryRow
from reports.wording.clauses import MOST, Clause, result_clauses, unfinished_clauses
from reports.wording.figures_words import figures_sentence, told_count
from reports.wording.period_material import PeriodMaterial
from reports.wording.period_words import in_period, said_period
from tasks.periods import Period
from tasks.workflow import Status

RESULT, UNFINISHED, FIGURES = "ket-qua", "do-dang", "so-lieu"
PRAISE, BLAME = "bieu-duong", "rut-kinh-nghiem"
# In the order of the section; how a group of them is called on a page.
LABELS = {
    RESULT: "Kết quả nổi bật",
    UNFINISHED: "Nhiệm vụ còn dở dang, chưa hoàn thành",
    FIGURES: "Số liệu chung",
    PRAISE: "Biểu dương",
    BLAME: "Yêu cầu rút kinh nghiệm",
}
JOINED = (RESULT, UNFINISHED)  # the clauses of these stand in one sentence


@dataclass(frozen=True)
class OfferedClause:
    """What may be said, and of which tasks; of figures, of which unit's (its key; None: of all).
    `key` knows it again among those of its kind, whatever its words are by then."""

    kind: str
    key: str
    words: str
    tasks: tuple[int, ...] = ()
    unit: int | None = None
    ticked: bool = False


def offered_clauses(
    told: PeriodMaterial, *, name_units: bool, most: int = MOST
) -> list[OfferedClause]:
    """What the record offers, at most so many results and as many unfinished, in the section's
    order: these ticked; figures, praise and blame are the director's to take. What waits for its
    confirmation alone is not ticked either: the unit has reported it."""
    waiting = {task.pk for task in told.pressing if task.status == Status.AWAITING}
    results = result_clauses(told.done, most=most)
    unfinished = unfinished_clauses(told.pressing, told.day, name_units=name_units, most=most)
    return [
        *(_of(RESULT, clause, ticked=True) for clause in results),
        *(_of(UNFINISHED, one, ticked=not waiting.issuperset(one.tasks)) for one in unfinished),
        *_of_figures(told),
    ]


def _of(kind: str, clause: Clause, *, ticked: bool) -> OfferedClause:
    key = "-".join(map(str, clause.tasks))
    return OfferedClause(kind, key, clause.words, clause.tasks, ticked=ticked)


def _of_figures(told: PeriodMaterial) -> Iterator[OfferedClause]:
    if told.row.total:
        giver = told.words.director_of
        words = figures_sentence(told.row, giver, told.notices, undated_left=told.left_undated)
        yield OfferedClause(FIGURES, "tat-ca", f"{in_period(told.period)}, {words}")
    rows = [(unit.name, unit.units[0].pk, unit.row) for unit in told.figures.units]
    for name, pk, row in rows:
        if row.total and row.done_on_time == row.total:
            words = f"Biểu dương {name} hoàn thành 100% nhiệm vụ đúng hạn."
            yield OfferedClause(PRAISE, str(pk), words, unit=pk)
    for name, pk, row in rows:
        if late := late_count(row):
            words = f"Yêu cầu {name} nghiêm túc rút kinh nghiệm đối với {told_count(late)}"
            yield OfferedClause(BLAME, str(pk), f"{words} nhiệm vụ quá hạn.", unit=pk)


def late_count(row: SummaryRow) -> int:
    """What a unit did late or is late with."""
    return row.done_late + row.left_late


def assessment(
    told: PeriodMaterial, chosen: Iterable[OfferedClause]
) -> list[tuple[str, list[OfferedClause]]]:
    """The paragraphs of the section, each with the clauses it is made of."""
    by_kind: dict[str, list[OfferedClause]] = {kind: [] for kind in LABELS}
    for clause in chosen:
        by_kind[clause.kind].append(clause)
    paragraphs = []
    for kind, clauses in by_kind.items():
        if clauses and kind in JOINED:
            begins = _results_begin(told) if kind == RESULT else _unfinished_begin(told, by_kind)
            words = "; ".join(clause.words for clause in clauses)
            paragraphs.append((f"{begins}: {words}.", clauses))
        else:
            paragraphs += [(clause.words, [clause]) for clause in clauses]
    return paragraphs


def _results_begin(told: PeriodMaterial) -> str:
    of = f" {said_period(told.period)}" if isinstance(told.period, Period) else ""
    return (
        f"{in_period(told.period)}, các phòng, đơn vị đã tổ chức triển khai thực hiện các mặt công "
        f"tác theo Chương trình công tác năm {told.period.last.year} của {told.words.body} và "
        f"nhiệm vụ trọng tâm{of} đề ra, trong đó có những kết quả nổi bật như"
    )


def _unfinished_begin(told: PeriodMaterial, by_kind: dict[str, list[OfferedClause]]) -> str:
    """A turn (“Tuy nhiên”) only where there was something before it."""
    when = f"trong {said_period(told.period)}" if isinstance(told.period, Period) else "trong kỳ"
    words = f"ột số nhiệm vụ {when} thực hiện còn dở dang, chưa hoàn thành như"
    return f"Tuy nhiên, m{words}" if by_kind[RESULT] else f"M{words}"
