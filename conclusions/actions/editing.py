"""Correcting a draft. Each change takes the version its part was shown in, so two clerks never
overwrite each other, and can be taken back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.db.models.fields.files import FieldFile

from conclusions.actions.draft_parts import change_of_header, change_of_items
from conclusions.actions.drafting import limit_fields, save_numbered, section_term
from conclusions.actions.refusals import Refused, StaleDraft
from conclusions.day_checks import checked, limits_meant, limits_said, sole, stands
from conclusions.models import Conclusion, DraftChange, Duty, Item
from conclusions.proofs import reading_of
from conclusions.reading import Reading
from conclusions.units import Directory
from departments.models import Department, User

Units = Iterable[Department] | None
LIMIT = ("deadline", "phrase", "named_on", "named_at", "every")


def hold_beside(
    conclusion: Conclusion, duty: Duty | None, *, seen: int, by: User | None = None
) -> None:
    """What was read from a picture was held beside it: a duty's limit, or without a duty the number
    and the day of issue. Raises StaleDraft."""
    if duty:
        item = duty.item
        said = f"đối chiếu thời hạn {item.named} với ảnh"
        with change_of_items(conclusion, [item], seen=seen, by=by, said=said):
            duty.unchecked = False
            duty.save(update_fields=["unchecked"])
        return
    said = "đối chiếu số, ngày với ảnh"
    with change_of_header(conclusion, seen=seen, by=by, said=said):
        conclusion.unchecked = False
        conclusion.save(update_fields=["unchecked"])


DAYS = "issued_on", "meeting_on"  # what limits are counted from: “kể từ ngày ký”, “trước ngày 15/1”


def edit_header(
    conclusion: Conclusion,
    *,
    seen: int,
    by: User | None = None,
    turn: str = "",
    undoes: DraftChange | None = None,
    **fields: Any,
) -> list[Duty]:
    """Change number, day, title and the like of a draft; with a day of its own, what is counted
    from that day. Returns the duties whose limits changed with it. Raises Refused, StaleDraft."""
    said = "hoàn tác sửa số, ngày, thể thức" if undoes else "sửa số, ngày, thể thức"
    changed_fields = {name for name in fields if fields[name] != getattr(conclusion, name)}
    with change_of_header(
        conclusion,
        seen=seen,
        by=by,
        said=said,
        turn=turn,
        undoes=undoes,
        only_numbers=changed_fields <= {"number", "issued_on"},
    ):
        days = {name for name in DAYS if name in fields}
        moved = {name for name in days if fields[name] != getattr(conclusion, name)}
        read_again = Directory() if moved and conclusion.source_text else None
        before = reading_of(conclusion, read_again) if read_again else None
        issued_before, kind_before = conclusion.issued_on, conclusion.kind
        for name, value in fields.items():
            setattr(conclusion, name, value)
        if conclusion.kind != kind_before:
            _impose(conclusion, kind_before)
        if {"number", "issued_on"} & fields.keys():
            conclusion.unchecked = False
        conclusion.year = conclusion.issued_on.year if conclusion.issued_on else None
        changed: list[Duty] = []
        if before and read_again:
            after = reading_of(conclusion, read_again)
            if conclusion.review_on == _proposed(before, issued_before):
                conclusion.review_on = _proposed(after, conclusion.issued_on)
            changed = _count_anew(conclusion, before, after)
        if moved:
            _check_days(conclusion)
        save_numbered(conclusion)
    return changed


def _impose(conclusion: Conclusion, kind_before: str) -> None:
    """The deadlines of a superior's paper are not the agency's to move, those of another are."""
    superior = Conclusion.Kind.SUPERIOR
    if superior in (kind_before, conclusion.kind):
        dated = Duty.objects.filter(item__conclusion=conclusion).exclude(deadline="")
        dated.update(imposed=conclusion.kind == superior)


def _check_days(conclusion: Conclusion) -> None:
    """What was like its words may no longer be, counted from another day, and the other way."""
    duties = Duty.objects.filter(item__conclusion=conclusion).exclude(phrase="")
    changed = []
    for duty in duties.exclude(day_check=Duty.DayCheck.HELD):
        if (check := checked(duty, conclusion)) != duty.day_check:
            duty.day_check = check
            changed.append(duty)
    Duty.objects.bulk_update(changed, ["day_check"])


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


def edit_duty(
    duty: Duty,
    *,
    seen: int,
    by: User | None = None,
    turn: str = "",
    leads: Units = None,
    helpers: Units = None,
    after: Iterable[Duty] | None = None,
    **fields: Any,
) -> None:
    """Change one duty of a draft; `leads`, `helpers` and `after`, the duties before it whose
    results it waits for, replace what stood there when given."""
    item, said = duty.item, f"sửa việc giao {duty.item.named}"
    with change_of_items(item.conclusion, [item], seen=seen, by=by, said=said, turn=turn):
        limit = [getattr(duty, name) for name in LIMIT]
        for name, value in fields.items():
            setattr(duty, name, value)
        if "deadline" in fields:  # who edits a limit has looked at it
            duty.unchecked = False
        if not duty.is_dated and duty.deadline != Duty.Deadline.RECURRING:
            duty.named_on = duty.named_at = None
        if limit != [getattr(duty, name) for name in LIMIT]:
            duty.day_check = checked(duty, item.conclusion)
        duty.save()
        if leads is not None:
            duty.leads.set(leads)
        if helpers is not None:
            duty.helpers.set(helpers)
        if after is not None:
            duty.after.set(duty.earlier.filter(pk__in=[one.pk for one in after]))


def give_leads(
    conclusion: Conclusion,
    duties: Sequence[Duty],
    leads: Sequence[Department],
    *,
    seen: int,
    by: User | None = None,
) -> None:
    """These units lead all these duties of a draft, as one change. Raises StaleDraft."""
    items = list({duty.item_id: duty.item for duty in duties}.values())
    named = ", ".join(unit.short for unit in leads)
    said = f"giao {len(duties)} việc giao cho {named}"
    with change_of_items(conclusion, items, seen=seen, by=by, said=said):
        for duty in duties:
            duty.leads.set(leads)


def give_titles(
    conclusion: Conclusion, titles: Mapping[Duty, str], *, seen: int, by: User | None = None
) -> None:
    """These duties of a draft are called so, as one change. Raises StaleDraft."""
    items = list({duty.item_id: duty.item for duty in titles}.values())
    said = f"đặt tên {len(titles)} việc giao"
    with change_of_items(conclusion, items, seen=seen, by=by, said=said):
        for duty, title in titles.items():
            duty.title = title
            duty.save(update_fields=["title"])


def hold_day(duty: Duty, *, seen: int, by: User | None = None) -> None:
    """The limit kept holds, though the words mean another one; or, without a day, the words alone
    do. Words that stand nowhere give way to those of the sentence. Raises StaleDraft."""
    item = duty.item
    said = f"xác nhận thời hạn {item.named}"
    with change_of_items(item.conclusion, [item], seen=seen, by=by, said=said):
        duty.day_check = Duty.DayCheck.HELD
        if not stands(duty, item.conclusion):
            found = limits_said(item, item.conclusion)
            duty.phrase = found[0][0][:200] if len(found) == 1 else ""
            differs = checked(duty, item.conclusion)
            duty.day_check = Duty.DayCheck.HELD if differs else Duty.DayCheck.NONE
        duty.save(update_fields=["day_check", "phrase"])


def take_words(duty: Duty, *, seen: int, by: User | None = None) -> None:
    """The words hold: the limit becomes the one they mean, and where they stand nowhere, the one
    of the sentence. Raises Refused where they mean none or several."""
    conclusion, phrase = duty.item.conclusion, duty.phrase
    if stands(duty, conclusion):
        limits = limits_meant(duty, conclusion)
    else:
        found = limits_said(duty.item, conclusion)
        limits, phrase = [limit for _, limit in found], found[0][0] if found else ""
    limit = sole(limits)
    if limit is None or not (limit.on or limit.kind not in Duty.DATED):
        raise Refused(f"“{duty.phrase}” không cho biết một ngày; bấm Sửa để chọn ngày.")
    taken: dict[str, Any] = {"deadline": limit.kind, "named_on": limit.on, "named_at": limit.at}
    taken |= {"every": limit.every, "phrase": phrase[:200]}
    edit_duty(duty, seen=seen, by=by, **taken)


def add_duty(item: Item, *, seen: int, by: User | None = None) -> Duty:
    """One more duty in a directive (Tách việc giao), begun as a copy of its last one's words."""
    said = f"tách việc giao {item.named}"
    with change_of_items(item.conclusion, [item], seen=seen, by=by, said=said):
        last = item.duties.last()
        position = (item.duties.aggregate(n=Max("position"))["n"] or 0) + 1
        title = last.title if last else short_title(item.text)
        return item.duties.create(position=position, title=title)


