"""A new file read into a draft: what was reviewed stays where the words are the same."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from conclusions.actions.draft_parts import change_of_items
from conclusions.actions.drafting import (
    add_citations,
    add_whole,
    item_fields,
    keep_marks,
    keep_source,
)
from conclusions.models import Conclusion, Item
from conclusions.querysets import text_sha256
from conclusions.reading import Reading
from departments.folding import fold
from departments.models import User


@dataclass(frozen=True)
class Renewed:
    """How many items stayed as reviewed, are new, are no longer there."""

    kept: int
    new: int
    gone: int


def read_again(
    conclusion: Conclusion,
    reading: Reading,
    *,
    seen: int,
    by: User,
    source: tuple[str, bytes] | None = None,
) -> Renewed:
    """Make the draft's items those of the new words, in their order: one whose words are the same
    keeps its kind and its duties as reviewed, the others are read. The file it was read from stays
    beside the new one. It cannot be taken back, nor what was changed before it.

    Raises StaleDraft where somebody changed an item since `seen`.
    """
    items = list(conclusion.items.order_by("position", "pk"))
    for item in items:
        item.conclusion = conclusion
    said = "đọc tệp mới vào dự thảo"
    with change_of_items(conclusion, items, seen=seen, by=by, said=said, moves=True) as claim:
        same = _matched(items, reading)
        rows = _rows(conclusion, reading, same)
        claim.made += [row.pk for row, old in zip(rows, same, strict=True) if old is None]
        _tell(conclusion, reading)
        kept = {old.pk for old in same if old}
        gone = [item.pk for item in items if item.pk not in kept]
        Item.objects.filter(pk__in=gone).delete()
        if source:
            keep_source(conclusion, *source)
    conclusion.changes.update(undone=True)
    return Renewed(len(kept), len(rows) - len(kept), len(gone))


def _matched(items: list[Item], reading: Reading) -> list[Item | None]:
    """For each item as read now, the one with the same words there was, in order."""
    old, new = [fold(item.text) for item in items], [fold(read.text) for read in reading.items]
    same: list[Item | None] = [None] * len(new)
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for n in range(block.size):
            same[block.b + n] = items[block.a + n]
    return same


def _rows(conclusion: Conclusion, reading: Reading, same: list[Item | None]) -> list[Item]:
    """The items of the new words; kept ones with the kind they were given in review."""
    rows: list[Item] = []
    fresh = []
    for position, (read, item) in enumerate(zip(reading.items, same, strict=True)):
        fields = item_fields(reading, read)
        if item is None:
            item = Item(conclusion=conclusion)
            fresh.append((position, read))
        else:
            del fields["kind"]
        for name, value in (fields | {"position": position, "reworded": False}).items():
            setattr(item, name, value)
        item.parent = rows[read.parent] if read.parent is not None else None
        item.save()
        rows.append(item)
    add_whole(
        [(rows[at], place, duty) for at, read in fresh for place, duty in enumerate(read.duties)]
    )
    _move_spans(rows, reading, same)
    add_citations(conclusion, [(rows[at], read) for at, read in fresh])
    return rows


def _move_spans(rows: list[Item], reading: Reading, same: list[Item | None]) -> None:
    """Kept duties stand elsewhere in the new words: by their places where there are as many."""
    for row, read, old in zip(rows, reading.items, same, strict=True):
        if old is None:
            continue
        duties = list(row.duties.all())
        spans = [duty.span for duty in read.duties]
        spans = spans if len(spans) == len(duties) else [read.span] * len(duties)
        for duty, (start, end) in zip(duties, spans, strict=True):
            if duty.end:
                duty.start, duty.end = start, end
                duty.save(update_fields=["start", "end"])


def _tell(conclusion: Conclusion, reading: Reading) -> None:
    """The new source, and what its head says where nothing was typed yet."""
    conclusion.source_text = reading.text
    conclusion.source_notes = "\n".join(reading.notes)
    conclusion.source_sha256 = text_sha256(reading.text)
    conclusion.opening = reading.opening or conclusion.opening
    conclusion.save(update_fields=["source_text", "source_notes", "source_sha256", "opening"])
    keep_marks(conclusion)
