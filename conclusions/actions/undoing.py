"""Taking a change of a draft back, and doing it again; never over what somebody changed since."""

from typing import Any

from conclusions.actions.draft_parts import change_of_items
from conclusions.actions.editing import edit_header
from conclusions.actions.outlining import ItemTree
from conclusions.actions.refusals import Refused
from conclusions.actions.snapshots import duties_back, header_of, put_back
from conclusions.models import Conclusion, DraftChange, Item
from departments.models import User

Counted = dict[int | None, int]  # of ItemTree: where labels count on, and from which number
NONE = "Không còn thay đổi nào của đồng chí để hoàn tác."
NONE_AGAIN = "Không có thay đổi nào vừa hoàn tác để làm lại."
GONE_SINCE = "Mục này đã được xóa hoặc gộp sau đó; không hoàn tác được."
CHANGED = "{item} đã được sửa tiếp sau đó; không hoàn tác được."


def undo(conclusion: Conclusion, *, by: User) -> DraftChange:
    """Take back the person's last change that still holds; returns it. Raises Refused where there
    is none, or where its parts were changed since, StaleDraft once the draft is out."""
    change = conclusion.changes.to_take_back(by).first()
    if change is None:
        raise Refused(NONE)
    return _take_back(conclusion, change, by, f"hoàn tác: {change.said}")


def redo(conclusion: Conclusion, *, by: User) -> DraftChange:
    """Do again what the person took back last. Raises as `undo`."""
    change = conclusion.changes.to_do_again(by).first()
    if change is None:
        raise Refused(NONE_AGAIN)
    return _take_back(conclusion, change, by, change.said.replace("hoàn tác: ", "làm lại: ", 1))


def drop_turn(conclusion: Conclusion, turn: str, *, by: User) -> None:
    """Hủy: what was saved of the person's turn at a form is taken back. Raises as `undo`."""
    while change := conclusion.changes.to_take_back(by).of_turn(turn).first():
        _take_back(conclusion, change, by, f"hoàn tác: {change.said}")


def _take_back(conclusion: Conclusion, change: DraftChange, by: User, said: str) -> DraftChange:
    if "header" in change.before:
        later = conclusion.changes.in_force_after(change.version)
        if later.filter(before__has_key="header").exists():
            raise Refused(CHANGED.format(item="Số, ngày và thể thức"))
        fields = header_of(change.before)
        edit_header(conclusion, seen=conclusion.version, by=by, undoes=change, **fields)
    else:
        _put_items_back(conclusion, change, by, said)
    change.undone = True
    change.save(update_fields=["undone"])
    if change.undoes_id:  # done again: it can be taken back again
        DraftChange.objects.filter(pk=change.undoes_id).update(undone=False)
    return change


def _changed_since(conclusion: Conclusion, change: DraftChange) -> set[int]:
    """The items that a later change, still in force, has changed."""
    later = conclusion.changes.in_force_after(change.version)
    return set().union(*(one.items for one in later))


def _put_items_back(conclusion: Conclusion, change: DraftChange, by: User, said: str) -> None:
    before = change.before
    kept = [one["pk"] for one in before.get("items", [])]
    own = {*kept, *before["made"]}
    touched = list(Item.objects.filter(pk__in=own, conclusion=conclusion))
    there = {item.pk for item in touched}
    if own - set(before["gone"]) - there:
        raise Refused(GONE_SINCE)
    later = _changed_since(conclusion, change)
    for item in touched:
        if item.pk in later:
            raise Refused(CHANGED.format(item=item.called))
        item.conclusion = conclusion
    seen, moves = conclusion.version, "order" in before
    with change_of_items(
        conclusion, touched, seen=seen, by=by, said=said, moves=moves, undoes=change
    ) as claim:
        counted = ItemTree(conclusion).counted
        claim.made += [key for key in kept if key not in there]
        claim.placed += before.get("placed", [])
        now = {item.pk: item for item in conclusion.items.all()}
        _rows_back(before, kept)
        Item.objects.filter(pk__in=before["made"], conclusion=conclusion).delete()
        if moves:
            _order_back(conclusion, change, counted, later)
        else:
            _stay_in_place([now[key] for key in kept], counted)
        Item.objects.filter(pk__in=kept).update(changed_in=claim.version, changed_by=by)


def _stay_in_place(items: list[Item], counted: Counted) -> None:
    """What was no change of the order changes none when it is taken back: others may have moved
    these items since, and their labels, where they count on, with them."""
    for item in items:
        fields = {"position": item.position, "parent_id": item.parent_id}
        if item.parent_id in counted:
            fields |= {"label": item.label, "path": item.path}
        Item.objects.filter(pk=item.pk).update(**fields)


def _rows_back(before: dict[str, Any], kept: list[int]) -> None:
    put_back(before["items"])
    duties_back(before, Item.objects.filter(pk__in=kept))


def _order_back(
    conclusion: Conclusion, change: DraftChange, counted: Counted, later: set[int]
) -> None:
    """The order and levels of then; what came since stays behind what it stood behind. Labels that
    counted on count on again."""
    kept = change.items - later
    then = {
        pk: (place, parent, label, path)
        for place, (pk, parent, label, path) in enumerate(change.before["order"])
    }
    tree = ItemTree(conclusion)
    tree.counted = counted
    placed = sorted(
        (item for item in tree.items if item.pk in then), key=lambda item: then[item.pk][0]
    )
    for at, item in enumerate(tree.items):
        if item.pk not in then:
            former = tree.items[at - 1] if at else None
            place = placed.index(former) + 1 if former in placed else 0
            placed.insert(place, item)
    there = {item.pk for item in placed}
    for item in placed:
        if item.pk in then and item.pk not in later:
            _, parent, label, path = then[item.pk]
            item.parent_id = parent if parent in there else None
            if item.pk in kept:
                item.label, item.path = label, path
    tree.items = placed
    tree.write()
