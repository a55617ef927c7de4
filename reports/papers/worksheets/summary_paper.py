"""Biểu tổng hợp: what was given, done and left, by unit, with its notes and sign-off."""

from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from departments.models import Agency
from reports.figures.counts import SummaryRow
from reports.figures.summary_columns import COLUMNS
from reports.figures.summary_table import SUMMARY_HEADINGS, notes_of, summary_title
from reports.figures.unit_figures import Figures
from reports.papers.paragraphs import clean
from reports.papers.worksheets.working_paper import (
    NOTHING,
    PaperCell,
    PaperGroup,
    WorkingPaper,
    letterhead,
    moment,
    place_and_day,
)


def summary_of(figures: Figures, *, words: str, now: datetime, agency: Agency) -> WorkingPaper:
    """The official table of these figures."""
    rows = tuple((n, unit.name, *cells_of(unit.row)) for n, unit in enumerate(figures.units, 1))
    return WorkingPaper(
        kind="summary",
        name=f"Biểu tổng hợp {words}",
        agency=letterhead(agency),
        title=summary_title(agency.words),
        under=(words, f"(Số liệu đến {moment(now)})"),
        columns=SUMMARY_HEADINGS,
        groups=(PaperGroup(rows),),
        total=(" ", "Tổng cộng", *cells_of(figures.total)),
        notes=notes_of(figures, strict=agency.before_excludes_day),
        dated=place_and_day(agency, timezone.localdate(now)),
        signs=("NGƯỜI LẬP BIỂU", clean(agency.office_post)),
    )


def cells_of(row: SummaryRow) -> tuple[PaperCell, ...]:
    """The nine counts in the columns' order, and the rate as a number where there is one."""
    rate = None if row.rate == NOTHING else Decimal(row.rate.replace(",", "."))
    return (*(getattr(row, column.name) for column in COLUMNS.values()), rate)
