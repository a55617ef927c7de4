"""A working paper as a workbook: every cell is a text, a number or a day, and never a formula."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.papers.paper import NOTHING, Cell, Paper

# Nothing is read out of a text: “=1+1”, “http://…” and “01” stay the words they are.
AS_WRITTEN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MADE = datetime(2024, 1, 1)  # in the file's properties: equal papers are equal bytes
FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
BOX = FONT | {"border": 1, "text_wrap": True}
LOOKS = {
    "agency": FONT | {"bold": True},
    "title": FONT | {"bold": True, "font_size": 13, "align": "center"},
    "under": FONT | {"italic": True, "align": "center"},
    "head": BOX | {"bold": True, "align": "center", "valign": "vcenter"},
    "group": BOX | {"bold": True},
    "text": BOX,
    "c": BOX | {"align": "center"},
    "num": BOX,
    "rate": BOX | {"num_format": "0.0"},
    "day": BOX | {"num_format": "dd/mm/yyyy", "align": "center"},
    "note": FONT,
    "sign": FONT | {"bold": True, "align": "center"},
}
TABS = {
    "slip": "Phiếu giao nhiệm vụ",
    "book": "Sổ theo dõi",
    "meeting": "Giao ban kỳ trước",
    "summary": "Biểu tổng hợp",
    "overdue": "Quá hạn",
}
LETTERS = 165  # of all columns together, about what an A4 on its side takes
A4 = 9
MOST_LETTERS = 32_767  # of a cell


def render_xlsx(paper: Paper) -> bytes:
    """The paper on one sheet, its head frozen and repeated on each page; equal papers give equal
    bytes."""
    content = BytesIO()
    with Workbook(content, AS_WRITTEN) as book:
        book.set_properties({"title": paper.name, "created": MADE})
        _Sheet(book, paper).write()
    return content.getvalue()


class _Sheet:
    """One sheet being written, row after row."""

    def __init__(self, book: Workbook, paper: Paper) -> None:
        self.paper, self.row = paper, 0
        self.sheet: Worksheet = book.add_worksheet(TABS[paper.kind])
        self.looks: dict[str, Format] = {name: book.add_format(LOOKS[name]) for name in LOOKS}
        bold = {name: look | {"bold": True} for name, look in LOOKS.items()}
        self.bold: dict[str, Format] = {name: book.add_format(bold[name]) for name in bold}

    def write(self) -> None:
        self._set_up()
        for lines in self.paper.agency:
            self._line(" ".join(lines), "agency", across=False)
        for line in self.paper.title:
            self._line(line, "title")
        for line in (*self.paper.under, *filter(None, [self.paper.opening])):
            self._line(line, "under")
        self._head()
        self._body()
        self._foot()

    def _set_up(self) -> None:
        sheet, columns = self.sheet, self.paper.columns
        for place, column in enumerate(columns):
            sheet.set_column(place, place, max(5, LETTERS * column.share / 1000))
        sheet.set_paper(A4)
        if self.paper.wide:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.6, right=0.4, top=0.7, bottom=0.6)
        sheet.set_footer("&C&P/&N")

    def _line(self, words: str, look: str, *, across: bool = True) -> None:
        last = len(self.paper.columns) - 1
        if across:
            self.sheet.merge_range(self.row, 0, self.row, last, "", self.looks[look])
        self.sheet.write_string(self.row, 0, words, self.looks[look])
        self.row += 1

    def _head(self) -> None:
        first, rows = self.row, self.paper.heads
        for row in rows:
            for head in row:
                right, below = head.column + head.across - 1, self.row + head.down - 1
                if head.across > 1 or head.down > 1:
                    place = (self.row, head.column, below, right)
                    self.sheet.merge_range(*place, "", self.looks["head"])
                self.sheet.write_string(self.row, head.column, head.text, self.looks["head"])
            self.row += 1
        self.sheet.freeze_panes(self.row, 0)
        self.sheet.repeat_rows(first, self.row - 1)

    def _body(self) -> None:
        for group in self.paper.groups:
            if group.head:
                self._line(group.head, "group")
            for row in group.rows:
                self._cells(row, self.looks)
        if self.paper.total:
            self._cells(self.paper.total, self.bold)

    def _cells(self, row: tuple[Cell, ...], looks: dict[str, Format]) -> None:
        for place, (cell, column) in enumerate(zip(row, self.paper.columns, strict=True)):
            self._cell(place, cell, column.align or "text", looks)
        self.row += 1

    def _cell(self, place: int, cell: Cell, align: str, looks: dict[str, Format]) -> None:
        here = (self.row, place)
        if isinstance(cell, date):
            self.sheet.write_datetime(*here, cell, looks["day"])
        elif isinstance(cell, int | Decimal):
            look = "rate" if isinstance(cell, Decimal) else align
            self.sheet.write_number(*here, cell, looks[look])
        else:
            self.sheet.write_string(*here, (cell or NOTHING)[:MOST_LETTERS], looks[align])

    def _foot(self) -> None:
        for number, note in enumerate(self.paper.notes, 1):
            self._line(f"({number}) {note}", "note", across=False)
        if self.paper.closing:
            self._line(self.paper.closing, "note", across=False)
        if self.paper.signs:
            self.row += 1
            half = len(self.paper.columns) // 2
            self.sheet.write_string(self.row, half + 1, self.paper.dated, self.looks["under"])
            for place, sign in zip((1, half + 1), self.paper.signs, strict=True):
                self.sheet.write_string(self.row + 1, place, sign, self.looks["sign"])
