"""Rows of a table that head the rows below them, and whose work those are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conclusions.reading.headings import unit_part
from conclusions.reading.model import ReadItem, UnitRef
from conclusions.reading.name_words import HEAD, MEMBER
from conclusions.reading.outline import Node
from conclusions.reading.paths import told_place
from conclusions.reading.unit_finder import UnitFinder
from departments.folding import level

# “I | THANH TRA SỞ” or “I. Thanh tra Sở” over rows: whose work they are.
GROUP_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-H]|\d{1,2})\s?[.)/]?(?:\s|$)")
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

    @property
    def names_unit(self) -> bool:
        """Whether its words are of units at all, and no topic."""
        low = level(self.words)
        return bool(self.leads or HEAP.match(low) or HEAD.match(low) or MEMBER.match(low))


def group_of(node: Node, finder: UnitFinder) -> TableGroup:
    """What a row without a task gives to the rows below it."""
    filled = [cell for cell in node.cells if cell.text.strip(" -–")]
    told = [cell for cell in filled if not GROUP_NUMBER.fullmatch(f"{cell.text} ")]
    if len(told) != 1:
        return TableGroup()
    number = GROUP_NUMBER.match(told[0].text)
    words = told[0][number.end() if number else 0 :].stripped(also=":.")
    label = LABEL.match(level(words.text))
    words = words[label.end() if label else 0 :]
    leads, _ = unit_part(words, finder)
    whole = sum(len(ref.written) for ref in leads) * 2 > len(words)
    heap = HEAP.match(level(words.text)) and not all(ref.name for ref in leads)
    return TableGroup(words.text, leads if whole and not heap else ())


def group_doubts(
    items: list[ReadItem], groups: dict[int, TableGroup], finder: UnitFinder
) -> Iterator[str]:
    """A sentence for each group whose rows have their lead from words that are no known unit, or
    none; `groups` by the place of the item."""
    below: dict[TableGroup, list[ReadItem]] = {}
    for place, group in groups.items():
        if group.names_unit and items[place].duties:
            below.setdefault(group, []).append(items[place])
    for group, rows in below.items():
        taken = [row for row in rows if any(duty.leads == group.leads for duty in row.duties)]
        paths = ", ".join(told_place(row.path).removeprefix("mục ") for row in taken)
        told = f"hàng “{group.words}” của bảng"
        if taken and not group.leads:
            yield f"Chưa rõ đơn vị chủ trì mục {paths}: {told} không nêu đơn vị nào."
        elif taken and finder.known and not all(ref.name for ref in group.leads):
            yield f"Mục {paths} lấy đơn vị chủ trì theo {told}, không có trong danh mục đơn vị."
