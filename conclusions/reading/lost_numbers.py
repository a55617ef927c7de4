"""Where a list leaves a number out the item itself may be lost, its words swallowed by the one
before: nothing is inherited across that place, and it is to be held beside the paper."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from conclusions.reading.cautions import letters_skip
from conclusions.reading.labels import FIGURES
from conclusions.reading.model import ReadDuty, ReadItem, Span
from conclusions.reading.outline import Node
from conclusions.reading.paths import told_place


def without_inherited(
    items: list[ReadItem], nodes: list[Node], shift: int
) -> tuple[list[ReadItem], list[str]]:
    """The items, without units and limits that came across a missing number, and a word to the
    reviewer for each that lost some; `shift`: the place of the first node's item."""
    mended, told = list(items), []
    for before in _before_gaps(nodes):
        for place, start in _doubted(nodes, items, before, shift):
            item = mended[place + shift]
            duties = tuple(_own(duty, item.span, start) for duty in item.duties)
            if duties != item.duties:
                named = told_place(item.path) if item.path else "đoạn sau đó"
                told.append(
                    f"{named[:1].upper()}{named[1:]} đứng sau số mục bị thiếu nên không lấy đơn "
                    "vị, thời hạn của mục trên; đối chiếu với bản gốc."
                )
            mended[place + shift] = replace(item, duties=duties, beside_gap=True)
    return mended, list(dict.fromkeys(told))


def _before_gaps(nodes: list[Node]) -> Iterator[int]:
    """Places of items after which their list leaves a number out."""
    last: dict[tuple[int | None, str], int] = {}
    for place, node in enumerate(nodes):
        label = node.label
        if not label or not label.counted or label.family == "ordinal":
            continue
        key = node.parent, "" if label.family in FIGURES else label.family
        before = last.get(key)
        last[key] = place
        if before is None:
            continue
        was = nodes[before].label
        skips = was and label.value > was.value + 1
        if was and skips and not letters_skip(label.family, was.value, label.value):
            yield before


def _doubted(
    nodes: list[Node], items: list[ReadItem], before: int, shift: int
) -> Iterator[tuple[int, int | None]]:
    """The items that may hold what was lost, each with the place in the source from which on; None
    for no more of it than there is to look at."""
    below = _below(nodes, before)
    heading = items[before + shift].kind != "directive"
    lost = not heading  # a heading hands on to its points what an order of its own does not
    last = before  # that which surely stands before the place
    seen: defaultdict[tuple[int | None, str], int] = defaultdict(int)
    for place in below:
        node = nodes[place]
        label = node.label
        if label and label.counted and node.parent == before:
            key = node.parent, label.family
            lost = lost or label.value <= seen[key]
            seen[key] = label.value
        if lost:
            yield place, node.whole[0]
        else:
            last = place
    node = nodes[last]
    yield last, node.words.span(node.breaks[0])[0] if node.breaks else None


def _below(nodes: list[Node], top: int) -> list[int]:
    found: list[int] = []
    for place in range(top + 1, len(nodes)):
        above = nodes[place].parent
        if above is None or above < top:
            break
        found.append(place)
    return found


def _own(duty: ReadDuty, span: Span, start: int | None) -> ReadDuty:
    """The duty with what stands behind the place `start` alone, where the duty itself does."""
    if start is None or duty.span[0] < start:
        return duty
    limit = duty.deadline
    return replace(
        duty,
        leads=tuple(ref for ref in duty.leads if start <= ref.span[0] < span[1]),
        helpers=tuple(ref for ref in duty.helpers if start <= ref.span[0] < span[1]),
        deadline=limit if limit and start <= limit.span[0] < span[1] else None,
    )
