"""The items of a draft as a tree: added, taken out, moved, put under one another, joined, cut in
two; their labels count on and their paths follow."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from conclusions.actions.draft_parts import GONE, Claim, change_of_items
from conclusions.actions.editing import short_title
from conclusions.actions.refusals import Refused, StaleDraft
from conclusions.actions.rewording import reread
from conclusions.models import Conclusion, Item
from conclusions.outline_labels import count_of, counted_as, first_under, in_step, part_of_path
from departments.models import User

UP, DOWN = "len", "xuong"


class ItemTree:
    """The items of one draft in their order, changed in memory and written at once."""

    def __init__(self, conclusion: Conclusion) -> None:
        self.conclusion = conclusion
        self.items = list(conclusion.items.order_by("position", "pk"))
        self.were = {item.pk: self._told(item) for item in self.items}
        # Where labels count on by one, the number they begin with, by what they stand under.
        self.counted = {
            parent: count_of(labels[0]) or 1
            for parent in self._parents()
            if in_step(labels := self._labels(self.under(parent)))
        }

    @staticmethod
    def _told(item: Item) -> tuple[int, int | None, str, str]:
        return item.position, item.parent_id, item.label, item.path

    def _parents(self) -> set[int | None]:
        return {item.parent_id for item in self.items}

    @staticmethod
    def _labels(items: Iterable[Item]) -> list[str]:
        return [item.label for item in items if item.label]

    def own(self, item: Item) -> Item:
        """The same item as it stands here. Raises StaleDraft where a colleague has deleted it."""
        for one in self.items:
            if one.pk == item.pk:
                return one
        raise StaleDraft(GONE.format(who="người khác"))

    def under(self, parent: int | None) -> list[Item]:
        return [item for item in self.items if item.parent_id == parent]

    def whole(self, item: Item) -> list[Item]:
        """The item with all that stands under it, in order."""
        found = {item.pk}
        for one in self.items:
            if one.parent_id in found:
                found.add(one.pk)
        return [one for one in self.items if one.pk in found]

    def take(self, block: Sequence[Item]) -> None:
        keys = {one.pk for one in block}
        self.items = [one for one in self.items if one.pk not in keys]

    def put(self, block: Sequence[Item], after: Item | None) -> None:
        """Behind `after` alone, or first of all."""
        keys = [one.pk for one in self.items]
        place = keys.index(after.pk) + 1 if after else 0
        self.items[place:place] = block

    def write(self) -> None:
        """Labels count on where they did, paths follow, positions are whole again."""
        for parent, first in self.counted.items():
            self._count_on(self.under(parent), first)
        self._find_paths()
        changed = []
        for position, item in enumerate(self.items):
            item.position = position
            if self._told(item) != self.were.get(item.pk):
                changed.append(item)
        Item.objects.bulk_update(changed, ["position", "parent", "label", "path"], batch_size=200)

    @staticmethod
    def _count_on(brothers: Sequence[Item], first: int) -> None:
        counted = (item for item in brothers if count_of(item.label) is not None)
        for count, item in enumerate(counted, first):
            item.label = counted_as(item.label, count)

    def _find_paths(self) -> None:
        """Anew for what moved or bears another label, and for what stands under it."""
        anew: set[int] = set()
        places: Counter[int | None] = Counter()
        paths = {item.pk: item.path for item in self.items}
        for item in self.items:
            unnumbered = count_of(item.label) is None
            places[item.parent_id] += unnumbered
            was = self.were.get(item.pk)
            moved = was is None or was[1:3] != (item.parent_id, item.label)
            if moved or item.parent_id in anew:
                anew.add(item.pk)
                above = paths.get(item.parent_id, "") if item.parent_id else ""
                part = part_of_path(item.label, places[item.parent_id])
                item.path = paths[item.pk] = f"{above}.{part}".strip(".")[:60]


@contextmanager
def _change(
    conclusion: Conclusion, *items: Item, seen: int, by: User | None, said: str
) -> Iterator[tuple[Claim, ItemTree]]:
    with change_of_items(conclusion, items, seen=seen, by=by, said=said, moves=True) as claim:
        outline = ItemTree(conclusion)
        yield claim, outline
        outline.write()


@contextmanager
def _move(
    conclusion: Conclusion, item: Item, *, seen: int, by: User | None, said: str
) -> Iterator[ItemTree]:
    """A change of the item's place alone: its words are still as others read and edit them."""
    with change_of_items(conclusion, [], seen=seen, by=by, said=said, moves=True) as claim:
        outline = ItemTree(conclusion)
        claim.placed.append(outline.own(item).pk)
        yield outline
        outline.write()


