"""Saying that an item of a draft carries on what an earlier notice gave."""

from conclusions.actions.draft_parts import change_of_items
from conclusions.actions.refusals import Refused
from conclusions.models import Item
from departments.models import User


def continue_item(item: Item, former: Item | None, *, seen: int, by: User | None = None) -> None:
    """Let the directive carry on `former`, a directive of an issued notice; None takes it back.

    When the draft is issued, each unit's open task there ends as carried (Chuyển kỳ sau) and its
    new one keeps the first deadline. What had a deadline from above has one from above again, until
    the clerk says that it has not. Raises Refused where either is no directive or `former` is
    not issued yet, StaleDraft when the draft changed since its version `seen`.
    """
    said = f"bỏ nối tiếp thông báo trước tại {item.named}"
    if former:
        if {item.kind, former.kind} != {Item.Kind.DIRECTIVE}:
            raise Refused("Chỉ mục giao việc mới nối tiếp được mục giao việc của thông báo trước.")
        if former.conclusion.is_draft:
            raise Refused("Mục được nối tiếp phải thuộc thông báo đã ban hành.")
        said = f"nối tiếp {former.named}, {former.conclusion.short} tại {item.named}"
    with change_of_items(item.conclusion, [item], seen=seen, by=by, said=said):
        item.continues, item.stands_alone = former, False
        item.save(update_fields=["continues", "stands_alone"])
        if former and former.duties.filter(imposed=True).exists():
            item.duties.update(imposed=True)


def stand_alone(item: Item, *, seen: int, by: User | None = None) -> None:
    """Let the directive carry on nothing; what was proposed for it is not proposed again. Raises
    StaleDraft when the item changed since its version `seen`."""
    said = f"không nối tiếp thông báo trước: {item.named}"
    with change_of_items(item.conclusion, [item], seen=seen, by=by, said=said):
        item.continues, item.stands_alone = None, True
        item.save(update_fields=["continues", "stands_alone"])
