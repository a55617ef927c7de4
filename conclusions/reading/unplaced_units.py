"""Units that an item names beside a deed or an order, and that no task of it has."""

import re
from collections.abc import Iterator

from conclusions.reading.citations import masked
from conclusions.reading.lexicon import ORDER, any_of
from conclusions.reading.model import ReadDuty, ReadItem
from conclusions.reading.name_words import VERB
from conclusions.reading.outline import Node
from conclusions.reading.unit_finder import UnitFinder

ASKED = re.compile(
    rf"(?<!\w){any_of((*ORDER, 'nhờ', 'cử'))}(?: (?:thêm|bổ sung|luôn|cho|cả|tiếp))* $"
)
STILL = re.compile(
    r" (?:(?:cũng|sẽ|tiếp tục|phải|cần|có trách nhiệm|đồng thời|chủ động|thì|được giao) )*"
)
# What a name behind these acts for, or is acted on, is told before it.
OF_IT = re.compile(
    r"(?<!\w)(?:của|với|do|theo|từ|gửi|cho|về|tại|để|cùng|qua|đến|trình|báo cáo|đề xuất|các) $"
)


def unplaced_units(node: Node, item: ReadItem, units: UnitFinder) -> Iterator[str]:
    """The words of each such unit, once."""
    if node.cells or not item.duties:
        return
    low = masked(node.words)
    seen = {name for duty in item.duties for name in _placed(duty)}
    for group in units.groups(node.words):
        before, still = low[: group.start], STILL.match(low, group.end)
        deed = still and VERB.match(low, still.end()) and not OF_IT.search(before)
        for ref in group.refs if deed or ASKED.search(before) else ():
            if ref.name and ref.name not in seen:
                seen.add(ref.name)
                yield ref.written


def _placed(duty: ReadDuty) -> Iterator[str]:
    for ref in (*duty.leads, *duty.helpers):
        yield ref.name or ref.written
    yield from duty.without
    if duty.sent_to:
        yield duty.sent_to
