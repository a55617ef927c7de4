"""Tables of tasks: the columns say who, with whom and until when, without any grammar."""

import re
from dataclasses import replace
from datetime import date

from conclusions.reading.column_words import HELP_HEADS, LEAD_HEADS, TASK_HEADS, TIME_HEADS
from conclusions.reading.dates import DAY, FULL_DATE, MONTH, Said, parse_day
from conclusions.reading.deadlines import as_deadline, limits_in
from conclusions.reading.model import Deadline, ReadDuty
from conclusions.reading.recurrences import EVERY
from conclusions.reading.ticked_days import ticked_day_in
from conclusions.reading.titles import deliverable_of, title_of
from conclusions.reading.traced_text import Traced
from conclusions.reading.unit_cells import parts_of_cell
from conclusions.reading.unit_finder import UnitFinder
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
# “Bắt đầu” beside “Kết thúc”: when the work begins, and the other column when it is to be done.
ASIDE = re.compile(r" ?\(?dự kiến\)?|:(?= )")
SPAN_OF = r"(?:ngày|thời gian|thời điểm|thời hạn|thực hiện|tiến độ)"
BEGINS = re.compile(
    rf"(?:{SPAN_OF},? )*(?:bắt đầu|khởi công|khởi động|từ)(?: thực hiện| triển khai)?(?: từ)?"
    rf"(?: ngày| tháng)?|(?:{SPAN_OF} )+(?:triển khai|giao|nhận|đầu)(?: việc)?"
)
ENDS = re.compile(
    rf"(?:{SPAN_OF},? )*(?:kết thúc|đến|tới|hết|xong|cuối)(?: thực hiện)?(?: hết)?"
    rf"(?: ngày| tháng)?"
)
# “Thời hạn cũ” beside “Thời hạn mới”: what no longer holds.
FORMER = re.compile(r".*(?<!\w)(?:cũ|trước đây|ban đầu)$")
# “Đơn vị chủ trì, phối hợp”: one column for both.
BOTH_PARTS = re.compile(
    r"(?:(?:đơn vị|cơ quan|phòng|bộ phận|các đơn vị),? )*(?:chủ trì|thực hiện)[ ,/&+(-]*(?:và )?"
    r"(?:(?:đơn vị|cơ quan|phòng|bộ phận) )*phối hợp(?: thực hiện)?"
)
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
    heads = [ASIDE.sub("", level(cell.text)).strip(" .:*()") for cell in cells]
    if any(len(head) > 60 for head in heads):
        return None
    times = sum(_column_of(head, {}) == "time" for head in heads)
    begins, ends = _span_of(heads)
    if lead := next((at for at, head in enumerate(heads) if BOTH_PARTS.fullmatch(head)), None):
        found |= {"lead": lead, "both": lead}
    for place, head in enumerate(heads):
        if place == lead:
            continue
        name = "begin" if place == begins else "time" if place == ends else _column_of(head, found)
        former = name == "time" and times > 1 and FORMER.match(head)
        if name and name not in found and not former and not COUNTS.match(head):
            found[name] = place
    if "task" not in found and {"product", "lead", "time"} <= set(found):
        found["task"] = found.pop("product")  # what is to be handed in is the work
    return found if "task" in found and {"lead", "time"} & set(found) else None


def _span_of(heads: list[str]) -> tuple[int | None, int | None]:
    """Which column tells when the work begins and which when it ends; none where there are not
    both, or where neither has a word that plainly says so."""
    begins = next((at for at, head in enumerate(heads) if BEGINS.fullmatch(head)), None)
    if begins is None:
        return None, None
    others = [at for at in range(len(heads)) if at != begins]
    ends = next((at for at in others if ENDS.fullmatch(heads[at])), None)
    if ends is None:
        ends = next((at for at in others if _column_of(heads[at], {}) == "time"), None)
    return (begins, ends) if ends is not None else (None, None)


def _column_of(low: str, found: Columns) -> str | None:
    """What the column under that head holds, and no column before it."""
    whole = HEADS.get(low.strip(" .:*()"))
    if whole and whole not in found:
        return whole
    return next((name for name, form in COLUMNS if name not in found and form.match(low)), None)


def cell_of(cells: tuple[Traced, ...], columns: Columns, name: str) -> Traced | None:
    place = columns.get(name, len(cells))
    return cells[place] if place < len(cells) and cells[place].text.strip(" -–") else None


def row_duties(
    cells: tuple[Traced, ...],
    columns: Columns,
    units: UnitFinder,
    said: Said,
    *,
    sure: bool = False,
) -> tuple[ReadDuty, ...]:
    """The duty of a row, one for each day it names; none where the row is a heading. It is `sure`
    to be none where a row above it tells whose work it is."""
    task = cell_of(cells, columns, "task")
    if not task or FIGURE.fullmatch(task.text):
        return ()
    lead, helper, time, product = (
        cell_of(cells, columns, name) for name in ("lead", "help", "time", "product")
    )
    if not (lead or helper or time or sure):
        return ()
    time = ticked_day_in(time).words if time else None
    leads, helpers = parts_of_cell(lead, units, both="both" in columns)
    named, asked = parts_of_cell(helper, units, helps=True)
    duty = ReadDuty(
        what="",
        span=task.span(),
        title=title_of(task.text),
        leads=leads + named,
        helpers=helpers + asked,
        deliverable=product.text if product else deliverable_of(task.text),
    )
    return tuple(replace(duty, deadline=one) for one in _deadlines(time, said))


# “05/12”, “trước 05/12”: in a column of deadlines a day, though it names no year.
BARE_DAY = re.compile(
    rf"(?:(?P<before>trước)|đến|hết|chậm nhất|xong)? ?(?:ngày )?(?P<day>{DAY} ?[/.-] ?{MONTH})\.?"
)


def _deadlines(cell: Traced | None, said: Said) -> list[Deadline | None]:
    """What the column of deadlines says, mostly one; several only where each names its day."""
    limits = limits_in(level(cell.text), said) if cell else []
    if cell and len(limits) > 1 and all(limit.on for limit in limits):
        return [as_deadline(cell, limit) for limit in limits]
    bare = BARE_DAY.fullmatch(level(cell.text)) if cell else None
    if cell and bare and (day := parse_day(bare["day"], said.after)):
        kind = "before" if bare["before"] else "by"
        return [Deadline(kind, day, cell.text, cell.span())]
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
    if day := _last_of_span(low):
        return Deadline("by", day, cell.text, cell.span())
    if re.search(r"thường xuyên|h[àằ]ng ngày", low):
        return Deadline("ongoing", None, cell.text, cell.span())
    every = next(
        (e for word, e in EVERY.items() if re.search(rf"h[àằ]ng {word}|định kỳ {word}", low)), ""
    )
    kind = "recurring" if every else "before" if low.startswith("trước ") else "by"
    return Deadline(kind, None, cell.text, cell.span(), every=every)


# “01/12/2026 - 20/12/2026”: from a day to another.
TO_DAY = re.compile(r" ?(?:-|đến|tới)(?: hết)?(?: ngày)? ?")


def _last_of_span(low: str) -> date | None:
    """The day a cell names, the last one of a span; none where it only tells when work begins."""
    days = list(FULL_DATE.finditer(low))
    if not days or (len(days) == 1 and BEGINS.fullmatch(low[: days[0].start()].strip())):
        return None
    last = days[0]
    for day in days[1:]:
        last = day if TO_DAY.fullmatch(low, last.end(), day.start()) else last
    return parse_day(last[0])
