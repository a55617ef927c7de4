"""Items of a check list, or with “Có” and “Không” to tick: which of them were not chosen."""

import re
from collections import defaultdict
from collections.abc import Iterator

from conclusions.reading.boxes import BOX, Found, Option, options_among
from conclusions.reading.outline import Node
from conclusions.reading.traced_text import Traced
from departments.folding import level

# Signs that only a check list has; “●” and “○” are marks of any list.
HEAD_BOX = re.compile(r"\s*(?:(?P<sure>[☑✓✔✅])|(?P<ticked>[☒✗✘]|\[ ?[xXvV] ?\])|[☐□❏❑❒◻▢]|\[ ?\])")
ANSWER = re.compile(
    r"(?P<no>không|chưa)?(?: ?(?:có|thực hiện|triển khai|đồng ý|chọn|làm|cần|duyệt|giao))?(?!\w)"
)


def not_chosen(nodes: list[Node]) -> set[int]:
    """The places of items whose box is empty in a list in which another one is ticked, or whose
    “Không” is ticked, with all that stands in them."""
    found = (
        (node.label and HEAD_BOX.match(node.label.printed)) or HEAD_BOX.match(node.text)
        for node in nodes
    )
    aside = _empty_in_lists(nodes, list(found))
    aside |= {place for place, node in enumerate(nodes) if answer_of(node.words) is False}
    for place, node in enumerate(nodes):  # what stands in an item comes behind it
        if node.parent in aside:
            aside.add(place)
    return aside


def empty_before_number(nodes: list[Node], text: str) -> set[int]:
    """The same for boxes before a number, in the `text` of the whole paper: what is done may be
    ticked there, not what is to be done."""
    starts = (node.whole[0] for node in nodes)
    lines = ((text.rfind("\n", 0, start) + 1, start) for start in starts)
    return _empty_in_lists(nodes, [HEAD_BOX.match(text, *line) for line in lines])


def _empty_in_lists(nodes: list[Node], found: list[re.Match[str] | None]) -> set[int]:
    lists: defaultdict[int | None, dict[int, re.Match[str]]] = defaultdict(dict)
    for place, (node, box) in enumerate(zip(nodes, found, strict=True)):
        if box and not node.cells:
            lists[node.parent][place] = box
    return {place for boxes in lists.values() for place in _empty_ones(boxes)}


def _empty_ones(boxes: dict[int, re.Match[str]]) -> Iterator[int]:
    sure = any(box["sure"] for box in boxes.values())
    ticked = {place for place, box in boxes.items() if box["sure"] or (box["ticked"] and not sure)}
    return (place for place in boxes if ticked and place not in ticked)


def answer_of(words: Traced) -> bool | None:
    """What “☐ Có ☒ Không” answers; None where it is not asked, or not answered by one tick."""
    answers = _answers(words)
    ticked = {no for no, option in answers if option.ticked}
    return not ticked.pop() if len(ticked) == 1 else None


def is_unanswered(words: Traced) -> bool:
    return bool(_answers(words)) and answer_of(words) is None


def _answers(words: Traced) -> list[tuple[bool, Option]]:
    """Each “Có” and “Không” beside a box; nothing where there are not both."""
    if not BOX.search(words.text):
        return []
    low = level(words.text)

    def begins(at: int) -> Found | None:
        found = ANSWER.match(low, at)
        return (found.end(), ()) if found and found[0] else None

    def ends(start: int, end: int) -> Found | None:
        words_before = re.finditer(r"(?<!\w)\w", low[start:end])
        starts = (start + word.start() for word in words_before)
        at = next((one for one in starts if ANSWER.fullmatch(low, one, end)), None)
        return (at, ()) if at is not None and at < end else None

    options = options_among(words, begins, ends)
    told = [(low.startswith(("không", "chưa"), option.at), option) for option in options]
    return told if {no for no, _ in told} == {True, False} else []
