"""Run as a process of its own: a table's file on standard input, the words of its cells on standard
output."""

import csv
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import repeat, zip_longest
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils import column_index_from_string, get_column_letter

from departments.foreign_files.apart import Answer, Parsers, serve
from departments.foreign_files.archive import BAD_ZIP, check_archive
from departments.foreign_files.code_pages import in_unicode, told_text
from departments.foreign_files.decoding import clean
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
LONG_CELL = "Có ô dài quá 5.000 chữ: {places}. Rút gọn các ô này rồi lưu lại."
WIDER = "Trang tính “{name}”: các cột sau cột BH không đọc."
HIDDEN = "Trang tính “{name}”: {what} {places} đang ẩn, vẫn được đọc."
STRUCK = "Trang tính “{name}”: ô {places} bị gạch ngang, vẫn được đọc."
HIDDEN_ROW = re.compile(
    rb'<(?:\w+:)?row (?=[^>]*\bhidden="(?:1|true)")(?=[^>]*\br="(\d{1,7})")[^>]*>'
)
HIDDEN_COLUMN = re.compile(
    rb'<(?:\w+:)?col (?=[^>]*\bhidden="(?:1|true)")(?=[^>]*\bmin="(\d{1,5})")'
    rb'(?=[^>]*\bmax="(\d{1,5})")[^>]*>'
)
MOST_MERGED = 200_000  # cells that are filled
MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
FIXED = re.compile(r"0\.(0+)(?:_\W*)?")
QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
Cells = list[str]
Row = tuple[Any, ...]


def sheets_of_workbook(content: bytes) -> Answer:
    """{"sheets": [{"name": …, "rows": [[number, [words, …]], …], "trouble": …}, …], "notes": […]}:
    the rows in which anything stands, and why a sheet cannot be taken as it is."""
    try:
        check_archive(content)
        archive = zipfile.ZipFile(BytesIO(content))
        names = [name for name in archive.namelist() if name.startswith("xl/")]
        has_formulas = any(FORMULA.search(archive.read(name)) for name in names)
    except BAD_ZIP:
        raise SourceProblem("") from None
    if not names:
        raise SourceProblem(NO_WORKBOOK)
    shown = load_workbook(BytesIO(content), read_only=True, data_only=True)
    typed = load_workbook(BytesIO(content), read_only=True)
    sheets, notes, left = [], [], MOST_ROWS + BESIDE
    for sheet in shown.worksheets:
        if sheet.sheet_state != "visible":
            notes.append(f"Trang tính “{sheet.title}” đang ẩn nên không đọc.")
            continue
        reader = _SheetReader(sheet, typed[sheet.title] if has_formulas else None, left)
        rows = list(reader.rows())
        written = archive.read(sheet._worksheet_path)  # openpyxl tells it no other way
        notes += _unshown(sheet.title, rows, written)
        notes += [STRUCK.format(name=sheet.title, places=_few(reader.struck))] * any(reader.struck)
        _fill_merged(rows, written)
        left -= len(rows)
        notes += [WIDER.format(name=sheet.title)] * reader.is_wider
        sheets.append({"name": sheet.title, "rows": rows, "trouble": reader.trouble})
    return {"sheets": sheets, "notes": notes}


class _SheetReader:
    """Reads the filled rows of a sheet, and notes the cells that cannot be taken as they are."""

    def __init__(self, shown: Any, typed: Any, most: int) -> None:
        self.most, self.is_wider = most, False
        self.struck: list[str] = []
        for sheet in filter(None, (shown, typed)):
            sheet.reset_dimensions()  # what a file says of its own size is often wrong
        typed_rows = typed.iter_rows(values_only=True) if typed else repeat(())
        self.pairs = zip(shown.iter_rows(), typed_rows, strict=False)
        self.places: dict[str, list[str]] = {UNREAD_FORMULA: [], BROKEN_CELL: [], LONG_CELL: []}

    def rows(self) -> Iterator[tuple[int, Cells]]:
        count = 0
        for number, (cells, formulas) in enumerate(self.pairs, 1):
            if not (cells or formulas):  # most of a million rows that a file may have
                if number > LAST_ROW:
                    raise SourceProblem("")
                continue
            beyond = cells[MOST_COLUMNS:] if not self.is_wider else ()
            self.is_wider |= any(cell.value is not None for cell in beyond)
            pairs = zip_longest(cells[:MOST_COLUMNS], formulas[:MOST_COLUMNS])
            words = [self._words(number, place, *pair) for place, pair in enumerate(pairs)]
            while words and not words[-1]:
                words.pop()
            if words:
                count += 1
                if count > self.most:
                    raise SourceProblem(TOO_MANY)
                yield number, words

    def _words(self, number: int, place: int, cell: Any, formula: Any) -> str:
        value = cell.value if cell is not None else None
        if value is None and formula is None:
            return ""
        words = words_of(value, "" if isinstance(value, str) else cell.number_format)
        if words and cell.has_style and cell.font.strike:
            self.struck.append(_place(number, place))
        wrong = {
            UNREAD_FORMULA: value is None,
            BROKEN_CELL: value in ERROR_CODES,
            LONG_CELL: len(words) > MOST_LETTERS,
        }
        for told, is_so in wrong.items():
            if is_so:
                self.places[told].append(_place(number, place))
        return words[:MOST_LETTERS]

    @property
    def trouble(self) -> str:
        """The first kind of cells that must be mended, with where they are."""
        for told, places in self.places.items():
            if places:
                return told.format(places=_few(places))
        return ""


