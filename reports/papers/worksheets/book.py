"""Sổ theo dõi thực hiện thông báo kết luận: fourteen columns, one row a task."""

from collections.abc import Iterable
from datetime import datetime

from departments.models import Agency
from reports.figures.register_columns import REGISTER_COLUMNS, RegisterColumn, register_title
from reports.figures.register_lines import RegisterLine
from reports.papers.worksheets.working_paper import (
    PaperCell,
    PaperGroup,
    WorkingPaper,
    letterhead,
    moment,
    shortened,
)


def book_of(
    lines: Iterable[RegisterLine],
    *,
    about: tuple[str, ...],
    name: str,
    now: datetime,
    agency: Agency,
) -> WorkingPaper:
    """The book of these lines, which are read as it is written; `about` says below the title which
    they are."""
    rows = (row_of(n, line) for n, line in enumerate(lines, 1))
    return WorkingPaper(
        kind="book",
        name=name,
        agency=letterhead(agency),
        title=(register_title(agency.words),),
        under=(*about, f"(Số liệu đến {moment(now)})"),
        columns=REGISTER_COLUMNS,
        groups=(PaperGroup(rows),),
    )


def row_of(number: int, line: RegisterLine) -> tuple[PaperCell, ...]:
    return tuple(_cell(number, column, line) for column in REGISTER_COLUMNS)


def _cell(number: int, column: RegisterColumn, line: RegisterLine) -> PaperCell:
    if column.kind == "number":
        return number
    value = column.value(line)
    return shortened(value, column.most) if column.most and isinstance(value, str) else value
