"""Sổ theo dõi thực hiện thông báo kết luận: fourteen columns, one row a task."""

from collections.abc import Iterable
from datetime import datetime

from departments.models import Agency
from departments.papertext import paper_date
from reports.papers.paper import Cell, Column, Group, Paper, letterhead, moment, shortened
from reports.register import Line

TITLE = ("SỔ THEO DÕI THỰC HIỆN THÔNG BÁO KẾT LUẬN CỦA GIÁM ĐỐC SỞ",)
COLUMNS = (
    Column("TT", 31, "c"),
    Column("Số, ký hiệu, ngày", 92),
    Column("Mục", 45),
    Column("Nội dung nhiệm vụ", 130),
    Column("Chủ trì (người thực hiện)", 78),
    Column("Phối hợp", 65),
    Column("Thời hạn ghi trong thông báo", 66),
    Column("Thời hạn hiện tại", 59),
    Column("Ngày tiếp nhận", 59),
    Column("Tình hình, kết quả", 118),
    Column("Sản phẩm, số văn bản", 80),
    Column("Ngày báo cáo", 59),
    Column("Đánh giá", 60),
    Column("Ghi chú", 58),
)


def book_of(
    lines: Iterable[Line], *, about: tuple[str, ...], name: str, now: datetime, agency: Agency
) -> Paper:
    """The book of these lines; `about` says below the title which they are."""
    rows = tuple(row_of(n, line) for n, line in enumerate(lines, 1))
    return Paper(
        kind="book",
        name=name,
        agency=letterhead(agency),
        title=TITLE,
        under=(*about, f"(Số liệu đến {moment(now)})"),
        columns=COLUMNS,
        groups=(Group(rows),),
    )


def row_of(number: int, line: Line) -> tuple[Cell, ...]:
    task, notice = line.task, line.task.conclusion
    doer = f" ({task.assignee})" if task.assignee else ""
    return (
        number,
        f"{notice.number}, {paper_date(notice.issued_on)}",
        task.duty.item.place,
        task.title,
        f"{task.lead.sign}{doer}",
        line.helpers,
        task.duty.phrase,
        task.due_on if task.is_moved else None,
        line.accepted_on,
        shortened(line.words),
        shortened(line.papers, 300),
        task.reported_on,
        line.time.words,
        line.remarks,
    )
