"""What of a notice's form would print empty, or is not there: it keeps no draft from being issued,
and is told before the print shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from conclusions.models import Conclusion, Item


@dataclass(frozen=True)
class LooseEnd:
    """In words; at an item, or in a field of the header, where one act mends it."""

    words: str
    item: Item | None = None
    field: str = ""


def loose_ends(conclusion: Conclusion, items: Sequence[Item]) -> list[LooseEnd]:
    """Of a draft that is printed in the decree's form, in the order of the print: headings with
    nothing under them; of one composed here a missing opening and closing, too. A paper that was
    read has those it has. `items` are all of the draft's, in printed order."""
    if not conclusion.is_notice:
        return []
    ends = [LooseEnd(_bare(item), item) for item in bare_headings(items)]
    if conclusion.source_text:
        return ends
    if not conclusion.opening.strip():
        words = "Chưa có phần mở đầu: bản in vào thẳng mục đầu tiên."
        ends.insert(0, LooseEnd(words, field="opening"))
    if not conclusion.closing.strip():
        ends.append(LooseEnd("Chưa có câu kết: bản in hết ở mục cuối.", field="closing"))
    return ends


def _bare(item: Item) -> str:
    name = f"{item.label} {item.text.removeprefix(item.label).strip()}".strip()
    shown = name if len(name) <= 80 else f"{name[:80].rsplit(' ', 1)[0]}…"
    return f"Tiêu đề “{shown}” không có nội dung bên dưới, sẽ in trống."


def bare_headings(items: Sequence[Item]) -> list[Item]:
    """Headings that nothing follows before the next heading beside or above them, or the annexes;
    of one whose own headings are all empty, only those."""
    found = []
    body = []
    for item in items:
        if item.kind == Item.Kind.ANNEX:
            break
        if item.kind != Item.Kind.ADDED:
            body.append(item)
    for item, after in zip_longest(body, body[1:]):
        if item.kind != Item.Kind.HEADING:
            continue
        if after is None or after.parent_id != item.pk and _begins_anew(item, after):
            found.append(item)
    return found


def _begins_anew(heading: Item, after: Item) -> bool:
    """Another heading, or numbered as the heading is: nothing of the heading's own."""
    beside = heading.label and after.label and after.parent_id == heading.parent_id
    return after.kind == Item.Kind.HEADING or bool(beside)
