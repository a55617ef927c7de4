"""From a file to the rows of a form's sheets."""

import re
from dataclasses import dataclass, field

from departments.filekinds import MB, OLE, ZIP
from departments.foreign_files.apart import told_of
from departments.foreign_files.problem import SourceProblem
from departments.foreign_files.slots import slot
from departments.papertext import paper_count
from departments.workbooks.sheet_heads import (
    Cells,
    Row,
    SheetHead,
    column_spellings,
    head_of,
    spelled,
)
from departments.workbooks.table_form import SheetRow, TableForm

SUFFIXES = (".xlsx", ".csv")
LARGEST = 10 * MB
SECONDS, WAIT = 20, 5
GUIDE = "Hướng dẫn"  # the sheet of our own workbooks that explains the others
OLD_EXCEL = (
    "Tệp là Excel đời cũ (.xls) hoặc có mật khẩu. Mở bằng Excel, lưu thành .xlsx không mật khẩu "
    "rồi chọn lại."
)
BUSY = "Máy chủ đang đọc các tệp khác; thử lại sau ít phút."
DAMAGED = "Tệp không đọc được: tệp hỏng hoặc không phải .xlsx, .csv. Lưu lại tệp rồi chọn lại."
SLOW = "Tệp quá lớn hoặc quá phức tạp nên không đọc được. Chép riêng bảng sang tệp mới."
NO_ROWS = "Dưới dòng tiêu đề không có dòng nào để nhập."
NO_HEAD = "Không thấy dòng tiêu đề của bảng {named}. Tải tệp mẫu, điền rồi chọn lại."
LACKING = "Bảng “{part}”{sheet} thiếu cột {columns}. Xem tệp mẫu, thêm cột rồi chọn lại."
NOTHING = {"", "-", "–", "—", "/", "..."}  # written where there is nothing
FIGURE = re.compile(r"\(?[\d\s.]+\)?|\(?[A-Za-zĐđ]\)?")  # “(1)”, “A”: what counts columns
NUMERAL = re.compile(r"[IVXLC]+\.?|[A-ZĐ]\.?")  # “I”, “A.”: what counts groups


