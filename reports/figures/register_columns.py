"""The fourteen columns of the office's book, once for the screen, the print and the workbook."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from departments.agency_words import AgencyWords
from departments.papertext import paper_date
from reports.figures.register_lines import RegisterLine
from reports.figures.table_columns import TableColumn

RegisterValue = str | date | None
LONG, PAPERS = 600, 300  # letters of a cell on paper: a row is not to fill a page


@dataclass(frozen=True)
class RegisterColumn(TableColumn):
    """A column of the book.

    `kind` says how a screen shows a cell: number (of the row), notice, task (a link to it), phrase
    (quoted), now (in force), lead, day, standing (a chip), text. `pixels` is its least width there,
    `most` the letters that paper takes of it, a quarter of them a screen; `folded` ones stand on a
    phone too, where they say something.
    """

    kind: str = "text"
    value: Callable[[RegisterLine], RegisterValue] = lambda line: None
    pixels: int = 84
    most: int = 0
    folded: bool = False

    @property
    def holds_days(self) -> bool:
        return self.kind == "day"

    @property
    def most_on_screen(self) -> int:
        return self.most // 4


def _notice(line: RegisterLine) -> str:
    notice = line.task.conclusion
    return f"{notice.number}, {paper_date(notice.issued_on)}"


def _lead(line: RegisterLine) -> str:
    doer = f" ({line.task.assignee})" if line.task.assignee else ""
    return f"{line.task.lead.sign}{doer}"


REGISTER_COLUMNS = (
    RegisterColumn("TT", 31, "c", kind="number", pixels=44),
    RegisterColumn("Số, ký hiệu, ngày", 92, kind="notice", value=_notice, pixels=124, folded=True),
    RegisterColumn("Mục", 45, value=lambda line: line.task.duty.item.place, pixels=64),
    RegisterColumn(
        "Nội dung nhiệm vụ",
        122,
        kind="task",
        value=lambda line: line.task.title,
        pixels=230,
        folded=True,
    ),
    RegisterColumn(
        "Chủ trì (người thực hiện)", 74, kind="lead", value=_lead, pixels=120, folded=True
    ),
    RegisterColumn("Phối hợp", 65, value=lambda line: line.helpers, pixels=92),
    RegisterColumn(
        "Thời hạn ghi trong thông báo",
        66,
        kind="phrase",
        value=lambda line: line.deadline.given,
        pixels=120,
        folded=True,
    ),
    RegisterColumn(
        "Thời hạn hiện tại",
        62,
        kind="now",
        value=lambda line: line.deadline.now,
        pixels=104,
        folded=True,
    ),
    RegisterColumn("Ngày tiếp nhận", 59, kind="day", value=lambda line: line.accepted_on),
    RegisterColumn("Tình hình, kết quả", 110, value=lambda line: line.words, pixels=190, most=LONG),
    RegisterColumn(
        "Sản phẩm, số văn bản", 80, value=lambda line: line.papers, pixels=136, most=PAPERS
    ),
    RegisterColumn("Ngày báo cáo", 59, kind="day", value=lambda line: line.task.reported_on),
    RegisterColumn(
        "Đánh giá",
        60,
        kind="standing",
        value=lambda line: line.time.words,
        pixels=104,
        folded=True,
    ),
    RegisterColumn("Ghi chú", 75, value=lambda line: line.remarks, pixels=124),
)


def register_title(words: AgencyWords) -> str:
    """The book's title, over the page's table and on paper."""
    return f"Sổ theo dõi thực hiện thông báo kết luận của {words.director_of}".upper()
