"""The words of an item changed by hand: what was read from them is read anew, what a person has
said of them stays."""

from difflib import SequenceMatcher
from typing import Any

from conclusions.actions.draft_parts import change_of_items
from conclusions.actions.drafting import add_citations, add_duties, limit_fields
from conclusions.actions.snapshots import words_back
from conclusions.day_checks import checked, stands
from conclusions.models import Duty, Item
from conclusions.outline_labels import counted_as
from conclusions.reading import ReadDuty, ReadItem, read
from conclusions.units import Directory
from departments.models import Department, User

ALIKE = 0.6  # of the letters of two titles, for a duty to be the same one


def reword(
    item: Item,
    *,
    seen: int,
    by: User | None = None,
    turn: str = "",
    text: str,
    label: str | None,
) -> None:
    """Change an item's words, and its label where one is given. What half of a sentence was read as
    in the same turn is nothing to go on from: the words before the turn are. Raises StaleDraft."""
    text, said, notice = " ".join(text.split()), f"sửa lời {item.named}", item.conclusion
    with change_of_items(notice, [item], seen=seen, by=by, said=said, turn=turn) as claim:
        if claim.goes_on:
            words_back(item, claim.goes_on.before)
        was = item.text
        item.put_words(text)
        item.reworded = item.reworded or was != text
        if label is not None and label != item.label:
            above = item.path.rpartition(".")[0] if item.label else item.path
            item.label = label
            item.path = ".".join(filter(None, [above, label.strip().rstrip("./-– ")]))[:60]
        item.save(update_fields=["text", "words", "label", "path", "cells", "reworded"])
        if was != text:
            reread(item, was)
            _check_limits(item)


def reread(item: Item, was: str) -> None:
    """Give the item's duties what its words say now, wherever they still are as its former words
    `was` were read; a duty that somebody has corrected keeps the correction. A duty whose words
    are gone goes with them, unless somebody has corrected it; a directive keeps one."""
    if item.kind != Item.Kind.DIRECTIVE:
        _cite(item, _read_alone(item, item.text))
        return
    before, after = _read_alone(item, was) if was else None, _read_alone(item, item.text)
    _cite(item, after)
    then = list(before.duties) if before else []
    now = list(after.duties) if after else []
    directory, goes_on = Directory(), _same(then, now)
    for place, duty in _held(list(item.duties.all()), then).items():
        if place in goes_on:
            _follow(duty, then[place], now[goes_on[place]], directory)
        elif goes_on and _is_as_read(duty, then[place], directory):
            duty.delete()
    last = item.duties.order_by("position").last()
    new = [one for k, one in enumerate(now) if k not in goes_on.values()]
    add_duties([(item, last.position + n if last else n - 1, one) for n, one in enumerate(new, 1)])
    _tie_anew(item, then, now)


def _tie_anew(item: Item, then: list[ReadDuty], now: list[ReadDuty]) -> None:
    """The steps wait for each other as the new words say, where nobody has said otherwise."""
    held = _held(list(item.duties.prefetch_related("after")), now)
    places = {duty.pk: place for place, duty in held.items()}
    former = {place: then[was].after for was, place in _same(then, now).items()}
    for place, duty in held.items():
        known = tuple(sorted(places.get(one.pk, -1) for one in duty.after.all()))
        if known == former.get(place, ()) and known != now[place].after:
            duty.after.set([held[one] for one in now[place].after if one in held])


def _check_limits(item: Item) -> None:
    """A limit that somebody has set is held beside the new words, also of the items under them.
    What was settled stays so as long as its words stand."""
    held = Duty.objects.filter(item__conclusion=item.conclusion).exclude(phrase="")
    changed = []
    for duty in held.select_related("item__parent"):
        if not _is_within(duty.item, item):
            continue
        duty.item.conclusion = item.conclusion
        settled = duty.day_check == Duty.DayCheck.HELD and stands(duty, item.conclusion)
        if not settled and (check := checked(duty, item.conclusion)) != duty.day_check:
            duty.day_check = check
            changed.append(duty)
    Duty.objects.bulk_update(changed, ["day_check"])


def _is_within(item: Item | None, whole: Item) -> bool:
    while item and item != whole:
        item = item.parent
    return item is not None


def _held(duties: list[Duty], then: list[ReadDuty]) -> dict[int, Duty]:
    """The duties there are by the place of what they were read as; one that somebody has added is
    not among them."""
    if len(duties) == len(then):
        return dict(enumerate(duties))
    held: dict[int, Duty] = {}
    for duty in duties:
        for place, read_then in enumerate(then):
            written = "; ".join(ref.written for ref in read_then.leads)
            phrase = read_then.deadline.phrase if read_then.deadline else ""
            as_read = (read_then.what, phrase) == (duty.what, duty.phrase)
            if place not in held and as_read and written[:500] == duty.leads_written:
                held[place] = duty
                break
    return held


