"""Claiming a part of a draft for one change: two clerks work on one draft, each on other parts, and
nobody overwrites what the other has just saved."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from conclusions.actions.refusals import StaleDraft, only_writers
from conclusions.actions.snapshots import header_before, items_before
from conclusions.models import Conclusion, DraftChange, Item
from conclusions.permissions import may_approve, may_write
from conclusions.querysets import UNISSUED
from departments.models import User

ISSUED = "Dự thảo vừa được ban hành; nội dung đã khóa."
SUBMITTED = "Dự thảo đang chờ duyệt nội dung; rút trình rồi sửa."
APPROVED = "Nội dung dự thảo đã được duyệt; rút trình rồi sửa."
UNKNOWN = "Dự thảo vừa được sửa; xem lại trước khi lưu."
GONE = "Mục này vừa được {who} xóa hoặc gộp; xem lại trước khi lưu."
LONGEST = 200
TURN = timedelta(minutes=10)  # after a longer rest what is typed is a change of its own
PLACE = ("position", "parent", "label", "path")


@dataclass
class Claim:
    """A change under way: the version it makes, who makes it, what it made besides."""

    version: int
    by: User | None
    at: datetime
    made: list[int] = field(default_factory=list)  # keys of items that were not there before
    placed: list[int] = field(default_factory=list)  # of those of which the place alone changed
    turn: str = ""  # of typing, which form it is typed in
    goes_on: DraftChange | None = None  # what was saved of that turn already


@contextmanager
def change_of_items(
    conclusion: Conclusion,
    items: Iterable[Item],
    *,
    seen: int,
    by: User | None,
    said: str,
    moves: bool = False,
    turn: str = "",
    undoes: DraftChange | None = None,
) -> Iterator[Claim]:
    """One change of these items of a draft and of their duties, all or nothing, kept to be taken
    back. `seen` is the version the page showed; `moves` where their order may change; `turn` names
    the form it is typed in, whose saves in a row are one change.

    Raises StaleDraft where the draft is issued, or one of them was changed or deleted since.
    """
    with transaction.atomic():
        claim = _begin(conclusion, seen, by)
        keys = [item.pk for item in items]
        before = items_before(conclusion, keys, with_order=moves)
        rows = Item.objects.filter(pk__in=keys, conclusion=conclusion)
        found = list(rows)
        unseen = [row for row in found if not _is_seen(conclusion, row, seen, by, turn)]
        if unseen or len(found) < len(keys):
            raise _stale(conclusion, found, unseen, keys, seen)
        _go_on(conclusion, found, claim, turn)
        rows.update(changed_in=claim.version, changed_by=by, changed_at=claim.at)
        for item in items:
            # Its place is no part of it: others may have moved it since it was read.
            item.refresh_from_db(fields=PLACE)
            item.changed_in, item.changed_by, item.changed_at = claim.version, by, claim.at
        yield claim
        Item.objects.filter(pk__in=claim.made).update(
            changed_in=claim.version, changed_by=by, changed_at=claim.at
        )
        there = set(Item.objects.filter(pk__in=keys).values_list("pk", flat=True))
        gone = [key for key in keys if key not in there]
        told = {"made": claim.made, "gone": gone, "placed": claim.placed}
        _keep(conclusion, claim, said, before | told, undoes)


@contextmanager
def change_of_header(
    conclusion: Conclusion,
    *,
    seen: int,
    by: User | None,
    said: str,
    turn: str = "",
    undoes: DraftChange | None = None,
    only_numbers: bool = False,
) -> Iterator[Claim]:
    """The same for what stands above and below the items; `only_numbers` where no more than number
    and day of issue change, which are filled in once the content is approved."""
    with transaction.atomic():
        claim = _begin(conclusion, seen, by, only_numbers=only_numbers)
        before = header_before(conclusion)
        current = Conclusion.objects.select_related("changed_by").get(pk=conclusion.pk)
        if not _is_seen(conclusion, current, seen, by, turn):
            raise StaleDraft(f"Số, ngày và thể thức {_by_whom(current)}; xem lại trước khi lưu.")
        _go_on(conclusion, [current], claim, turn)
        row = Conclusion.objects.filter(pk=conclusion.pk)
        row.update(changed_in=claim.version, changed_by=by, changed_at=claim.at)
        conclusion.changed_in = claim.version
        conclusion.changed_by, conclusion.changed_at = by, claim.at
        yield claim
        _keep(conclusion, claim, said, before, undoes)


def _begin(
    conclusion: Conclusion, seen: int, by: User | None, *, only_numbers: bool = False
) -> Claim:
    """The draft is locked first, whatever part is changed: no two changes wait for each other.

    While it waits for approval only who approves it changes it. Approval is of the words there
    were: any change but of number and day of issue lifts it.
    """
    if by and by.is_records_clerk and not only_numbers and not may_write(by):
        raise StaleDraft(only_writers())
    draft = Conclusion.objects.filter(pk=conclusion.pk, status__in=UNISSUED)
    if not draft.update(version=F("version") + 1):
        raise StaleDraft(ISSUED)
    current = draft.select_related("leader").get()
    submitted = current.status == Conclusion.Status.SUBMITTED
    filled_in = only_numbers and current.approved_at
    if submitted and not filled_in and not (by and may_approve(by, current)):
        raise StaleDraft(APPROVED if current.approved_at else SUBMITTED)
    if current.approved_at and not only_numbers:
        draft.update(approved_at=None, approved_by=None)
        conclusion.approved_at = conclusion.approved_by = None
    conclusion.version = current.version
    if not 1 <= seen < conclusion.version:  # no page ever showed it so
        raise StaleDraft(UNKNOWN)
    return Claim(conclusion.version, by, timezone.now())


def _keep(
    conclusion: Conclusion,
    claim: Claim,
    said: str,
    before: dict[str, Any],
    undoes: DraftChange | None,
) -> None:
    if claim.goes_on:
        first = DraftChange.objects.filter(pk=claim.goes_on.pk)
        first.update(version=claim.version, at=claim.at)
        return
    DraftChange.objects.create(
        conclusion=conclusion,
        version=claim.version,
        at=claim.at,
        by=claim.by,
        said=said[:LONGEST],
        before=before | ({"turn": claim.turn} if claim.turn else {}),
        undoes=undoes,
    )


def _last_of(conclusion: Conclusion, version: int) -> DraftChange | None:
    """The change that made this version, where it still holds."""
    return conclusion.changes.filter(version=version, undone=False, undoes=None).first()


def _is_seen(
    conclusion: Conclusion, part: Item | Conclusion, seen: int, by: User | None, turn: str
) -> bool:
    """Whether what changed last in this part is known to whoever changes it now: the page showed
    it, or it was typed at the very form, whose answer may have been lost on the way. An act
    without a form of its own goes on from all that the same person has typed."""
    version = part.changed_in
    while version > seen:
        last = _last_of(conclusion, version)
        if last is None or by is None or last.by_id != by.pk or not last.turn:
            return False
        if turn:
            return last.turn == turn
        if not isinstance(part, Item):
            return False
        version = last.founded_on(part.pk)
    return True


def _go_on(
    conclusion: Conclusion, parts: Sequence[Item | Conclusion], claim: Claim, turn: str
) -> None:
    """What is typed within minutes at the same form, and nothing else changed there in between, is
    one change. A change of the days that limits are counted from is such a thing for each item."""
    claim.turn = turn
    last = _last_of(conclusion, parts[0].changed_in) if turn and len(parts) == 1 else None
    if last is None or (last.turn, last.by) != (turn, claim.by) or claim.at - last.at > TURN:
        return
    later = Conclusion.objects.filter(pk=conclusion.pk, changed_in__gt=last.version)
    claim.goes_on = None if later.exists() else last


def _stale(
    conclusion: Conclusion,
    rows: list[Item],
    unseen: list[Item],
    asked: list[int],
    seen: int,
) -> StaleDraft:
    if lost := set(asked) - {row.pk for row in rows}:
        later = conclusion.changes.filter(version__gt=seen).select_related("by")
        who = next((one.by for one in later if lost & set(one.before.get("gone", []))), None)
        return StaleDraft(GONE.format(who=who or "người khác"))
    row = unseen[0]
    return StaleDraft(f"{row.called} {_by_whom(row)}; xem lại trước khi lưu.")


def _by_whom(row: Item | Conclusion) -> str:
    """“vừa được Võ Thanh Sơn sửa lúc 14:05”."""
    who = row.changed_by or "người khác"
    at = f" lúc {timezone.localtime(row.changed_at):%H giờ %M}" if row.changed_at else ""
    return f"vừa được {who} sửa{at}"
