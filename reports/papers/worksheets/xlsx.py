"""A working paper as a workbook: every cell is a text, a number or a day, and never a formula."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from math import ceil
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from reports.figures.table_columns import turns_of
from reports.papers.line_breaks import width_of
from reports.papers.worksheets.working_paper import CountCell, PaperCell, WorkingPaper, written

MADE = datetime(2024, 1, 1)  # in the file's properties: equal papers are equal bytes
FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
# Nothing is read out of a text: “=1+1”, “http://…” and “01” stay the words they are. The widths of
# columns are told in digits of the default font.
AS_WRITTEN = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {name: FONT[name] for name in ("font_name", "font_size")},
}
BOX = FONT | {"border": 1, "text_wrap": True}
LOOKS = {
    "parent": FONT | {"align": "center"},
    "agency": FONT | {"bold": True, "align": "center"},
    "title": FONT | {"bold": True, "font_size": 13, "align": "center"},
    "under": FONT | {"italic": True, "align": "center"},
    "head": BOX | {"bold": True, "align": "center", "valign": "vcenter"},
    "group": BOX | {"bold": True},
    "text": BOX,
    "c": BOX | {"align": "center"},
    "num": BOX | {"align": "right"},
    "rate": BOX | {"num_format": "0.0"},
    "day": BOX | {"num_format": "dd/mm/yyyy", "align": "center"},
    "note": FONT,
    "sign": FONT | {"bold": True, "align": "center"},
    "hint": FONT | {"italic": True, "align": "center"},
}
# Merged cells can be neither filtered nor sorted, and blanks lose their row. So each row keeps its
# words, and those that the row above says are not shown as long as that row is.
UNSAID = {"num_format": ";;;", "font_color": "#FFFFFF"}
TABS = {
    "slip": "Phiếu giao nhiệm vụ",
    "book": "Sổ theo dõi",
    "meeting": "Giao ban kỳ trước",
    "decided": "Ý kiến giao ban",
    "summary": "Biểu tổng hợp",
    "overdue": "Quá hạn",
    "extensions": "Thống kê gia hạn",
    "evidence": "Minh chứng",
    "undated": "Không ghi thời hạn",
}
LETTERS = 165  # of all columns together, about what an A4 on its side takes
DAY_LETTERS = 11
TO_SIGN = "(Ký, ghi rõ họ tên)"
A4 = 9
MOST_LETTERS = 32_767  # of a cell
# In points: a letter of a column's width, what a cell keeps free at its sides, lines, the highest
# row Excel takes.
LETTER, SIDES, LINE, TITLE_LINE, HIGHEST = 5.25, 1, 14.25, 18, 409


def render_xlsx(paper: WorkingPaper, on_row: Callable[[int], None] = lambda row: None) -> bytes:
    """The paper on one sheet, its head frozen and repeated on each page; equal papers give equal
    bytes.

    `on_row` hears after each row of the table how many are written.
    """
    content = BytesIO()
    with (
        TemporaryDirectory() as folder,
        Workbook(content, AS_WRITTEN | mode(paper, folder)) as book,
    ):
        book.set_properties({"title": paper.name, "created": MADE})
        _Sheet(book, paper, on_row).write()
    return content.getvalue()


def mode(paper: WorkingPaper, folder: str) -> dict[str, bool | str]:
    """Rows go to a file in the folder one by one, so their number costs no memory. What has two
    rows of headings is short, and is made as a whole: a row that is written is merged with none
    below it."""
    if len(paper.heads) > 1:
        return {"in_memory": True}
    return {"constant_memory": True, "tmpdir": folder}


@lru_cache(maxsize=20_000)
def _width(word: str, face: str) -> float:
    return width_of(word, face=face, size=FONT["font_size"])


def lines_of(text: str, room: float, face: str = "Regular") -> int:
    """How many lines the words take in that width; a word wider than it goes on in the next."""
    count, filled, space = 1, 0.0, _width(" ", face)
    for word in text.split():
        width = _width(word, face)
        if filled and filled + space + width <= room:
            filled += space + width
            continue
        count += bool(filled)
        more = max(ceil(width / room) - 1, 0)
        count, filled = count + more, width - more * room
    return count


class _Sheet:
    """One sheet being written, row after row."""

    def __init__(self, book: Workbook, paper: WorkingPaper, on_row: Callable[[int], None]) -> None:
        self.paper, self.on_row = paper, on_row
        self.row = self.written = 0
        self.last = len(paper.columns) - 1
        self.letters = [
            max(DAY_LETTERS if column.holds_days else 5, LETTERS * column.share / 1000)
            for column in paper.columns
        ]
        self.sheet: Worksheet = book.add_worksheet(TABS[paper.kind])
        self.looks: dict[str, Format] = {name: book.add_format(LOOKS[name]) for name in LOOKS}
        bold = {name: look | {"bold": True} for name, look in LOOKS.items()}
        self.bold: dict[str, Format] = {name: book.add_format(bold[name]) for name in bold}
        self.unsaid: Format = book.add_format(UNSAID)

    def write(self) -> None:
        self._set_up()
        third = next(n for n in range(self.last + 1) if sum(self.letters[: n + 1]) > LETTERS / 3)
        for lines, look in zip(self.paper.agency, ("parent", "agency"), strict=True):
            for line in lines:
                self._across(0, third, line, look)
                self.row += 1
        for line in self.paper.title:
            self._line(line, "title", TITLE_LINE)
        for line in (*self.paper.under, *filter(None, [self.paper.opening])):
            self._line(line, "under")
        self._head()
        self._body()
        self._foot()

    def _set_up(self) -> None:
        sheet = self.sheet
        for place, letters in enumerate(self.letters):
            sheet.set_column(place, place, letters)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_margins(left=0.6, right=0.4, top=0.7, bottom=0.6)
        sheet.set_footer("&C&P/&N")

    def _across(self, first: int, last: int, words: str, look: str) -> None:
        if last > first:
            self.sheet.merge_range(self.row, first, self.row, last, "", self.looks[look])
        self.sheet.write_string(self.row, first, words, self.looks[look])

    def _line(self, words: str, look: str, height: float = LINE) -> None:
        self._across(0, self.last, words, look)
        self.sheet.set_row(self.row, height)
        self.row += 1

    def _head(self) -> None:
        first, rows = self.row, self.paper.heads
        needed = self._heights_of_heads()
        for row, height in zip(rows, needed, strict=True):
            for head in row:
                right, below = head.column + head.across - 1, self.row + head.down - 1
                if head.across > 1 or head.down > 1:
                    place = (self.row, head.column, below, right)
                    self.sheet.merge_range(*place, "", self.looks["head"])
                self.sheet.write_string(self.row, head.column, head.text, self.looks["head"])
            self.sheet.set_row(self.row, height)
            self.row += 1
        self.sheet.freeze_panes(self.row, 0)
        self.sheet.repeat_rows(first, self.row - 1)

    def _heights_of_heads(self) -> list[float]:
        """Of each row of the head; the last makes room for what stands across all of them."""
        heads = [head for row in self.paper.heads for head in row]
        *upper, last = [
            self._height(((h.column, h.text) for h in row if h.across == h.down == 1), "Bold")
            for row in self.paper.heads
        ]
        across = ((h.column, h.text) for h in heads if h.down > 1)
        return [*upper, max(last, self._height(across, "Bold") - sum(upper))]

    def _height(self, cells: Iterable[tuple[int, str]], face: str = "Regular") -> float:
        """What the row takes: programs other than Excel do not find it out by themselves."""
        counts = [
            lines_of(text, LETTER * self.letters[place] - SIDES, face) for place, text in cells
        ]
        return min(LINE * max(counts, default=1) + 1, HIGHEST)

    def _body(self) -> None:
        first = self.row
        for group in self.paper.groups:
            if group.head:
                self._line(group.head, "group", LINE + 1)
            for row in group.rows:
                self._cells(row, self.looks)
                self.written += 1
                self.on_row(self.written)
        self._merge(first, self.row - 1)
        if self.paper.total:
            self._cells(self.paper.total, self.bold)

    def _merge(self, first: int, last: int) -> None:
        """Rows of one directive look merged, and are filtered and sorted as rows."""
        same: list[str] = []
        for turn in turns_of(self.paper.columns) if last >= first else ():
            cells = [xl_rowcol_to_cell(first, place, col_abs=True) for place in turn]
            above = [xl_rowcol_to_cell(first - 1, place, col_abs=True) for place in turn]
            same += [f"{cell}={over}" for cell, over in zip(cells, above, strict=True)]
            rule = f"=AND({','.join(same)},SUBTOTAL(103,{above[0]})=1)"
            for place in turn:
                look = {"type": "formula", "criteria": rule, "format": self.unsaid}
                self.sheet.conditional_format(first, place, last, place, look)
        if same:
            self.sheet.autofilter(first - 1, 0, last, self.last)

    def _cells(self, row: tuple[PaperCell, ...], looks: dict[str, Format]) -> None:
        for place, (cell, column) in enumerate(zip(row, self.paper.columns, strict=True)):
            self._cell(place, cell, column.align or "text", looks)
        self.sheet.set_row(self.row, self._height(enumerate(map(written, row))))
        self.row += 1

    def _cell(self, place: int, cell: PaperCell, align: str, looks: dict[str, Format]) -> None:
        here = (self.row, place)
        if isinstance(cell, CountCell):
            cell = cell.count
        if isinstance(cell, date):
            self.sheet.write_datetime(*here, cell, looks["day"])
        elif isinstance(cell, int | Decimal):
            look = "rate" if isinstance(cell, Decimal) else align
            self.sheet.write_number(*here, cell, looks[look])
        else:
            self.sheet.write_string(*here, written(cell)[:MOST_LETTERS], looks[align])

    def _foot(self) -> None:
        notes = [f"({number}) {note}" for number, note in enumerate(self.paper.notes, 1)]
        for words in (*notes, *filter(None, [self.paper.closing])):
            self.sheet.write_string(self.row, 0, words, self.looks["note"])
            self.row += 1
        if self.paper.signs:
            self._signs()

    def _signs(self) -> None:
        half = len(self.paper.columns) // 2
        self.row += 1
        for left, right, look in (
            ("", self.paper.dated, "hint"),
            (*self.paper.signs, "sign"),
            (TO_SIGN, TO_SIGN, "hint"),
        ):
            if left:
                self._across(0, half - 1, left, look)
            self._across(half, self.last, right, look)
            self.row += 1
