"""Tables with a column for each unit, or each month, and a tick in it: their rows with the ticked
units and months in columns of their own, as other tables have them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from conclusions.reading.dates import MONTH_YEAR, QUARTER_YEAR, YEAR
from conclusions.reading.task_tables import columns_of
from conclusions.reading.text_lines import TextLine
from conclusions.reading.traced_text import EMPTY, Traced, joined
from conclusions.reading.unit_finder import UnitFinder
from departments.folding import level

TICK = re.compile(r"[x✓✔✅v•●■☑☒✗✘+]|\( ?[xv+] ?\)|\[ ?[xv✓✔] ?\]|có")
# Signs that lead or help where the paper says so below: “● chủ trì; ○ phối hợp”.
SIGNS = "x✓✔✅v•●■☑☒✗✘+○o□☐*★☆◎◯◉▲△k"
LEGEND = re.compile(
    rf"(?<!\w)[\"“(]?(?P<sign>[{SIGNS}])[\"”)]? ?(?:[:=–-]|là)? ?(?:đơn vị |cơ quan )?"
    r"(?P<part>chủ trì|phối hợp|chính|hỗ trợ|thực hiện chính)(?!\w)"
)
REST = re.compile(r"[\s;,.:()-]*(?:(?:ghi chú|chú thích|ký hiệu|trong đó)[\s;,.:()-]*)*")
LONGEST_LEGEND = 120  # letters
NO_TICK = re.compile(r"[-–☐□o○]?|\[ ?\]|\( ?\)|không")
LEADS = re.compile(r"c\.?t\.?|\(?ct\)?|chủ trì|đơn vị chủ trì|chính")
HOLLOW = re.compile(r"[○◯☆△◎]")
HELPS = re.compile(r"p\.?h\.?|\(?ph\)?|phối hợp|đơn vị phối hợp|hỗ trợ")
PERIOD = re.compile(rf"(?:{MONTH_YEAR}|{QUARTER_YEAR}|t(?P<month>\d{{1,2}})[/.-](?P<year>{YEAR}))")
BY_LETTERS = re.compile(r"[A-ZĐ][A-ZĐa-z.&-]{1,7}")
FEWEST, MOST = 3, 40  # columns
SHOWN = 60  # letters
LEAD, HELP, TIME = "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn"
MANY = "Bảng, hàng “{}”: nhiều đơn vị được đánh dấu, không ghi ai chủ trì; đang xếp đều chủ trì."
TWO_SIGNS = (
    "Bảng, hàng “{}”: đơn vị được đánh dấu bằng các ký hiệu khác nhau, không ghi ký hiệu nào là "
    "phối hợp; đối chiếu với bản gốc."
)
UNREAD = "Bảng có cột “{}” đánh dấu bằng ký hiệu chưa đọc được; đối chiếu với bản gốc."


@dataclass(frozen=True)
class _Marked:
    """The places of columns that hold marks alone: those of units, those of periods."""

    units: tuple[int, ...]
    periods: tuple[int, ...]
    unread: tuple[int, ...]


def with_ticked_columns(
    lines: list[TextLine], units: UnitFinder
) -> tuple[list[TextLine], list[str]]:
    """The lines, such tables changed, and a word to the reviewer on what is not clear in them."""
    shown: list[TextLine] = []
    told: list[str] = []
    for table in runs_of(lines):
        table = _with_one_head(table, units)
        marked = _marked(table, units) if len(table) > 1 else None
        if not marked:
            shown += table
            continue
        told += [UNREAD.format(table[0].cells[at].text) for at in marked.unread]
        shown += _changed(table, marked, told)
    return shown, told


def tells_signs(text: str) -> bool:
    """“Ghi chú: ● chủ trì; ○ phối hợp” says how a table is to be read, and is no work."""
    if len(text) > LONGEST_LEGEND or "chủ trì" not in (low := level(text)):
        return False
    rest = LEGEND.sub("", low)
    return rest != low and bool(REST.fullmatch(rest))


def with_signs_told(lines: list[TextLine]) -> list[TextLine]:
    """The lines, signs in cells as words where the paper tells below what they stand for."""
    told = {
        found["sign"]: "chủ trì" if found["part"].endswith(("chủ trì", "chính")) else "phối hợp"
        for line in lines
        if not line.cells
        for found in LEGEND.finditer(level(line.text))
    }
    if len(told) < 2:  # noqa: PLR2004 - one sign tells nobody apart
        return lines
    return [
        replace(line, cells=tuple(_as_told(cell, told) for cell in line.cells))
        if line.cells
        else line
        for line in lines
    ]


def _as_told(cell: Traced, told: dict[str, str]) -> Traced:
    sign = told.get(level(cell.text).strip())
    return called(sign, cell) if sign else cell


def runs_of(lines: list[TextLine]) -> Iterator[list[TextLine]]:
    """Lines one by one, rows of as many cells together; a row that heads a table begins a run."""
    run: list[TextLine] = []
    for line in lines:
        heads = len(line.cells) >= FEWEST and columns_of(line.cells) is not None
        if run and (not line.cells or len(line.cells) != len(run[0].cells) or heads):
            yield run
            run = []
        run.append(line)
        if not FEWEST <= len(line.cells) <= MOST:
            yield run
            run = []
    if run:
        yield run


def _with_one_head(table: list[TextLine], units: UnitFinder) -> list[TextLine]:
    """Units on a second line of the head, under “Đơn vị thực hiện”, head their columns."""
    if len(table) < FEWEST:
        return table
    head, second, *rows = table
    named = {at for at, cell in enumerate(second.cells) if cell.text}
    columns = len(named) > 1 and all(_heads_column(second.cells[at], units) for at in named)
    if not columns or len(named) == len(second.cells):
        return table
    cells = tuple(
        below if at in named else above
        for at, (above, below) in enumerate(zip(head.cells, second.cells, strict=True))
    )
    return [replace(head, words=joined([head.words, second.words]), cells=cells), *rows]


def _heads_column(cell: Traced, units: UnitFinder) -> bool:
    return bool(units.resolve(cell.text) or PERIOD.fullmatch(level(cell.text).strip()))


def _marked(table: list[TextLine], units: UnitFinder) -> _Marked | None:
    head = table[0].cells
    found: dict[str, list[int]] = {"unit": [], "period": [], "unread": []}
    ticked = False
    for at in range(len(head)):
        cells = [level(row.cells[at].text).strip() for row in table[1:]]
        if not head[at].text or not all(map(is_mark, cells)):
            continue
        low = level(head[at].text).strip()
        named = units.resolve(head[at].text) or BY_LETTERS.fullmatch(head[at].text)
        kind = "period" if PERIOD.fullmatch(low) else "unit" if named else "unread"
        marks = any(map(says, cells))
        ticked = ticked or marks
        if marks or kind != "unread":
            found[kind].append(at)
    if not ticked:
        return None
    return _Marked(*(tuple(places) for places in found.values()))


def is_mark(low: str) -> bool:
    return bool(says(low) or NO_TICK.fullmatch(low))


def says(low: str) -> bool:
    return any(form.fullmatch(low) for form in (TICK, LEADS, HELPS))


def _changed(table: list[TextLine], marked: _Marked, told: list[str]) -> Iterator[TextLine]:
    """The rows with the columns that were ticked as lists of their heads."""
    head = table[0].cells
    gone = {*marked.units, *marked.periods}
    if not gone:
        yield from table
        return
    left = [cell for at, cell in enumerate(head) if at not in gone]
    before = columns_of((*left, called(TIME, head[0]))) or {}
    led = "lead" in before
    dated = before.get("time", len(left)) < len(left)
    new = [LEAD, HELP] * bool(marked.units) + [TIME] * bool(marked.periods and not dated)
    if marked.units and led:
        new.remove(LEAD)
    if marked.units and "help" in before:
        new.remove(HELP)
    place = head[min(gone)]
    for row in table:
        kept = tuple(cell for at, cell in enumerate(row.cells) if at not in gone)
        if row is table[0]:
            yield replace(row, cells=(*kept, *(called(name, place) for name in new)))
            continue
        parts = _parts(row, head, marked, led)
        if len(parts[LEAD]) > 1 and not parts[HELP]:
            told.append(MANY.format(_task(row, head)))
        if any(HOLLOW.fullmatch(row.cells[at].text.strip()) for at in marked.units):
            full = all(row.cells[at].text.strip() for at in marked.units)
            told += [] if full else [TWO_SIGNS.format(_task(row, head))]
        cells = [listed(parts[name]) for name in new]
        yield replace(row, cells=(*kept, *cells))


def _parts(
    row: TextLine, head: tuple[Traced, ...], marked: _Marked, led: bool
) -> dict[str, list[Traced]]:
    parts: dict[str, list[Traced]] = {LEAD: [], HELP: [], TIME: []}
    for at in marked.units:
        low = level(row.cells[at].text).strip()
        if HELPS.fullmatch(low) or (led and says(low)):
            parts[HELP].append(head[at])
        elif says(low):
            parts[LEAD].append(head[at])
    for at in marked.periods:
        if says(level(row.cells[at].text).strip()):
            parts[TIME] = [_spelled(head[at])]  # the last one, when it is to be done
    return parts


def _spelled(period: Traced) -> Traced:
    found = PERIOD.fullmatch(level(period.text))
    if not found or not found["month"]:
        return period
    return called(f"tháng {found['month']}/{found['year']}", period)


def listed(parts: list[Traced]) -> Traced:
    return joined(parts, by="; ") if parts else EMPTY


def called(name: str, place: Traced) -> Traced:
    """Words that stand for what is printed at that place."""
    start, end = place.span()
    return Traced(name, [start] * len(name), [end] * len(name))


def _task(row: TextLine, head: tuple[Traced, ...]) -> str:
    columns = columns_of((*head, called(TIME, head[0]))) or {}
    at = columns.get("task", 0)
    return row.cells[at].text[:SHOWN]