def _fill_merged(rows: list[tuple[int, Cells]], sheet: bytes) -> None:
    """What stands in the first of cells merged downwards is written into all of them."""
    by_number = dict(rows)
    filled = 0
    for left, top, _, bottom in MERGED.findall(sheet):
        first, last, column = int(top), int(bottom), column_index_from_string(left.decode()) - 1
        words = by_number.get(first, [])
        for number in range(first + 1, min(last, LAST_ROW) + 1):
            filled += 1
            if filled > MOST_MERGED:
                raise SourceProblem(TOO_MANY)
            cells = by_number.get(number)
            if cells is None or column >= len(words):
                continue
            cells += [""] * (column + 1 - len(cells))
            cells[column] = cells[column] or words[column]


def _unshown(name: str, rows: list[tuple[int, Cells]], sheet: bytes) -> Iterator[str]:
    """A sentence each for hidden rows and columns in which something stands: they are read."""
    hidden = {int(number) for number in HIDDEN_ROW.findall(sheet)}
    filled = [str(number) for number, _ in rows if number in hidden]
    if filled:
        yield HIDDEN.format(name=name, what="dòng", places=_few(filled))
    spans = [(int(low), int(high)) for low, high in HIDDEN_COLUMN.findall(sheet)]
    widest = max((len(words) for _, words in rows), default=0)
    columns = [
        get_column_letter(at)
        for at in range(1, widest + 1)
        if any(low <= at <= high for low, high in spans)
        and any(words[at - 1 : at] not in ([], [""]) for _, words in rows)
    ]
    if columns:
        yield HIDDEN.format(name=name, what="cột", places=_few(columns))


def _few(places: list[str]) -> str:
    return ", ".join(places[:MOST_TOLD]) + (" …" if len(places) > MOST_TOLD else "")


def _place(row: int, column: int) -> str:
    """“AB12”."""
    first, second = divmod(column, 26)
    return f"{chr(64 + first) if first else ''}{chr(65 + second)}{row}"


def words_of(value: Any, shown_as: str = "") -> str:
    """What stands in the cell, as people write it; `shown_as` is the format that shows a number."""
    match value:
        case None:
            return ""
        case bool():
            return "Có" if value else "Không"
        case int() | float():
            return _number(value, shown_as)
        case datetime() | date() if is_month(shown_as):
            return f"{value:%m/%Y}"
        case datetime() if value.time() == time():
            return f"{value:%d/%m/%Y}"
        case datetime():
            return f"{value:%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value:%H:%M}"
    lines = str(value).replace("\v", "\n").replace("\f", "\n")
    return clean(lines).strip()


def _number(value: float, shown_as: str) -> str:
    """“100%” of 1 and “1.10” of 1.1, where the cell shows them so."""
    if "%" in shown_as:
        return f"{value * 100:.10g}%"
    if fixed := FIXED.fullmatch(shown_as):
        return f"{value:.{len(fixed[1])}f}"
    return str(int(value)) if float(value).is_integer() else f"{value:.15g}"


def is_month(shown_as: str) -> bool:
    """The format shows month and year of a day, and not the day."""
    letters = QUOTED.sub("", shown_as.lower())
    return "m" in letters and "y" in letters and "d" not in letters and "h" not in letters


def sheets_of_csv(content: bytes) -> Answer:
    """The same of a file of lines, whichever of comma, semicolon and tab parts its cells."""
    try:
        text, notes = in_unicode(told_text(content))
    except UnicodeDecodeError:
        raise SourceProblem("") from None
    if "\0" in text:
        raise SourceProblem(NO_WORKBOOK)
    delimiter = max(DELIMITERS, key=lambda mark: _parted(text[:SHOWN], mark))
    found = []
    for number, cells in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter), 1):
        words = [words_of(cell)[:MOST_LETTERS] for cell in cells[:MOST_COLUMNS]]
        if any(words):
            found.append((number, words))
        if len(found) > MOST_ROWS + BESIDE:
            raise SourceProblem(TOO_MANY)
    return {"sheets": [{"name": "", "rows": found, "trouble": ""}], "notes": notes}


def _parted(text: str, delimiter: str) -> int:
    """How many cells there are in rows of one width, where the mark parts them."""
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max((width * times for width, times in widths.items()), default=0)


PARSERS: Parsers = {"xlsx": sheets_of_workbook, "csv": sheets_of_csv}

if __name__ == "__main__":
    serve(PARSERS)