def _same(then: list[ReadDuty], now: list[ReadDuty]) -> dict[int, int]:
    """Which duty of the words of now goes on which of those of then, by their places: of as many
    one after the other; else by unit, limit and gist, in their order."""
    if len(then) == len(now):
        return {place: place for place in range(len(now))}
    pairs: dict[int, int] = {}
    for k, one in enumerate(now):
        first = max(pairs, default=-1) + 1
        alike = {j: _likeness(then[j], one) for j in range(first, len(then))}
        best = max(alike, key=lambda j: alike[j], default=None)
        if best is not None and alike[best]:
            pairs[best] = k
    return pairs


def _likeness(then: ReadDuty, now: ReadDuty) -> int:
    """How much of a duty is still the same: 0 for another one."""
    units = [ref.written for ref in then.leads] == [ref.written for ref in now.leads]
    limits = [one.deadline.phrase if one.deadline else "" for one in (then, now)]
    gist = SequenceMatcher(None, then.title, now.title).ratio() >= ALIKE
    return 2 * (units and bool(then.leads)) + 2 * (limits[0] == limits[1] != "") + gist


def _is_as_read(duty: Duty, then: ReadDuty, directory: Directory) -> bool:
    """Nobody has corrected anything of it."""
    fields = all(getattr(duty, name) == value for name, value in _fields(then).items())
    leads = {unit.pk for unit in duty.leads.all()}
    own = leads == {unit.pk for unit in _units(directory, then, "leads")}
    return fields and own and _limit_of(duty) == limit_fields(then.deadline)


def _follow(duty: Duty, then: ReadDuty, now: ReadDuty, directory: Directory) -> None:
    old, new = _fields(then), _fields(now)
    for name, value in new.items():
        if getattr(duty, name) == old[name]:
            setattr(duty, name, value)
    if _limit_of(duty) == limit_fields(then.deadline):
        for name, value in limit_fields(now.deadline).items():
            setattr(duty, name, value)
    duty.save()
    for role in ("leads", "helpers"):
        held = getattr(duty, role)
        old_units = {unit.pk for unit in _units(directory, then, role)}
        if {unit.pk for unit in held.all()} == old_units:
            held.set(_units(directory, now, role))


def _units(directory: Directory, duty: ReadDuty, role: str) -> list[Department]:
    if role == "leads":
        return directory.resolve(duty.leads, duty.without)
    led = {unit.name for unit in directory.resolve(duty.leads, duty.without)}
    return directory.resolve(duty.helpers, led)


def _fields(duty: ReadDuty) -> dict[str, Any]:
    return {
        "what": duty.what,
        "title": duty.title[:120],
        "deliverable": duty.deliverable[:200],
        "leads_written": "; ".join(ref.written for ref in duty.leads)[:500],
        "helpers_written": "; ".join(ref.written for ref in duty.helpers)[:500],
    }


def _limit_of(duty: Duty) -> dict[str, Any]:
    return {name: getattr(duty, name) for name in limit_fields(None)}


def _read_alone(item: Item, text: str) -> ReadItem | None:
    """What the reader makes of these words in the item's place: under what it stands under, which
    may name the unit. All stand there as the first of their lists: a “5.” with no “4.” before it
    is no number to the reader, and the words would be read as more of the heading."""
    above: list[str] = []
    one = item.parent
    while one is not None:
        above.insert(0, f"{counted_as(one.label, 1)} {one.text}".strip())
        one = one.parent
    plain = text.removeprefix(item.label).strip() if item.label else text
    words = f"{counted_as(item.label, 1)} {plain[:1].upper()}{plain[1:]}".strip()
    for lines in ([*above, words], [words]):
        found = _last_directive(item, lines)
        # Longer than what was given to it, it holds words of what stands above.
        if found and len(found.text) <= len(text):
            return found
    return None


def _last_directive(item: Item, lines: list[str]) -> ReadItem | None:
    notice = item.conclusion
    reading = read("\n".join(lines), Directory().known(), notice.issued_on, notice.meeting_on)
    directives = [one for one in reading.items if one.kind == "directive"]
    return directives[-1] if directives else None


def _cite(item: Item, told: ReadItem | None) -> None:
    """The papers its words cite; those that were tied by hand stay tied."""
    tied = {cited.number: cited.resolved_id for cited in item.citations.exclude(resolved=None)}
    item.citations.all().delete()
    if told is None:
        return
    add_citations(item.conclusion, [(item, told)])
    for cited in item.citations.filter(resolved=None):
        if cited.number in tied:
            cited.resolved_id = tied[cited.number]
            cited.save(update_fields=["resolved"])
