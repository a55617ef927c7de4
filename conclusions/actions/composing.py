"""A draft that no file is read into: a notice composed here, or work that came otherwise; and the
items of a superior's paper that are not this agency's."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from conclusions.actions.draft_parts import change_of_items
from conclusions.actions.drafting import save_numbered
from conclusions.actions.outlining import add_item
from conclusions.models import Conclusion, Item, UnsentWords
from conclusions.named_here import speaks_to
from departments.models import Agency, User

FRAME = ("Đánh giá kết quả thực hiện nhiệm vụ", "Nhiệm vụ trong thời gian tới")
SECTIONS = ["I.", "II.", "III.", "IV.", "V.", "VI.", "VII.", "VIII."]


@transaction.atomic
def compose(
    *,
    by: User,
    kind: str,
    title: str,
    leader: User | None = None,
    chair: str = "",
    number: str = "",
    issued_on: date | None = None,
    meeting_on: date | None = None,
    issuer: str = "",
    frame: Conclusion | None = None,
    headings: Sequence[str] = FRAME,
    orders: list[str] | None = None,
    typed: bool = True,
) -> Conclusion:
    """A draft with the headings of `frame`, another notice, or else `headings`, and the `orders`
    as directives under the last of them; of other papers than notices the orders alone. `typed` by
    hand: what was kept of it before it was sent is done with. Raises Refused for a number that is
    taken."""
    agency = Agency.current()
    conclusion = Conclusion(kind=kind, title=title, issuer=issuer, leader=leader, chair=chair)
    conclusion.number = conclusion.wholly_numbered(number, agency.code) if number else ""
    conclusion.issued_on, conclusion.meeting_on = issued_on, meeting_on
    conclusion.year = issued_on.year if issued_on else None
    conclusion.created_by = by
    if conclusion.is_notice:
        # The opening of the frame tells of its own meeting and day: it is no part of the frame.
        conclusion.closing, conclusion.recipients = agency.closing, agency.recipients
        conclusion.signature, conclusion.signer_name = agency.signature, agency.signer_name
    save_numbered(conclusion)
    last = _headings(conclusion, frame, headings, by) if conclusion.is_notice else None
    for n, order in enumerate(orders or []):
        last = add_item(
            conclusion,
            after=last,
            under=bool(last) and n == 0,
            text=order,
            label=None if conclusion.is_notice else f"{n + 1}.",
            seen=conclusion.version,
            by=by,
        )
    if typed:
        forget_unsent(by)
    return conclusion


UNSENT_KEPT = timedelta(days=30)


def keep_unsent(
    by: User, words: Mapping[str, str], now: datetime, seen: datetime | None = None
) -> bool:
    """Keep what the person has typed so far, before there is a draft, over what was kept at `seen`
    (None: nothing yet). False where another window has kept something since: nothing is written."""
    kept = {"words": dict(words), "saved_at": now}
    if seen is None:
        return UnsentWords.objects.get_or_create(user=by, defaults=kept)[1]
    return bool(UnsentWords.objects.filter(user=by, saved_at=seen).update(**kept))


def unsent_of(by: User) -> UnsentWords | None:
    return UnsentWords.objects.filter(user=by).first()


def forget_unsent(by: User) -> None:
    UnsentWords.objects.filter(user=by).delete()


def prune_unsent(now: datetime) -> int:
    """Forget what nobody has gone on with for so long."""
    return UnsentWords.objects.filter(saved_at__lt=now - UNSENT_KEPT).delete()[0]


def _headings(
    conclusion: Conclusion, frame: Conclusion | None, usual: Sequence[str], by: User
) -> Item:
    kept = frame.items.filter(parent=None, kind=Item.Kind.HEADING) if frame else []
    titles = [(item.label, item.text) for item in kept]
    titles = titles or list(zip(SECTIONS, usual, strict=False))
    last = None
    for label, text in titles:
        last = add_item(
            conclusion,
            after=last,
            text=text.removeprefix(label).strip(),
            kind=Item.Kind.HEADING,
            label=label,
            seen=conclusion.version,
            by=by,
        )
    assert last is not None
    return last


def of_others(conclusion: Conclusion) -> list[Item]:
    """Directives of another agency's paper that neither speak to this one, nor stand under words
    that do, nor are led by a unit of it."""
    if not conclusion.issuer:
        return []
    agency = Agency.current()
    items = {item.pk: item for item in conclusion.items.prefetch_related("duties__leads")}
    return [
        item
        for item in items.values()
        if item.kind == Item.Kind.DIRECTIVE
        and not any(duty.leads.all() for duty in item.duties.all())
        and not speaks_to(agency, _words_over(item, items))
    ]


def _words_over(item: Item, items: Mapping[int, Item]) -> list[str]:
    """What the item says, and what the headings and lead-ins it stands under say."""
    words, above = [item.text], item.parent_id
    while above:
        words.append(items[above].text)
        above = items[above].parent_id
    return words


def leave_to_others(conclusion: Conclusion, *, seen: int, by: User) -> int:
    """“Không thuộc cơ quan này”: those items make no task here; returns how many. Raises
    StaleDraft."""
    items = of_others(conclusion)
    said = f"xếp {len(items)} mục không thuộc cơ quan này"
    with change_of_items(conclusion, items, seen=seen, by=by, said=said):
        Item.objects.filter(pk__in=[item.pk for item in items]).update(kind=Item.Kind.NO_TASK)
    return len(items)
