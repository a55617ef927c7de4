"""The tasks behind the official table, each in its place: what is frozen, and compared later."""

from dataclasses import dataclass

from conclusions.reading.paths import told_place
from reports.figures.counts import SummaryRow
from reports.figures.filters import RegisterFilter
from reports.figures.summary_columns import LEFT_LATE
from tasks.workflow import Status

ASIDE = "aside"  # paused or withdrawn: outside the table
PLACES = {
    "done_on_time": "Hoàn thành đúng hạn",
    "done_late": "Hoàn thành quá hạn",
    "left_in_time": "Chưa hoàn thành, trong hạn",
    "left_late": "Chưa hoàn thành, quá hạn",
    ASIDE: "Không tính (tạm dừng, thôi theo dõi)",
}
ASKED = (
    *("pk", "lead", "status", "kind", "due_on", "duty__title", "duty__item__path"),
    "notice__number",
)


@dataclass(frozen=True)
class PeriodRow:
    """One task in the figures of a period."""

    task: int
    lead: int
    place: str
    dated: bool
    title: str
    reference: str

    @property
    def figured(self) -> tuple[int, str, bool]:
        """What figures know of it; as long as that is the same, they are."""
        return self.lead, self.place, self.dated and self.place != ASIDE

    @property
    def kept(self) -> list[object]:
        return [self.task, self.lead, self.place, self.dated, self.title, self.reference]


def rows_of_period(chosen: RegisterFilter) -> list[PeriodRow]:
    """All tasks that the filter's figures are about, in the register's order; one query."""
    standing = chosen.figured.with_standing(chosen.day).order_by("issued_on", "notice", "pk")
    return [
        PeriodRow(
            task=pk,
            lead=lead,
            place=_place(status, kind),
            dated=due_on is not None,
            title=title,
            reference=", ".join(filter(None, [number, told_place(path) if path else ""])),
        )
        for pk, lead, status, kind, due_on, title, path, number in standing.values_list(*ASKED)
    ]


def _place(status: str, kind: str) -> str:
    if status in (Status.PAUSED, Status.WITHDRAWN):
        return ASIDE
    if status == Status.DONE:
        return "done_late" if kind == "done_late" else "done_on_time"
    return "left_late" if kind in LEFT_LATE else "left_in_time"


def summed(rows: list[PeriodRow]) -> dict[int, SummaryRow]:
    """The official table's row of each unit."""
    sums: dict[int, SummaryRow] = {}
    for row in rows:
        if row.place != ASIDE:
            one = SummaryRow(**{row.place: 1, "dated" if row.dated else "undated": 1})
            sums[row.lead] = sums.get(row.lead, SummaryRow()) + one
    return sums


def in_column(row: PeriodRow, name: str) -> bool:
    """Whether that number of the official table counts the task."""
    if row.place == ASIDE:
        return False
    return bool(getattr(summed([row])[row.lead], name))
