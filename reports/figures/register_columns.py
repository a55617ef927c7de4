"""The fourteen columns of the office's book, once for the screen, the print and the workbook."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from departments.agency_words import AgencyWords
from departments.papertext import paper_date
from reports.figures.register_lines import RegisterLine
from reports.figures.table_columns import TableColumn, spans_of

RegisterValue = str | date | None
LONG, PAPERS = 600, 300  # letters of a cell on paper: a row is not to fill a page


@dataclass(frozen=True)
class RegisterColumn(TableColumn):
    """A column of the book.

    `kind` says how a screen shows a cell: number (of the row), notice, task (a link to it), phrase
    (quoted), now (in force), lead, day, standing (a chip), text. `pixels` is its least width there,
    `most` the letters that paper takes of it, a quarter of them a screen; `folded` ones stand on a
    phone too, where they say something. A screen has no room for fourteen: a column with `under`
    stands there below its neighbour, told in these words.
    """

    kind: str = "text"
    value: Callable[[RegisterLine], RegisterValue] = lambda line: None
    pixels: int = 76
    most: int = 0
    folded: bool = False
    under: str = ""

    @property
    def holds_days(self) -> bool:
        return self.kind == "day"

    @property
    def most_on_screen(self) -> int:
        return self.most // 4


def _notice(line: RegisterLine) -> str:
    """“598/TB-SKHCN, 03/4/2024”, and what befell the notice since."""
    notice = line.task.conclusion
    given = f"{notice.number}, {paper_date(notice.issued_on)}"
    return f"{given} ({line.acts})" if line.acts else given


def _lead(line: RegisterLine) -> str:
    doer = f" ({line.task.assignee})" if line.task.assignee else ""
    return f"{line.task.lead.sign}{doer}"


REGISTER_COLUMNS = (
    RegisterColumn("TT", 31, "c", kind="number", pixels=34),
    RegisterColumn(
        "Số, ký hiệu, ngày",
        92,
        kind="notice",
        value=_notice,
        pixels=106,
        folded=True,
        merged=1,
        again="{}",
    ),
    RegisterColumn(
        "Mục",
        45,
        kind="place",
        value=lambda line: line.task.duty.item.place,
        folded=True,
        merged=1,
        again="mục {}",
        under="mục {}",
    ),
    RegisterColumn(
        "Nội dung nhiệm vụ",
        122,
        kind="task",
        value=lambda line: line.task.title,
        pixels=162,
        folded=True,
        merged=2,
    ),
    RegisterColumn(
        "Chủ trì (người thực hiện)", 74, kind="lead", value=_lead, pixels=98, folded=True
    ),
    RegisterColumn("Phối hợp", 65, value=lambda line: line.helpers, under="Phối hợp: {}"),
    RegisterColumn(
        "Thời hạn ghi trong thông báo",
        66,
        kind="phrase",
        value=lambda line: line.deadline.given,
        pixels=110,
        folded=True,
    ),
    RegisterColumn(
        "Thời hạn hiện tại",
        62,
        kind="now",
        value=lambda line: line.deadline.now,
        folded=True,
        under="{}",
    ),
    RegisterColumn("Ngày tiếp nhận", 59, kind="day", value=lambda line: line.accepted_on),
    RegisterColumn("Tình hình, kết quả", 110, value=lambda line: line.words, pixels=136, most=LONG),
    RegisterColumn(
        "Sản phẩm, số văn bản", 80, value=lambda line: line.papers, pixels=100, most=PAPERS
    ),
    RegisterColumn(
        "Ngày báo cáo",
        59,
        kind="day",
        value=lambda line: line.task.reported_on,
        under="báo cáo {}",
    ),
    RegisterColumn(
        "Đánh giá",
        60,
        kind="standing",
        value=lambda line: line.time.words,
        pixels=90,
        folded=True,
    ),
    RegisterColumn("Ghi chú", 75, value=lambda line: line.remarks, pixels=94),
)


@dataclass(frozen=True)
class RegisterRow:
    """A line as its table shows it: what each column of the book says, and over how many rows."""

    line: RegisterLine
    values: tuple[RegisterValue, ...]
    spans: tuple[int, ...]


@dataclass(frozen=True)
class RegisterTable:
    """The lines of a screen; columns that say nothing in any of them are `silent`, for fourteen
    have no room there. Paper keeps all, as its form has them."""

    rows: list[RegisterRow]

    @classmethod
    def of(cls, lines: Iterable[RegisterLine]) -> "RegisterTable":
        lines = list(lines)
        values = [tuple(column.value(line) for column in REGISTER_COLUMNS) for line in lines]
        spans = spans_of(values, REGISTER_COLUMNS)
        return cls([RegisterRow(*row) for row in zip(lines, values, spans, strict=True)])

    @property
    def cells(self) -> list[list[int]]:
        """The places of the columns that say something in one of the rows, those that share a cell
        in one list; the rows' number always says something."""
        cells: list[list[int]] = []
        for place, column in enumerate(REGISTER_COLUMNS):
            if not column.under:
                cells.append([])
            if place == 0 or any(row.values[place] for row in self.rows):
                cells[-1].append(place)
        return [cell for cell in cells if cell]

    @property
    def columns(self) -> list[list[RegisterColumn]]:
        return [[REGISTER_COLUMNS[place] for place in cell] for cell in self.cells]

    @property
    def silent(self) -> str:
        """The headings of the columns that are left out."""
        shown = {place for cell in self.cells for place in cell}
        silent = (c.head for place, c in enumerate(REGISTER_COLUMNS) if place not in shown)
        return ", ".join(silent)


def register_title(words: AgencyWords) -> str:
    """The book's title, over the page's table and on paper."""
    return f"Sổ theo dõi thực hiện thông báo kết luận của {words.director_of}".upper()
