"""Run as a process of its own: a table's file on standard input, the words of its cells on standard
output."""

import csv
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import zip_longest
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES

from departments.foreign_files.apart import Answer, Parsers, serve
from departments.foreign_files.archive import BAD_ZIP, check_archive
from departments.foreign_files.decoding import OLD_WINDOWS, clean, unicode_text
from departments.foreign_files.problem import SourceProblem
from departments.papertext import paper_count

MOST_ROWS = 5_000
BESIDE = 100  # rows of a title and of headings, which are none of them
MOST_COLUMNS = 60
LAST_ROW = 1_048_576  # of a sheet, by the format
MOST_LETTERS = 5_000  # of a cell
MOST_TOLD = 5
DELIMITERS = ",;\t"
SHOWN = 5_000  # letters that tell the delimiter
NO_WORKBOOK = "Tệp không phải bảng tính Excel (.xlsx). Lưu lại thành .xlsx rồi chọn lại."
TOO_MANY = f"Tệp có quá {paper_count(MOST_ROWS)} dòng. Chia thành nhiều tệp, ví dụ mỗi năm một tệp."
UNREAD_FORMULA = (
    "Có ô là công thức chưa tính ra giá trị: {places}. Mở bằng Excel, chép và dán dạng giá trị rồi "
    "lưu lại."
)
BROKEN_CELL = "Có ô báo lỗi của Excel: {places}. Sửa các ô này rồi lưu lại."
FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
Cells = list[str]
Row = tuple[Any, ...]


def sheets_of_workbook(content: bytes) -> Answer:
    """{"sheets": [{"name": …, "rows": [[number, [words, …]], …]}, …], "notes": […]}: the rows in
    which anything stands."""
    try:
        check_archive(content)
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if name.startswith("xl/")]
            if not names:
                raise SourceProblem(NO_WORKBOOK)
            has_formulas = any(FORMULA.search(archive.read(name)) for name in names)
    except BAD_ZIP:
        raise SourceProblem("") from None
    shown = load_workbook(BytesIO(content), read_only=True, data_only=True)
    typed = load_workbook(BytesIO(content), read_only=True)
    sheets, notes, left = [], [], MOST_ROWS + BESIDE
    for sheet in shown.worksheets:
        if sheet.sheet_state != "visible":
            notes.append(f"Trang tính “{sheet.title}” đang ẩn nên không đọc.")
            continue
        if has_formulas:
            pairs = zip(_values(sheet), _values(typed[sheet.title]), strict=True)
        else:
            pairs = ((values, values) for values in _values(sheet))
        rows = list(_rows(pairs, left))
        left -= len(rows)
        sheets.append({"name": sheet.title, "rows": rows})
    return {"sheets": sheets, "notes": notes}


def _values(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a file says of its own size is often wrong
    return sheet.iter_rows(values_only=True)


def _rows(pairs: Iterable[tuple[Row, Row]], most: int) -> Iterator[tuple[int, Cells]]:
    """The filled rows of a sheet, of whose rows each is given as shown and as typed."""
    unread: list[str] = []
    broken: list[str] = []
    count = 0
    for number, (values, formulas) in enumerate(pairs, 1):
        if not formulas:  # most of a million rows that a file may have between two that are filled
            if number > LAST_ROW:
                raise SourceProblem("")
            continue
        values, formulas = values[:MOST_COLUMNS], formulas[:MOST_COLUMNS]
        for place, (value, formula) in enumerate(zip_longest(values, formulas)):
            if value is None and formula is not None:
                unread.append(_place(number, place))
            elif value in ERROR_CODES:
                broken.append(_place(number, place))
        cells = [words_of(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            count += 1
            if count > most:
                raise SourceProblem(TOO_MANY)
            yield number, cells
    for places, told in ((unread, UNREAD_FORMULA), (broken, BROKEN_CELL)):
        if places:
            more = " …" if len(places) > MOST_TOLD else ""
            raise SourceProblem(told.format(places=", ".join(places[:MOST_TOLD]) + more))


def _place(row: int, column: int) -> str:
    """“AB12”."""
    first, second = divmod(column, 26)
    return f"{chr(64 + first) if first else ''}{chr(65 + second)}{row}"


def words_of(value: Any) -> str:
    """What stands in the cell, as people write it."""
    match value:
        case None:
            return ""
        case bool():
            return "Có" if value else "Không"
        case float():
            return str(int(value)) if value.is_integer() else f"{value:.15g}"
        case datetime() if value.time() == time():
            return f"{value:%d/%m/%Y}"
        case datetime():
            return f"{value:%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value:%H:%M}"
    lines = str(value).replace("\v", "\n").replace("\f", "\n")
    return clean(lines).strip()[:MOST_LETTERS]


def sheets_of_csv(content: bytes) -> Answer:
    """The same of a file of lines, whichever of comma, semicolon and tab parts its cells."""
    try:
        text = unicode_text(content)
        text = content.decode(OLD_WINDOWS) if text is None else text
    except UnicodeDecodeError:
        raise SourceProblem("") from None
    if "\0" in text:
        raise SourceProblem(NO_WORKBOOK)
    delimiter = max(DELIMITERS, key=lambda mark: _parted(text[:SHOWN], mark))
    found = []
    for number, cells in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter), 1):
        words = [words_of(cell) for cell in cells[:MOST_COLUMNS]]
        if any(words):
            found.append((number, words))
        if len(found) > MOST_ROWS + BESIDE:
            raise SourceProblem(TOO_MANY)
    return {"sheets": [{"name": "", "rows": found}], "notes": []}


def _parted(text: str, delimiter: str) -> int:
    """How many cells there are in rows of one width, where the mark parts them."""
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max((width * times for width, times in widths.items()), default=0)


PARSERS: Parsers = {"xlsx": sheets_of_workbook, "csv": sheets_of_csv}

if __name__ == "__main__":
    serve(PARSERS)
