"""The official table: what was given, done and left, by unit, with its four notes."""

from dataclasses import dataclass

from departments.models import Agency
from reports.columns import COLUMNS
from reports.counts import Row
from reports.links import Doors
from reports.views.figures import FiguresView


@dataclass(frozen=True)
class Cell:
    count: int
    url: str


@dataclass(frozen=True)
class Line:
    """A row of the table: its name, its counts with the doors to their rows, its rate."""

    name: str
    cells: tuple[Cell, ...]
    rate: str


class Summary(FiguresView):
    template_name = "reports/summary.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        figures, doors = context["figures"], context["doors"]
        agency = Agency.current()
        return context | {
            "lines": [line_of(u.name, u.row, doors, u.units[0].pk) for u in figures.units],
            "total": line_of("Tổng cộng", figures.total, doors, None),
            "paused": figures.paused,
            "withdrawn": figures.withdrawn,
            "strict": agency.before_excludes_day,
            "office_post": agency.signature.strip().rpartition("\n")[2],
            "dashboard_url": doors.page("reports:dashboard"),
        }


def line_of(name: str, row: Row, doors: Doors, unit: int | None) -> Line:
    cells = tuple(
        Cell(getattr(row, c.name), doors.page("reports:register", cot=key, don_vi=unit))
        for key, c in COLUMNS.items()
    )
    return Line(name, cells, row.rate)
