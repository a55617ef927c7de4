"""Sổ theo dõi thực hiện thông báo kết luận: fourteen columns, one row a task."""

from collections.abc import Iterable
from datetime import datetime

from departments.models import Agency
from departments.papertext import paper_date
from reports.figures.register_lines import RegisterLine
from reports.papers.worksheets.working_paper import (
    PaperCell,
    PaperColumn,
    PaperGroup,
    WorkingPaper,
    letterhead,
    moment,
    shortened,
)

TITLE = ("SỔ THEO DÕI THỰC HIỆN THÔNG BÁO KẾT LUẬN CỦA GIÁM ĐỐC SỞ",)
COLUMNS = (
    PaperColumn("TT", 31, "c"),
    PaperColumn("Số, ký hiệu, ngày", 92),
    PaperColumn("Mục", 45),
    PaperColumn("Nội dung nhiệm vụ", 130),
    PaperColumn("Chủ trì (người thực hiện)", 78),
    PaperColumn("Phối hợp", 65),
    PaperColumn("Thời hạn ghi trong thông báo", 66),
    PaperColumn("Thời hạn hiện tại", 59),
    PaperColumn("Ngày tiếp nhận", 59),
    PaperColumn("Tình hình, kết quả", 118),
    PaperColumn("Sản phẩm, số văn bản", 80),
    PaperColumn("Ngày báo cáo", 59),
    PaperColumn("Đánh giá", 60),
    PaperColumn("Ghi chú", 58),
)


def book_of(
    lines: Iterable[RegisterLine],
    *,
    about: tuple[str, ...],
    name: str,
    now: datetime,
    agency: Agency,
) -> WorkingPaper:
    """The book of these lines; `about` says below the title which they are."""
    rows = tuple(row_of(n, line) for n, line in enumerate(lines, 1))
    return WorkingPaper(
        kind="book",
        name=name,
        agency=letterhead(agency),
        title=TITLE,
        under=(*about, f"(Số liệu đến {moment(now)})"),
        columns=COLUMNS,
        groups=(PaperGroup(rows),),
    )


def row_of(number: int, line: RegisterLine) -> tuple[PaperCell, ...]:
    task, notice = line.task, line.task.conclusion
    doer = f" ({task.assignee})" if task.assignee else ""
    return (
        number,
        f"{notice.number}, {paper_date(notice.issued_on)}",
        task.duty.item.place,
        task.title,
        f"{task.lead.sign}{doer}",
        line.helpers,
        line.deadline.given,
        line.deadline.now,
        line.accepted_on,
        shortened(line.words),
        shortened(line.papers, 300),
        task.reported_on,
        line.time.words,
        line.remarks,
    )
