"""Thống kê gia hạn nhiệm vụ: how often each unit asked for more time, and what became of it."""

from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from departments.models import Agency, Department
from reports.figures.asked_time import AskedTime, asked_time_of, shown_units
from reports.figures.filters import RegisterFilter
from reports.figures.links import FigureLinks
from reports.figures.table_columns import TableColumn
from reports.papers.paragraphs import clean
from reports.papers.worksheets.working_paper import (
    CountCell,
    PaperCell,
    PaperGroup,
    WorkingPaper,
    letterhead,
    moment,
    place_and_day,
)

COLUMNS = (
    TableColumn("TT", 45, "c"),
    TableColumn("Đơn vị", 290),
    TableColumn("Số nhiệm vụ có đề nghị", 95, "num"),
    TableColumn("Số lượt đề nghị", 90, "num"),
    TableColumn("Đồng ý", 80, "num"),
    TableColumn("Không đồng ý", 90, "num"),
    TableColumn("Đề nghị sau khi quá hạn", 105, "num"),
    TableColumn("Gia hạn từ 2 lần", 90, "num"),
    TableColumn("Số ngày gia hạn bình quân", 115, "num"),
)
TITLE = "THỐNG KÊ GIA HẠN NHIỆM VỤ"


def extensions_of(chosen: RegisterFilter, *, now: datetime, agency: Agency) -> WorkingPaper:
    """The table of the tasks that the filter finds."""
    found = asked_time_of(chosen.figured, chosen.day)
    total = sum(found.values(), AskedTime())
    links = FigureLinks(chosen)
    rows = tuple(
        (n, unit.name, *_cells(found.get(unit.pk, AskedTime()), links, unit))
        for n, unit in enumerate(shown_units(found), 1)
    )
    return WorkingPaper(
        kind="extensions",
        name=f"Thống kê gia hạn {chosen.words}",
        agency=letterhead(agency),
        title=(TITLE,),
        under=(chosen.words, f"(Số liệu đến {moment(now)})"),
        columns=COLUMNS,
        groups=(PaperGroup(rows),),
        total=(" ", "Tổng cộng", *_cells(total, links, None)),
        notes=_notes(total),
        dated=place_and_day(agency, timezone.localdate(now)),
        signs=("NGƯỜI LẬP BIỂU", clean(agency.office_post)),
    )


def _cells(told: AskedTime, links: FigureLinks, unit: Department | None) -> tuple[PaperCell, ...]:
    key = unit.pk if unit else None

    def tasks(column: str) -> str:
        return links.page("reports:register", cot=column, don_vi=key)

    def requests(kind: str) -> str:
        return links.page("reports:turns", so=kind, don_vi=key)

    mean = told.mean_days.replace(",", ".")
    return (
        CountCell(told.tasks, tasks("gia-han")),
        CountCell(told.asked, requests("luot")),
        CountCell(told.granted, requests("dong-y")),
        CountCell(told.refused, requests("khong")),
        CountCell(told.late, requests("sau-han")),
        CountCell(told.twice, tasks("gia-han-2")),
        (Decimal(mean) if "." in mean else int(mean)) if mean else None,
    )


def _notes(total: AskedTime) -> tuple[str, ...]:
    return (
        "Tính theo nhiệm vụ giao trong kỳ, của đơn vị đang chủ trì; số ngày là ngày làm việc.",
        f"Số lượt đề nghị gồm cả đề nghị đang chờ quyết định ({total.waiting}), hết hiệu lực vì "
        f"nhiệm vụ đã kết thúc hoặc chuyển đơn vị ({total.lapsed}).",
    )
