"""From a file to the rows of a form's sheets: the headings found, merged cells filled."""

import re
from dataclasses import dataclass

from departments.filekinds import MB, OLE, ZIP
from departments.folding import fold
from departments.foreign_files.apart import TooMuch, answer_of
from departments.foreign_files.problem import SourceProblem
from departments.foreign_files.slots import slot
from departments.workbooks.table_form import SheetColumn, SheetPart, SheetRow, TableForm

SUFFIXES = (".xlsx", ".csv")
LARGEST = 10 * MB
SECONDS, WAIT = 20, 5
LEAST_HEADS = 2  # “Đơn vị” alone is a word that stands in any sheet
HEADS_WITHIN = 30  # rows above the headings: letterhead and title
GUIDE = "Hướng dẫn"  # the sheet of our own workbooks that explains the others
OLD_EXCEL = (
    "Tệp là Excel đời cũ (.xls) hoặc có mật khẩu. Mở bằng Excel, lưu thành .xlsx không mật khẩu "
    "rồi chọn lại."
)
BUSY = "Máy chủ đang đọc các tệp khác; thử lại sau ít phút."
DAMAGED = "Tệp không đọc được: tệp hỏng hoặc không phải .xlsx, .csv. Lưu lại tệp rồi chọn lại."
SLOW = "Tệp quá lớn hoặc quá phức tạp nên không đọc được. Chép riêng bảng sang tệp mới."
NO_ROWS = "Dưới dòng tiêu đề không có dòng nào để nhập."
COUNTERS = {"tt", "stt", "số tt", "số thứ tự", "#", ""}
NOTHING = {"", "-", "–", "—", "/", "..."}  # written where there is nothing
ASIDE = re.compile(r"\([^)]*\)|[.:*]+$")
FIGURE = re.compile(r"\(?[\d\s.]+\)?")

Columns = dict[str, int]
Cells = list[str]


@dataclass(frozen=True)
class ReadTable:
    """The rows of each sheet by the name of its part, with what was left out of them; what is to be
    told of the whole file."""

    rows: dict[str, list[SheetRow]]
    skipped: dict[str, list[SheetRow]]
    notes: list[str]


def read_table(form: TableForm, content: bytes) -> ReadTable:
    """The rows of a file that somebody brought; raises SourceProblem, in Vietnamese, for one that
    cannot be read or holds none of the form's tables."""
    answer = _answer(content)
    rows: dict[str, list[SheetRow]] = {}
    skipped: dict[str, list[SheetRow]] = {}
    notes, lacking = list(answer["notes"]), []
    for sheet in answer["sheets"]:
        if sheet["name"] == GUIDE:
            continue
        found = _head_of(form, sheet["rows"])
        if found is None or found.lacking:
            told = f"Trang tính “{sheet['name']}” không có các cột của bảng này nên bỏ qua."
            notes += [told] * (bool(sheet["name"]) and bool(sheet["rows"]))
            lacking.append(found)
            continue
        part = found.part
        if part.name in rows:
            raise SourceProblem(f"Tệp có hai trang tính cùng là bảng “{part.name}”; để lại một.")
        body, left_out = _body(found, sheet["rows"][found.below :])
        rows[part.name], skipped[part.name] = body, left_out
        notes += found.notes
    if not rows:
        raise SourceProblem(_what_lacks(form, lacking))
    if not any(rows.values()):
        raise SourceProblem(NO_ROWS)
    return ReadTable(rows, skipped, notes)


def _answer(content: bytes) -> dict:
    if not content:
        raise SourceProblem("Tệp rỗng.")
    if len(content) > LARGEST:
        raise SourceProblem(f"Tệp lớn hơn {LARGEST // MB} MB. Chia thành nhiều tệp rồi chọn lại.")
    if content.startswith(OLE):
        raise SourceProblem(OLD_EXCEL)
    kind = "xlsx" if content.startswith(ZIP) else "csv"
    with slot(WAIT) as free:
        if not free:
            raise SourceProblem(BUSY)
        try:
            answer = answer_of("departments.workbooks.sheet_cells", kind, content, SECONDS)
        except TooMuch:
            raise SourceProblem(SLOW) from None
    if "problem" in answer:
        raise SourceProblem(answer["problem"] or DAMAGED)
    return answer