@dataclass
class ReadTable:
    """The rows of each part by its name, and what was left out of them; what is to be told of the
    whole file."""

    rows: dict[str, list[SheetRow]] = field(default_factory=dict)
    skipped: dict[str, list[SheetRow]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def read_table(form: TableForm, content: bytes) -> ReadTable:
    """The rows of a file that somebody brought; raises SourceProblem, in Vietnamese, for one that
    cannot be read or holds none of the form's tables."""
    answer = _answer(content)
    read = ReadTable(notes=list(answer["notes"]))
    for sheet in answer["sheets"]:
        if sheet["name"] != GUIDE and sheet["rows"]:
            _read_sheet(form, sheet["name"], sheet["rows"], sheet["trouble"], read)
    if not read.rows:
        named = " hoặc ".join(f"“{part.name}”" for part in form.parts)
        raise SourceProblem(NO_HEAD.format(named=named))
    if not any(read.rows.values()):
        raise SourceProblem(NO_ROWS)
    return read


def _read_sheet(form: TableForm, name: str, rows: list[Row], trouble: str, read: ReadTable) -> None:
    """Several sheets may hold one table, a quarter each."""
    head = head_of(form, rows)
    if head is None:
        told = f"Trang tính “{name}” không có các cột của bảng này nên bỏ qua."
        read.notes += [told] * bool(name)
        return
    if head.lacking:
        columns = ", ".join(f"“{title}”" for title in head.lacking)
        sheet = f" (trang tính “{name}”)" if name else ""
        raise SourceProblem(LACKING.format(part=head.part.name, sheet=sheet, columns=columns))
    head.check()
    if trouble:
        raise SourceProblem(f"Trang tính “{name}”: {trouble}")
    body, left_out = _body(head, rows[head.below :], name)
    rows_of_part = read.rows.setdefault(head.part.name, [])
    rows_of_part += body
    if len(rows_of_part) > head.part.most:
        most = paper_count(head.part.most)
        raise SourceProblem(f"Bảng “{head.part.name}” có quá {most} dòng; chia thành nhiều tệp.")
    read.skipped.setdefault(head.part.name, []).extend(left_out)
    read.notes += [note for note in head.notes if note not in read.notes]


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
        module = "departments.workbooks.sheet_cells"
        return told_of(module, kind, content, SECONDS, slow=SLOW, damaged=DAMAGED)


def _body(head: SheetHead, rows: list[Row], sheet: str) -> tuple[list[SheetRow], list[SheetRow]]:
    """The rows of work, what stands once for several of them written into each; and those that head
    groups, count the columns, repeat the headings or sign the table."""
    body, left_out = [], []
    above: dict[str, str] = {}
    last = max((place for place, row in enumerate(rows) if _is_whole(head, row[1])), default=-1)
    for place, (number, cells) in enumerate(rows):
        known = _known(head, cells)
        if heading := _heading_in(head, cells):
            above = heading
        if heading or not _is_work(head, known, cells, is_under=place > last):
            words = {"": "; ".join(cell for cell in cells if cell not in NOTHING)}
            left_out.append(SheetRow(number, known or words, sheet))
            continue
        row = SheetRow(number, known, sheet)
        carried = {
            column.name: above[column.name]
            for column in head.part.columns
            if column.follows and not row[column.follows] and column.name in above
        }
        above = carried | known
        body.append(SheetRow(number, above, sheet))
    return body, left_out


def _known(head: SheetHead, cells: Cells) -> dict[str, str]:
    return {
        name: cells[place]
        for name, place in head.columns.items()
        if place < len(cells) and cells[place] not in NOTHING
    }


def _is_whole(head: SheetHead, cells: Cells) -> bool:
    """Each needed column says something, but for what may stand once for several rows."""
    own = {one.name for one in head.part.columns if one.needed and one.follows != one.name}
    return own <= set(_known(head, cells))


def _heading_in(head: SheetHead, cells: Cells) -> dict[str, str]:
    """What a lone cell, in whichever column, says for the rows below it: the number of a notice."""
    filled = [cell for cell in cells if cell not in NOTHING]
    if len(filled) != 1:
        return {}
    heading = [one for one in head.part.columns if one.heads and re.search(one.heads, filled[0])]
    return {one.name: filled[0] for one in heading}


def _is_work(head: SheetHead, known: dict[str, str], cells: Cells, *, is_under: bool) -> bool:
    """Whether it is a row of the table, be it a wrong one; `is_under` the last that is whole."""
    filled = {place: cell for place, cell in enumerate(cells) if cell not in NOTHING}
    if not known or all(FIGURE.fullmatch(cell) for cell in filled.values()):
        return False
    if _repeats_headings(head, known):
        return False
    if len(head.part.needed) < 2:
        return True
    first = next(one.name for one in head.part.columns if one.needed and one.follows != one.name)
    if is_under and first not in known:
        return False
    return not _heads_a_group(head, filled, first)


def _heads_a_group(head: SheetHead, filled: dict[int, str], first: str) -> bool:
    """A lone cell before the column of work, or words there beside a numeral: “I”, “Tháng 4”."""
    counted = {place: filled[place] for place in head.counters & set(filled)}
    rest = [place for place in filled if place not in counted]
    if len(rest) > 1:
        return False
    if not rest or rest[0] < head.columns[first]:
        return True
    return (
        any(NUMERAL.fullmatch(cell) for cell in counted.values())
        and rest[0] == (head.columns[first])
    )


def _repeats_headings(head: SheetHead, known: dict[str, str]) -> bool:
    """On each page anew, as long lists are printed."""
    columns = {one.name: column_spellings(one) for one in head.part.columns}
    return all(spelled(words) in columns[name] for name, words in known.items())