def _made(outline: ItemTree, claim: Claim, **fields: Any) -> Item:
    item = Item.objects.create(conclusion=outline.conclusion, position=len(outline.items), **fields)
    claim.made.append(item.pk)
    return item


def add_item(
    conclusion: Conclusion,
    *,
    after: Item | None = None,
    under: bool = False,
    text: str = "",
    kind: str = Item.Kind.DIRECTIVE,
    label: str | None = None,
    seen: int,
    by: User | None = None,
) -> Item:
    """A new item behind `after` and what stands under it, or as the first under it; at the end of
    the body without one. Its label counts on, unless one is given. A directive is read at once."""
    kept = [after] if after and under else []
    with _change(conclusion, *kept, seen=seen, by=by, said="thêm một mục") as (claim, outline):
        if after:
            after = outline.own(after)
        parent = after.pk if after and under else after.parent_id if after else None
        brothers = [item for item in outline.under(parent) if item.kind != Item.Kind.ANNEX]
        if label is None:
            label = _label_among(brothers, after, under)
            if not brothers:
                outline.counted[parent] = 1
        item = _made(
            outline, claim, kind=kind, label=label, text=text.strip(), parent_id=parent, path=""
        )
        last = after
        if after and not under:
            last = outline.whole(after)[-1]
        elif not after:
            body = [one for one in outline.items if one.kind != Item.Kind.ANNEX]
            last = body[-1] if body else None
        outline.put([item], last)
    if text.strip():
        reread(item, "")
    if kind == Item.Kind.DIRECTIVE and not item.duties.exists():
        item.duties.create(title=short_title(text))
    item.refresh_from_db()
    return item


def _label_among(brothers: Sequence[Item], after: Item | None, under: bool) -> str:
    if after and not under:
        return (
            after.label
            if count_of(after.label) is None
            else counted_as(after.label, (count_of(after.label) or 0) + 1)
        )
    if brothers and brothers[0].label:
        return (
            brothers[0].label
            if under
            else counted_as(brothers[-1].label, (count_of(brothers[-1].label) or 0) + 1)
        )
    return first_under(after.label) if after else "1."


def delete_item(item: Item, *, seen: int, by: User | None = None) -> int:
    """Take the item out with all that stands under it; returns how many went."""
    conclusion = item.conclusion
    block = ItemTree(conclusion).whole(item)
    said = f"xóa {item.named}"
    with _change(conclusion, *block, seen=seen, by=by, said=said) as (_, outline):
        gone = outline.whole(outline.own(item))
        outline.take(gone)
        Item.objects.filter(pk__in=[one.pk for one in reversed(gone)]).delete()
    return len(block)


def move_item(item: Item, way: str, *, seen: int, by: User | None = None) -> None:
    """Before or behind its neighbour under the same parent, with all that stands under it."""
    up = way == UP
    said = f"{'chuyển lên' if up else 'chuyển xuống'} {item.named}"
    with _move(item.conclusion, item, seen=seen, by=by, said=said) as outline:
        own = outline.own(item)
        brothers = outline.under(own.parent_id)
        at = [one.pk for one in brothers].index(own.pk)
        other = at - 1 if up else at + 1
        if not 0 <= other < len(brothers):
            raise Refused("Mục đã ở đầu nhóm." if up else "Mục đã ở cuối nhóm.")
        first, second = sorted((at, other))
        later = outline.whole(brothers[second])
        sooner = outline.whole(brothers[first])
        outline.take(later)
        keys = [one.pk for one in outline.items]
        place = keys.index(sooner[0].pk)
        outline.put(later, outline.items[place - 1] if place else None)
        brothers[first].label, brothers[second].label = (
            brothers[second].label,
            brothers[first].label,
        )