def remove_duty(duty: Duty, *, seen: int, by: User | None = None) -> None:
    """Take a duty out; the last one of a directive stays, for a directive always has one."""
    item = duty.item
    if item.duties.count() == 1:
        raise Refused("Mục giao việc phải còn ít nhất một việc giao.")
    with change_of_items(
        item.conclusion, [item], seen=seen, by=by, said=f"bỏ việc giao {item.named}"
    ):
        duty.delete()


def set_kind(item: Item, *, seen: int, kind: str, by: User | None = None) -> None:
    """Say what an item is: a directive, a heading, words that make no task; its duties follow."""
    said = f"xếp {item.named} là “{Item.Kind(kind).label}”"
    with change_of_items(item.conclusion, [item], seen=seen, by=by, said=said):
        item.kind = kind
        item.save(update_fields=["kind"])
        if kind == Item.Kind.DIRECTIVE and not item.duties.exists():
            item.duties.create(title=short_title(item.text))


@transaction.atomic
def discard(conclusion: Conclusion, *, seen: int) -> None:
    """Throw a draft away with all that was read into it; an issued notice is never deleted."""
    draft = Conclusion.objects.filter(
        pk=conclusion.pk, status=Conclusion.Status.DRAFT, version=seen
    )
    if not draft.update(version=F("version") + 1):
        raise StaleDraft("Dự thảo vừa được người khác sửa hoặc đã ban hành; xem lại trước khi bỏ.")
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


def place_sentence(
    conclusion: Conclusion, *, seen: int, start: int, end: int, kind: str, by: User | None = None
) -> Item:
    """Say what a sentence is that the reader could not place; it stands where it was printed."""
    said = "xếp loại một câu"
    with change_of_items(conclusion, [], seen=seen, by=by, said=said, moves=True) as claim:
        if conclusion.items.filter(start=start, end=end).exists():
            raise StaleDraft("Câu này vừa được xếp loại; xem lại trước khi lưu.")
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
        claim.made.append(item.pk)
        if kind == Item.Kind.DIRECTIVE:
            item.duties.create(title=short_title(item.text))
    return item


def short_title(text: str) -> str:
    """The text's beginning as a task's name: at most 120 characters, cut at a word."""
    text = " ".join(text.split())
    return text if len(text) <= 120 else text[:119].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
