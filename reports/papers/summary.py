"""Biểu tổng hợp: what was given, done and left, by unit, with its notes and sign-off."""

from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from departments.models import Agency
from reports.columns import COLUMNS as COUNTED
from reports.counts import Row
from reports.figures import Figures
from reports.papers.paper import (
    NOTHING,
    Cell,
    Column,
    Group,
    Paper,
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
    Column("TT", 40, "c"),
    Column("Đơn vị chủ trì", 270),
    Column("Tổng số", 65, "num"),
    Column("Có thời hạn", 70, "num"),
    Column("Không ghi thời hạn", 85, "num"),
    Column("Tổng", 65, "num", DONE),
    Column("Đúng hạn", 65, "num", DONE),
    Column("Quá hạn", 65, "num", DONE),
    Column("Tổng", 65, "num", LEFT),
    Column("Trong hạn", 65, "num", LEFT),
    Column("Quá hạn", 65, "num", LEFT),
    Column("Tỷ lệ đúng hạn (%)", 80, "num"),
)


def summary_of(figures: Figures, *, words: str, now: datetime, agency: Agency) -> Paper:
    """The official table of these figures."""
    rows = tuple((n, unit.name, *cells_of(unit.row)) for n, unit in enumerate(figures.units, 1))
    return Paper(
        kind="summary",
        name=f"Biểu tổng hợp {words}",
        agency=letterhead(agency),
        title=TITLE,
        under=(words, f"(Số liệu chốt đến {moment(now)})"),
        columns=COLUMNS,
        groups=(Group(rows),),
        total=(" ", "Tổng cộng", *cells_of(figures.total)),
        notes=notes_of(figures, agency),
        dated=place_and_day(agency, timezone.localdate(now)),
        signs=("NGƯỜI LẬP BIỂU", office_post(agency)),
    )


def cells_of(row: Row) -> tuple[Cell, ...]:
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