def put_under(item: Item, *, seen: int, by: User | None = None) -> None:
    """The last one under its elder neighbour."""
    said = f"đưa xuống cấp dưới: {item.named}"
    with _move(item.conclusion, item, seen=seen, by=by, said=said) as outline:
        own = outline.own(item)
        brothers = outline.under(own.parent_id)
        at = [one.pk for one in brothers].index(own.pk)
        if at == 0:
            raise Refused("Phía trên không có mục cùng cấp để nhận mục này.")
        elder = brothers[at - 1]
        below = outline.under(elder.pk)
        own.parent_id = elder.pk
        own.label = (
            counted_as(below[-1].label, (count_of(below[-1].label) or 0) + 1)
            if below
            else first_under(elder.label)
        )
        if not below:
            outline.counted[elder.pk] = 1


def lift_out(item: Item, *, seen: int, by: User | None = None) -> None:
    """Behind what it stands under, on the same level."""
    said = f"đưa lên cấp trên: {item.named}"
    with _move(item.conclusion, item, seen=seen, by=by, said=said) as outline:
        own = outline.own(item)
        if own.parent_id is None:
            raise Refused("Mục đã ở cấp cao nhất.")
        parent = next(one for one in outline.items if one.pk == own.parent_id)
        block = outline.whole(own)
        outline.take(block)
        outline.put(block, outline.whole(parent)[-1])
        own.parent_id = parent.parent_id
        own.label = counted_as(parent.label, (count_of(parent.label) or 0) + 1)


def join_with_previous(item: Item, *, seen: int, by: User | None = None) -> Item:
    """Its words go on behind those of the item before it, which gets its duties and what stands
    under it; returns that one."""
    outline = ItemTree(item.conclusion)
    keys = [one.pk for one in outline.items]
    place = keys.index(item.pk)
    if place == 0:
        raise Refused("Phía trên không có mục nào để gộp.")
    former = outline.items[place - 1]
    former.conclusion = item.conclusion
    said = f"gộp {item.named} vào mục trên"
    with _change(item.conclusion, former, item, seen=seen, by=by, said=said) as (_, outline):
        own, kept = outline.own(item), outline.own(former)
        words = own.text.removeprefix(own.label).lstrip() if own.label else own.text
        kept.take_in(own, words)
        if kept.end and own.end:
            kept.end = max(kept.end, own.end)
        kept.reworded = True
        for below in outline.under(own.pk):
            below.parent_id = kept.pk
        if Item.Kind.DIRECTIVE in {own.kind, kept.kind}:
            count = kept.duties.count()
            for place, duty in enumerate(own.duties.all(), count):
                duty.item, duty.position = kept, place
                duty.save(update_fields=["item", "position"])
            kept.kind = Item.Kind.DIRECTIVE
        own.citations.update(item=kept)
        outline.take([own])
        kept.save(update_fields=["text", "words", "cells", "end", "reworded", "kind"])
        Item.objects.filter(parent=own).update(parent=kept)
        Item.objects.filter(pk=own.pk).delete()
    return former


def cut_in_two(item: Item, at: int, *, seen: int, by: User | None = None) -> Item:
    """What stands from the letter `at` on becomes an item of its own behind it; both are read
    anew. Returns the new one."""
    first, second = item.text[:at].rstrip(), item.text[at:].strip()
    if not first or not second:
        raise Refused("Đặt con trỏ vào giữa câu chữ của mục rồi tách.")
    said = f"tách {item.named}"
    with _change(item.conclusion, item, seen=seen, by=by, said=said) as (claim, outline):
        own = outline.own(item)
        new = _made(
            outline,
            claim,
            kind=own.kind,
            label=counted_as(own.label, (count_of(own.label) or 0) + 1),
            text=second,
            parent_id=own.parent_id,
            reworded=True,
        )
        outline.put([new], outline.whole(own)[-1])
        was, own.reworded = own.text, True
        own.put_words(first)
        own.save(update_fields=["text", "words", "cells", "reworded"])
        own.conclusion = new.conclusion = item.conclusion
        reread(own, was)
        reread(new, "")
        if new.kind == Item.Kind.DIRECTIVE and not new.duties.exists():
            new.duties.create(title=short_title(second))
    item.refresh_from_db()
    return new
