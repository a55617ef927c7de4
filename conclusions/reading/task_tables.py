"""Tables of tasks: the columns say who, with whom and until when, without any grammar."""

import re
from dataclasses import replace

from conclusions.reading.column_words import HELP_HEADS, LEAD_HEADS, TASK_HEADS, TIME_HEADS
from conclusions.reading.dates import FULL_DATE, Said, parse_day
from conclusions.reading.deadlines import as_deadline, limits_in
from conclusions.reading.model import Deadline, ReadDuty, UnitRef
from conclusions.reading.recurrences import EVERY
from conclusions.reading.titles import deliverable_of, title_of
from conclusions.reading.traced_text import Traced
from conclusions.reading.unit_finder import UnitFinder, UnitGroup
from departments.folding import level

# What the heads of columns begin or end with; whole heads stand in `column_words`.
COLUMNS = (
    ("number", re.compile(r"(?:s?tt|số tt|số thứ tự)\.?$")),
    ("item", re.compile(r"(?:điểm, )?(?:khoản, )?mục(?:,.*| (?:số|trong|tại|của) .*)?$")),
    ("help", re.compile(r".*phối hợp")),
    (
        "time",
        re.compile(
            r".*(?:thời gian|thời hạn|thời điểm|tiến độ|ngày hoàn thành|hoàn thành|deadline)"
            r"|(?:ngày )?hạn(?! chế| mức| ngạch| hẹp| hán)(?!\w)"
            r"|(?:phải )?xong (?:trước|ngày|trong)"
        ),
    ),
    ("product", re.compile(r".*(?:sản phẩm|kết quả)")),
    ("lead", re.compile(r".*(?:chủ trì|đơn vị|cơ quan|người|bộ phận|phân công|trách nhiệm)")),
    ("task", re.compile(r".*(?:nội dung|nhiệm vụ|công việc|đầu việc|việc)")),
)
# "Số nhiệm vụ", "Tỷ lệ hoàn thành": such a column counts, and says nothing of a task.
COUNTS = re.compile(r"(?:tổng )?số (?!tt|thứ tự)|t[ỷỉ] lệ")
# “Thời hạn cũ” beside “Thời hạn mới”: what no longer holds.
FORMER = re.compile(r".*(?<!\w)(?:cũ|trước đây|ban đầu)$")
FIGURE = re.compile(r"[\d\s.,%/()-]+")
HEADS = {
    **dict.fromkeys(HELP_HEADS, "help"),
    **dict.fromkeys(TIME_HEADS, "time"),
    **dict.fromkeys(LEAD_HEADS, "lead"),
    **dict.fromkeys(TASK_HEADS, "task"),
}
Columns = dict[str, int]


def columns_of(cells: tuple[Traced, ...]) -> Columns | None:
    """Which column holds what, if these cells are the head of a table of tasks."""
    found: Columns = {}
    times = sum(_column_of(level(cell.text), {}) == "time" for cell in cells)
    for place, cell in enumerate(cells):
        low = level(cell.text)
        if len(low) > 60:
            return None
        if COUNTS.match(low) or (times > 1 and FORMER.match(low.strip(" .:*()"))):
            continue
        name = _column_of(low, found)
        if name:
            found[name] = place
    return found if "task" in found and {"lead", "time"} & set(found) else None


def _column_of(low: str, found: Columns) -> str | None:
    """What the column under that head holds, and no column before it."""
    whole = HEADS.get(low.strip(" .:*()"))
    if whole and whole not in found:
        return whole
    return next((name for name, form in COLUMNS if name not in found and form.match(low)), None)


def cell_of(cells: tuple[Traced, ...], columns: Columns, name: str) -> Traced | None:
    place = columns.get(name, len(cells))
    return cells[place] if place < len(cells) and cells[place].text.strip(" -–") else None


# More of a name: small words, no list and nothing in brackets.
REST_OF_NAME = re.compile(r"(?: [^\W\d_]+){1,5}")


def row_duties(
    cells: tuple[Traced, ...],
    columns: Columns,
    units: UnitFinder,
    said: Said,
) -> tuple[ReadDuty, ...]:
    """The duty of a row, one for each day it names; none where the row is a heading."""
    task = cell_of(cells, columns, "task")
    if not task or FIGURE.fullmatch(task.text):
        return ()
    lead, helper, time, product = (
        cell_of(cells, columns, name) for name in ("lead", "help", "time", "product")
    )
    if not lead and not time:
        return ()
    duty = ReadDuty(
        what="",
        span=task.span(),
        title=title_of(task.text),
        leads=refs_of_cell(lead, units),
        helpers=refs_of_cell(helper, units),
        deliverable=product.text if product else deliverable_of(task.text),
    )
    return tuple(replace(duty, deadline=one) for one in _deadlines(time, said))


def refs_of_cell(cell: Traced | None, units: UnitFinder) -> tuple[UnitRef, ...]:
    """The units of a cell; words that are no known form of a unit stand as they are."""
    if not cell:
        return ()
    if ";" in cell.text:
        edges = [m.span() for m in re.finditer(r"[^;\n]+", cell.text)]
        return tuple(ref for a, b in edges for ref in refs_of_cell(cell[a:b].stripped(), units))
    groups = units.groups(cell)
    if len(groups) == 1 and _goes_on(groups[0], cell):
        return (UnitRef(cell.text, cell.span(), units.resolve(cell.text)),)
    if groups and groups[0].start == 0:
        return tuple(ref for group in groups for ref in group.refs)
    parts = [m.span() for m in re.finditer(r"[^;\n]+", cell.text)]
    return tuple(
        UnitRef(cell.text[a:b].strip(), cell.span(a, b), units.resolve(cell.text[a:b].strip()))
        for a, b in parts
        if cell.text[a:b].strip()
    )


def _goes_on(group: UnitGroup, cell: Traced) -> bool:
    """A name that no list has, and in its cell nothing but more of it: “Tổ Tư vấn học đường”."""
    named = group.refs[0].name or group.refs[0].collective
    alone = group.start == 0 and len(group.refs) == 1 and not named
    return alone and bool(REST_OF_NAME.fullmatch(cell.text, group.end))


def _deadlines(cell: Traced | None, said: Said) -> list[Deadline | None]:
    """What the column of deadlines says, mostly one; several only where each names its day."""
    limits = limits_in(level(cell.text), said) if cell else []
    if cell and len(limits) > 1 and all(limit.on for limit in limits):
        return [as_deadline(cell, limit) for limit in limits]
    return [limit_of_cell(cell, said)]


def limit_of_cell(cell: Traced | None, said: Said) -> Deadline | None:
    """The one limit of a cell; words that name no day known here stand without one."""
    if not cell:
        return None
    low = level(cell.text)
    within = f"xong trong {low.removeprefix('trong ')}"
    for limit in limits_in(low, said) or limits_in(within, said)[:1]:
        return Deadline(
            limit.kind, limit.on, cell.text, cell.span(), at=limit.at, every=limit.every
        )
    if day := FULL_DATE.search(low):
        return Deadline("by", parse_day(day[0]), cell.text, cell.span())
    if re.search(r"thường xuyên|h[àằ]ng ngày", low):
        return Deadline("ongoing", None, cell.text, cell.span())
    every = next(
        (e for word, e in EVERY.items() if re.search(rf"h[àằ]ng {word}|định kỳ {word}", low)), ""
    )
    kind = "recurring" if every else "before" if low.startswith("trước ") else "by"
    return Deadline(kind, None, cell.text, cell.span(), every=every)