@dataclass(frozen=True)
class _Head:
    """Headings of a part, found in a sheet: which column stands where, the place of the first row
    below them, the needed columns that are not there, the headings that say nothing to us."""

    part: SheetPart
    columns: Columns
    below: int
    lacking: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def notes(self) -> list[str]:
        if not self.unknown:
            return []
        return [f"Bảng “{self.part.name}”: không nhập các cột {', '.join(self.unknown)}."]


def _head_of(form: TableForm, rows: list[tuple[int, Cells]]) -> _Head | None:
    """The best match among the first rows, of one row or of two on top of each other; None where
    nothing looks like a heading."""
    heads = []
    for place, (_, cells) in enumerate(rows[:HEADS_WITHIN]):
        under = rows[place + 1][1] if place + 1 < len(rows) else []
        both = [below or above for above, below in zip(_padded(cells, under), under, strict=False)]
        for part in form.parts:
            heads.append(_head(part, cells, place + 1))
            heads.append(_head(part, both, place + 2))
    known = [head for head in heads if len(head.columns) >= LEAST_HEADS]
    return max(known, key=lambda head: (not head.lacking, len(head.columns)), default=None)


def _padded(cells: Cells, under: Cells) -> Cells:
    return cells + [""] * (len(under) - len(cells))


def _head(part: SheetPart, cells: Cells, below: int) -> _Head:
    columns: Columns = {}
    unknown = []
    for place, cell in enumerate(cells):
        words = spelled(cell)
        column = next((one for one in part.columns if words in _spellings(one)), None)
        if column and column.name not in columns:
            columns[column.name] = place
        elif words not in COUNTERS:
            unknown.append(f"“{cell}”")
    lacking = tuple(one.title for one in part.columns if one.needed and one.name not in columns)
    return _Head(part, columns, below, lacking, tuple(unknown))


def spelled(heading: str) -> str:
    """A heading as headings are compared: what stands in brackets aside."""
    return fold(ASIDE.sub("", heading.replace("\n", " ")).strip())


def _spellings(column: SheetColumn) -> set[str]:
    return {spelled(words) for words in (column.title, *column.also)}


def _what_lacks(form: TableForm, heads: list[_Head | None]) -> str:
    best = max(
        filter(None, heads), key=lambda head: len(head.columns) - len(head.lacking), default=None
    )
    if best is None:
        named = " hoặc ".join(f"“{part.name}”" for part in form.parts)
        return f"Không thấy dòng tiêu đề của bảng {named}. Tải tệp mẫu, điền rồi chọn lại."
    lacking = ", ".join(f"“{title}”" for title in best.lacking)
    return f"Bảng “{best.part.name}” thiếu cột {lacking}. Xem tệp mẫu, thêm cột rồi chọn lại."


def _body(head: _Head, rows: list[tuple[int, Cells]]) -> tuple[list[SheetRow], list[SheetRow]]:
    """The rows of work, what stands once for several of them written into each; and those that head
    groups or count the columns."""
    body, left_out = [], []
    above: dict[str, str] = {}
    for number, cells in rows:
        known = {
            name: cells[place]
            for name, place in head.columns.items()
            if place < len(cells) and cells[place] not in NOTHING
        }
        filled = [cell for cell in cells if cell not in NOTHING]
        if not _is_work(head.part, known, filled):
            left_out.append(SheetRow(number, known or {"": "; ".join(filled)}))
            heads = {one.name for one in head.part.columns if one.heads}
            above = known if set(known) <= heads and known else above
            continue
        row = SheetRow(number, known)
        carried = {
            column.name: above[column.name]
            for column in head.part.columns
            if column.follows and not row[column.follows] and column.name in above
        }
        above = carried | known
        body.append(SheetRow(number, above))
    return body, left_out


def _is_work(part: SheetPart, known: dict[str, str], filled: Cells) -> bool:
    """Neither a row of figures nor the lone heading of a group."""
    if not known or all(FIGURE.fullmatch(cell) for cell in filled):
        return False
    if len(filled) > 1 or len(part.needed) < 2:
        return True
    return any(one.needed and not one.heads for one in part.columns if one.name in known)
