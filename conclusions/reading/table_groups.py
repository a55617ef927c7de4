"""Rows of a table that head the rows below them, and whose work those are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conclusions.reading.citations import masked
from conclusions.reading.dates import Said
from conclusions.reading.deadlines import as_deadline, limits_in
from conclusions.reading.headings import unit_part
from conclusions.reading.model import Deadline, ReadItem, UnitRef
from conclusions.reading.name_words import HEAD, MEMBER
from conclusions.reading.outline import Node
from conclusions.reading.paths import told_place
from conclusions.reading.task_tables import Columns, cell_of, limit_of_cell
from conclusions.reading.unit_finder import UnitFinder
from departments.folding import level

# “I | THANH TRA SỞ” or “I. Thanh tra Sở” over rows: whose work they are.
LETTERED = re.compile(r"(?:[IVX]{1,5}|[A-H])\s?[.)/]?\s")
GROUP_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-H]|\d{1,2})\s?[.)/]?(?:\s|$)")
JOINT = 3  # letters, as of “ và”
LABEL = re.compile(
    r"(?:(?:tên )?(?:đơn vị|cơ quan|phòng|bộ phận)(?: chủ trì| thực hiện| được giao)?|chủ trì|"
    r"trách nhiệm|phần việc|nhiệm vụ) ?: ?(?=\S)"
)
# “Các đơn vị khác”, “Khối phòng chuyên môn”: a heap of rows, and nobody's name.
HEAP = re.compile(
    r"(?:khối|nhóm|cụm)(?: các)? (?:cơ quan|đơn vị|phòng|ban|sở|trung tâm|trạm|trường|xã|phường|"
    r"bệnh viện|khoa|chi cục|tổ chức|đoàn thể|chuyên môn|tham mưu|hành chính|sự nghiệp|văn phòng)"
    r"|.*(?<!\w)(?:khác|còn lại)$"
)


@dataclass(frozen=True)
class TableGroup:
    """What a row over others says, and the units it gives them to."""

    words: str = ""
    leads: tuple[UnitRef, ...] = ()
    limit: Deadline | None = None  # for the rows below that have none of their own

    @property
    def names_unit(self) -> bool:
        """Whether its words are of units at all, and no topic."""
        low = level(self.words)
        return bool(self.leads or HEAP.match(low) or HEAD.match(low) or MEMBER.match(low))


def group_of(node: Node, columns: Columns, finder: UnitFinder, said: Said) -> TableGroup:
    """What a row without a task gives to the rows below it."""
    time = cell_of(node.cells, columns, "time")
    filled = [cell for cell in node.cells if cell.text.strip(" -–") and cell is not time]
    told = [cell for cell in filled if not GROUP_NUMBER.fullmatch(f"{cell.text} ")]
    if len(told) != 1:
        return TableGroup()
    number = GROUP_NUMBER.match(told[0].text)
    words = told[0][number.end() if number else 0 :].stripped(also=":.")
    label = LABEL.match(level(words.text))
    words = words[label.end() if label else 0 :]
    limits = limits_in(masked(words), said)
    limit = limit_of_cell(time, said)
    if not time and len(limits) == 1:
        limit = as_deadline(words, limits[0])
        words = words[: limits[0].start].stripped(also=" ,;:.(-–")
    leads, _ = unit_part(words, finder)
    lettered = any(LETTERED.match(f"{cell.text} ") for cell in filled)
    topic = lettered or words.text == words.text.upper()
    known = topic or all(ref.name for ref in leads)
    named = sum(len(ref.written) for ref in leads)
    # Beside a day units alone head rows: “Thanh tra Sở kiểm tra, xong trước ngày …” is a task.
    dated = bool(limits or time)
    whole = known and named + JOINT >= len(words) if dated else named * 2 > len(words)
    heap = HEAP.match(level(words.text)) and not all(ref.name for ref in leads)
    leads = leads if whole and not heap else ()
    return TableGroup(words.text, leads, limit if leads or topic else None)


def group_over(nodes: list[Node], place: int, finder: UnitFinder) -> TableGroup | None:
    """What the heading right over a table gives to its rows: “1. Văn phòng Sở:”; None where rows
    stand over its head."""
    above = nodes[place - 1] if place else None
    if above is None or above.annex is not None:
        return TableGroup()
    if above.cells:
        return None
    leads, _ = unit_part(above.words, finder)
    if not leads and (refs := _whose(above, finder)):
        return TableGroup(above.text, refs)
    named = sum(len(ref.written) for ref in leads)
    mine = all(ref.name for ref in leads) and named * 2 > len(above.words)
    return TableGroup(above.text, leads) if mine else TableGroup()


def _whose(heading: Node, finder: UnitFinder) -> tuple[UnitRef, ...]:
    """The known unit at the end of “Danh mục nhiệm vụ của Văn phòng Sở:”."""
    groups = finder.groups(heading.words)
    if len(groups) != 1 or not level(heading.text)[: groups[0].start].endswith("của "):
        return ()
    ends = not heading.text[groups[0].end :].strip(" :.")
    return groups[0].refs if ends and all(ref.name for ref in groups[0].refs) else ()


def group_doubts(
    items: list[ReadItem], groups: dict[int, TableGroup], finder: UnitFinder
) -> Iterator[str]:
    """A sentence for each group whose rows have their lead from words that are no known unit, or
    none; `groups` by the place of the item."""
    below: dict[TableGroup, list[ReadItem]] = {}
    shared: dict[TableGroup, list[ReadItem]] = {}
    for place, group in groups.items():
        limits = [duty.deadline for duty in items[place].duties]
        if group.limit and group.limit in limits:
            shared.setdefault(group, []).append(items[place])
        if group.names_unit and items[place].duties:
            below.setdefault(group, []).append(items[place])
    for group, rows in shared.items():
        paths = ", ".join(told_place(row.path).removeprefix("mục ") for row in rows)
        if group.limit:
            yield f"Thời hạn “{group.limit.phrase}” ghi chung cho các mục {paths}."
    for group, rows in below.items():
        taken = [row for row in rows if any(duty.leads == group.leads for duty in row.duties)]
        paths = ", ".join(told_place(row.path).removeprefix("mục ") for row in taken)
        told = f"hàng “{group.words}” của bảng"
        if taken and not group.leads:
            yield f"Chưa rõ đơn vị chủ trì mục {paths}: {told} không nêu đơn vị nào."
        elif taken and finder.known and not all(ref.name for ref in group.leads):
            yield f"Mục {paths} lấy đơn vị chủ trì theo {told}, không có trong danh mục đơn vị."
