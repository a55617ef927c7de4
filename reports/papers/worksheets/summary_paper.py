"""Biểu tổng hợp: what was given, done and left, by unit, with its notes and sign-off."""

from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from departments.models import Agency
from reports.figures.counts import SummaryRow
from reports.figures.summary_columns import COLUMNS as COUNTED
from reports.figures.unit_figures import Figures
from reports.papers.worksheets.working_paper import (
    NOTHING,
    PaperCell,
    PaperColumn,
    PaperGroup,
    WorkingPaper,
    letterhead,
    moment,
    office_post,
    place_and_day,
)

TITLE = (
    "BIỂU TỔNG HỢP",
    "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ GIÁM ĐỐC SỞ GIAO TẠI CÁC THÔNG BÁO KẾT LUẬN",
)
DONE, LEFT = "Đã hoàn thành", "Chưa hoàn thành"
COLUMNS = (
    PaperColumn("TT", 40, "c"),
    PaperColumn("Đơn vị chủ trì", 270),
    PaperColumn("Tổng số", 65, "num"),
    PaperColumn("Có thời hạn", 70, "num"),
    PaperColumn("Không ghi thời hạn", 85, "num"),
    PaperColumn("Tổng", 65, "num", DONE),
    PaperColumn("Đúng hạn", 65, "num", DONE),
    PaperColumn("Quá hạn", 65, "num", DONE),
    PaperColumn("Tổng", 65, "num", LEFT),
    PaperColumn("Trong hạn", 65, "num", LEFT),
    PaperColumn("Quá hạn", 65, "num", LEFT),
    PaperColumn("Tỷ lệ đúng hạn (%)", 80, "num"),
)


def summary_of(figures: Figures, *, words: str, now: datetime, agency: Agency) -> WorkingPaper:
    """The official table of these figures."""
    rows = tuple((n, unit.name, *cells_of(unit.row)) for n, unit in enumerate(figures.units, 1))
    return WorkingPaper(
        kind="summary",
        name=f"Biểu tổng hợp {words}",
        agency=letterhead(agency),
        title=TITLE,
        under=(words, f"(Số liệu chốt đến {moment(now)})"),
        columns=COLUMNS,
        groups=(PaperGroup(rows),),
        total=(" ", "Tổng cộng", *cells_of(figures.total)),
        notes=notes_of(figures, agency),
        dated=place_and_day(agency, timezone.localdate(now)),
        signs=("NGƯỜI LẬP BIỂU", office_post(agency)),
    )


def cells_of(row: SummaryRow) -> tuple[PaperCell, ...]:
    """The nine counts in the columns' order, and the rate as a number where there is one."""
    rate = None if row.rate == NOTHING else Decimal(row.rate.replace(",", "."))
    return (*(getattr(row, column.name) for column in COUNTED.values()), rate)


def notes_of(figures: Figures, agency: Agency) -> tuple[str, ...]:
    strict = agency.before_excludes_day
    day = "không tính ngày ghi" if strict else "tính đến hết ngày ghi"
    return (
        "Nhiệm vụ không ghi thời hạn: đã hoàn thành tính vào cột đúng hạn, chưa hoàn thành tính "
        "vào cột trong hạn.",
        "Tỷ lệ đúng hạn = hoàn thành đúng hạn / (đã hoàn thành + quá hạn chưa hoàn thành).",
        f"Thời hạn “trước ngày …” {day} trong thông báo.",
        f"Không tính nhiệm vụ tạm dừng ({figures.paused}), thôi theo dõi ({figures.withdrawn}).",
    )
