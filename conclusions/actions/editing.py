"""Correcting a draft. Each takes the version the page showed, so two clerks never overwrite."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.db.models.fields.files import FieldFile

from conclusions.actions.drafting import limit_fields, save_numbered, section_term
from conclusions.actions.refusals import Refused, StaleDraft
from conclusions.models import Conclusion, Duty, Item
from conclusions.proofs import reading_of
from conclusions.reading import Reading
from conclusions.units import Directory
from departments.models import Department

Units = Iterable[Department] | None


def touch(conclusion: Conclusion, seen: int) -> None:
    """Claim the draft for one change: it must be a draft still, and as the page showed it."""
    won = Conclusion.objects.filter(
        pk=conclusion.pk, status=Conclusion.Status.DRAFT, version=seen
    ).update(version=F("version") + 1)
    if not won:
        raise StaleDraft("Dự thảo vừa được người khác sửa hoặc đã ban hành; xem lại trước khi lưu.")
    conclusion.version = seen + 1


def hold_beside(conclusion: Conclusion, duty: Duty | None, *, seen: int) -> None:
    """What was read from a picture was held beside it: a duty's limit, or without a duty the number
    and the day of issue. Raises StaleDraft."""
    touch(conclusion, seen)
    row: Conclusion | Duty = duty or conclusion
    row.unchecked = False
    row.save(update_fields=["unchecked"])


DAYS = "issued_on", "meeting_on"  # what limits are counted from: “kể từ ngày ký”, “trước ngày 15/1”


@transaction.atomic
def edit_header(conclusion: Conclusion, *, seen: int, **fields: Any) -> list[Duty]:
    """Change number, day, title and the like of a draft; with a day of its own, what is counted
    from that day. Returns the duties whose limits changed with it. Raises Refused, StaleDraft."""
    touch(conclusion, seen)
    moved = {name for name in DAYS if name in fields and fields[name] != getattr(conclusion, name)}
    read_again = Directory() if moved and conclusion.source_text else None
    before = reading_of(conclusion, read_again) if read_again else None
    issued_before = conclusion.issued_on
    for name, value in fields.items():
        setattr(conclusion, name, value)
    conclusion.unchecked = False
    conclusion.year = conclusion.issued_on.year if conclusion.issued_on else None
    changed: list[Duty] = []
    if before and read_again:
        after = reading_of(conclusion, read_again)
        if conclusion.review_on == _proposed(before, issued_before):
            conclusion.review_on = _proposed(after, conclusion.issued_on)
        changed = _count_anew(conclusion, before, after)
    save_numbered(conclusion)
    return changed


def _proposed(reading: Reading, issued_on: date | None) -> date | None:
    term = section_term(reading, issued_on)
    return term.day if term else None


def _count_anew(conclusion: Conclusion, before: Reading, after: Reading) -> list[Duty]:
    """Give each duty that has its limit as it was read the one it is read with now. One that the
    clerk has set stays."""
    then, now = _limits(before), _limits(after)
    duties = Duty.objects.filter(item__conclusion=conclusion).select_related("item")
    changed = []
    for duty in duties:
        place = duty.item.start, duty.item.end, duty.position
        had, has = then.get(place), now.get(place)
        if had is None or has is None or had == has:
            continue
        if had == {name: getattr(duty, name) for name in had}:
            for name, value in has.items():
                setattr(duty, name, value)
            changed.append(duty)
    Duty.objects.bulk_update(changed, limit_fields(None))
    return changed


def _limits(reading: Reading) -> dict[tuple[int, int, int], dict[str, Any]]:
    """The limits as read, by the places of their items and their own among the item's duties."""
    return {
        (*item.span, position): limit_fields(duty.deadline)
        for item in reading.items
        for position, duty in enumerate(item.duties)
    }


@transaction.atomic
def edit_duty(
    duty: Duty, *, seen: int, leads: Units = None, helpers: Units = None, **fields: Any
) -> None:
    """Change one duty of a draft; `leads` and `helpers` replace what stood there when given."""
    touch(duty.item.conclusion, seen)
    for name, value in fields.items():
        setattr(duty, name, value)
    if "deadline" in fields:  # who edits a limit has looked at it
        duty.unchecked = False
    if not duty.is_dated and duty.deadline != Duty.Deadline.RECURRING:
        duty.named_on = duty.named_at = None
    duty.save()
    if leads is not None:
        duty.leads.set(leads)
    if helpers is not None:
        duty.helpers.set(helpers)


@transaction.atomic
def add_duty(item: Item, *, seen: int) -> Duty:
    """One more duty in a directive (Tách việc giao), begun as a copy of its last one's words."""
    touch(item.conclusion, seen)
    last = item.duties.last()
    position = (item.duties.aggregate(n=Max("position"))["n"] or 0) + 1
    title = last.title if last else short_title(item.text)
    return item.duties.create(position=position, title=title)


@transaction.atomic
def remove_duty(duty: Duty, *, seen: int) -> None:
    """Take a duty out; the last one of a directive stays, for a directive always has one."""
    if duty.item.duties.count() == 1:
        raise Refused("Mục giao việc phải còn ít nhất một việc giao.")
    touch(duty.item.conclusion, seen)
    duty.delete()


@transaction.atomic
def set_kind(item: Item, *, seen: int, kind: str) -> None:
    """Say what an item is: a directive, or words that make no task; its duties follow."""
    touch(item.conclusion, seen)
    item.kind = kind
    item.save(update_fields=["kind"])
    if kind == Item.Kind.DIRECTIVE and not item.duties.exists():
        item.duties.create(title=short_title(item.text))


@transaction.atomic
def discard(conclusion: Conclusion, *, seen: int) -> None:
    """Throw a draft away with all that was read into it; an issued notice is never deleted."""
    touch(conclusion, seen)
    files = files_of(conclusion)
    conclusion.delete()
    transaction.on_commit(partial(delete_all, files))  # only once the rows are gone for good


def files_of(conclusion: Conclusion) -> list[FieldFile]:
    """All that is kept on disk for a notice."""
    files = [document.file for document in conclusion.documents.all()]
    return files + [page.picture for page in conclusion.scan_pages.only("picture", "conclusion")]


def delete_all(files: Iterable[FieldFile]) -> None:
    for file in files:
        file.storage.delete(file.name)


@transaction.atomic
def place_sentence(conclusion: Conclusion, *, seen: int, start: int, end: int, kind: str) -> Item:
    """Say what a sentence is that the reader could not place; it stands where it was printed."""
    touch(conclusion, seen)
    before = conclusion.items.filter(start__lt=start).order_by("position").last()
    position = before.position + 1 if before else 0
    conclusion.items.filter(position__gte=position).update(position=F("position") + 1)
    item = conclusion.items.create(
        position=position,
        kind=kind,
        parent=before.parent if before else None,
        path=before.path if before else "",
        text=" ".join(conclusion.source_text[start:end].split()),
        start=start,
        end=end,
    )
    if kind == Item.Kind.DIRECTIVE:
        item.duties.create(title=short_title(item.text))
    return item


def short_title(text: str) -> str:
    """The text's beginning as a task's name: at most 120 characters, cut at a word."""
    text = " ".join(text.split())
    return text if len(text) <= 120 else text[:119].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
