"""Units that an item names beside a deed or an order, and that no task of it has, nor, of an item
that only leads in, one of its points."""

import re
from collections.abc import Iterator

from conclusions.reading.citations import masked
from conclusions.reading.lexicon import ORDER, any_of
from conclusions.reading.model import ReadDuty, ReadItem, Span, UnitRef
from conclusions.reading.name_words import VERB
from conclusions.reading.outline import Node
from conclusions.reading.unit_finder import UnitFinder
from departments.folding import level

ASKED = re.compile(
    rf"(?<!\w){any_of((*ORDER, 'nhờ', 'cử'))}(?: (?:thêm|bổ sung|luôn|cho|cả|tiếp))* $"
)
# “Đơn vị giám sát: Thanh tra Sở”, “chịu sự kiểm tra, đôn đốc của Thanh tra Sở”.
OVERSEES = re.compile(
    r"(?<!\w)(?:giám sát|theo dõi|kiểm tra|đôn đốc|thẩm định)(?: thực hiện)?(?: ?:| của) $"
)
STILL = re.compile(
    r" (?:(?:cũng|sẽ|tiếp tục|phải|cần|có trách nhiệm|đồng thời|chủ động|thì|được giao) )*"
)
# What a name behind these acts for, or is acted on, is told before it.
OF_IT = re.compile(
    r"(?<!\w)(?:của|với|do|theo|từ|gửi|cho|về|tại|để|cùng|qua|đến|trình|báo cáo|đề xuất|các"
    # Whose deed another brings about: “tham mưu UBND tỉnh ban hành”.
    r"|tham mưu|giúp|kiến nghị|xin ý kiến|phục vụ|tranh thủ"
    # One of those who were named before: “các tổ chức đoàn thể, nhất là BCH Chi đoàn”.
    r"|nhất là|đặc biệt là|trước hết là|trong đó có) $"
)


def unplaced_units(node: Node, item: ReadItem, units: UnitFinder) -> Iterator[str]:
    """The words of each such unit, once."""
    if not item.duties:
        return
    seen = {name for duty in item.duties for name in _placed(duty)}
    for ref in _in_cells(node, units) if node.cells else _in_words(node, units):
        if ref.name and ref.name not in seen:
            seen.add(ref.name)
            yield ref.written


def unheard_units(node: Node, item: ReadItem, units: UnitFinder, heard: set[Span]) -> Iterator[str]:
    """The same of an item that gives no task: “Hồ sơ do Văn phòng Sở hoàn thiện, gồm:” over points
    for others. `heard`: where all tasks have their units from. What a whole section is over, and
    units spoken to all together (“yêu cầu Trưởng các phòng thực hiện các nhiệm vụ sau”), is an
    address to whoever has its points."""
    if item.duties or node.cells or node.apart or node.is_section:
        return
    found = _in_words(node, units, done_by=True)
    said = {ref.written for ref in found if ref.name and ref.span not in heard}
    yield from sorted(said)


def _in_words(node: Node, units: UnitFinder, *, done_by: bool = False) -> Iterator[UnitRef]:
    """`done_by`: those too by whom something is done (“do … hoàn thiện”)."""
    low = masked(node.words)
    for group in units.groups(node.words):
        before, still = low[: group.start], STILL.match(low, group.end)
        of_it = OF_IT.search(before)
        theirs = not of_it or (done_by and of_it[0] == "do ")
        deed = still and VERB.match(low, still.end()) and theirs
        if deed or ASKED.search(before) or OVERSEES.search(before):
            yield from group.refs


def _in_cells(node: Node, units: UnitFinder) -> Iterator[UnitRef]:
    """Units that have a cell to themselves, as under “Đơn vị giám sát”."""
    for cell in node.cells:
        group = units.group_at(cell, level(cell.text), 0)
        if group and group.end == len(cell):
            yield from group.refs


def _placed(duty: ReadDuty) -> Iterator[str]:
    for ref in (*duty.leads, *duty.helpers):
        yield ref.name or ref.written
    yield from duty.without
    if duty.sent_to:
        yield duty.sent_to
