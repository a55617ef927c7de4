"""The official table: what was given, done and left, by unit, with its four notes."""

from dataclasses import dataclass
from typing import Any

from departments.models import Agency
from reports.figures.counts import SummaryRow
from reports.figures.links import FigureLinks
from reports.figures.summary_columns import COLUMNS
from reports.figures.summary_table import SUMMARY_HEADINGS, notes_of, summary_title
from reports.figures.table_columns import heads_of
from reports.figures.views.figures_page import FiguresView


@dataclass(frozen=True)
class LinkedCount:
    count: int
    url: str


@dataclass(frozen=True)
class SummaryLine:
    """A row of the table: its name, its counts with the links to their rows, its rate."""

    name: str
    cells: tuple[LinkedCount, ...]
    rate: str


class Summary(FiguresView):
    template_name = "reports/summary.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        figures, links = context["figures"], context["links"]
        agency = Agency.current()
        return context | {
            "lines": [summary_line_of(u.name, u.row, links, u.units[0].pk) for u in figures.units],
            "total": summary_line_of("Tổng cộng", figures.total, links, None),
            "heads": heads_of(SUMMARY_HEADINGS),
            "title": summary_title(agency.words),
            "notes": notes_of(figures, strict=agency.before_excludes_day),
            "office_post": agency.office_post,
            "dashboard_url": links.page("reports:dashboard"),
        }


def summary_line_of(
    name: str, row: SummaryRow, links: FigureLinks, unit: int | None
) -> SummaryLine:
    cells = tuple(
        LinkedCount(getattr(row, c.name), links.page("reports:register", cot=key, don_vi=unit))
        for key, c in COLUMNS.items()
    )
    return SummaryLine(name, cells, row.rate)
