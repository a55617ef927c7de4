"""Open work of earlier notices that a draft's items may carry on, and why it is thought so.

What is found here is proposed, never carried: somebody has to take it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Prefetch
from django.utils import timezone

from conclusions.models import Citation, Conclusion, Item
from departments.folding import level
from departments.papertext import paper_number
from tasks.going_on import BARE_NUMBER, CUE, is_same_place, pairs_of, place_beside
from tasks.models import Task
from tasks.querysets import ROW_FIELDS, TaskQuerySet

MOST = 4  # older items proposed for one item; others are searched for
ALIKE = 0.6  # of the weight of both texts, for two orders to be thought one
ALIKE_CUED = 0.5  # of the shorter one's, where the words say that something goes on
NAMED = 3  # how sure it is where the very place is named
LEAST = 4  # pairs of syllables: fewer are in too many orders


@dataclass(frozen=True)
class Forerunner:
    """An older item with its open tasks; `why` tells the words that it was guessed from, empty
    where somebody chose it or searched for it."""

    item: Item
    tasks: list[Task]
    why: str = ""


@dataclass(frozen=True)
class ItemForerunners:
    """Of one item of the draft: what was chosen, else what is proposed."""

    item: Item
    chosen: Forerunner | None = None
    proposed: list[Forerunner] = field(default_factory=list)

    @property
    def is_silent(self) -> bool:
        """Nothing is to be said of it."""
        return not (self.chosen or self.proposed or self.item.stands_alone)

    @property
    def leads(self) -> set[int]:
        """Units that lead it; the open work of others stays where it is."""
        return {unit.pk for duty in self.item.duties.all() for unit in duty.leads.all()}


@dataclass(frozen=True)
class OpenItem:
    """An older item that has open work, in the little that guessing needs."""

    pk: int
    path: str
    notice: int
    number: str
    issued_on: date
    pairs: frozenset[str]
    leads: frozenset[int]


@dataclass(frozen=True)
class CitedPlace:
    """A notice that an item cites, and the place in it where the words name one."""

    notice: int
    number: str
    place: str


def forerunners_of(conclusion: Conclusion, tasks: TaskQuerySet) -> list[ItemForerunners]:
    """Of each directive of the draft, in printed order; `tasks` are those the reader may see."""
    items = _directives(conclusion)
    older = OlderWork(conclusion, tasks.open())
    taken = {item.continues_id for item in items} - {None}
    guessed = {item.pk: older.guesses(item, taken) for item in items if not _is_settled(item)}
    wanted = taken.union(*(guess for guess in guessed.values()))
    found = {one.item.pk: one for one in with_tasks(tasks, wanted)}
    return [
        ItemForerunners(
            item,
            chosen=_chosen(item, found),
            proposed=[
                Forerunner(found[pk].item, found[pk].tasks, why)
                for pk, why in guessed.get(item.pk, {}).items()
                if pk in found
            ],
        )
        for item in items
    ]


def searched_for(conclusion: Conclusion, tasks: TaskQuerySet, typed: str) -> list[Forerunner]:
    """Older items with open work that have the words or the number typed, the newest first."""
    open_work = _before(conclusion, tasks.open()).matching(typed).order_by("-issued_on", "-pk")
    keys = list(dict.fromkeys(open_work.values_list("duty__item", flat=True)[: 10 * MOST]))
    found = {one.item.pk: one for one in with_tasks(tasks, keys[:MOST])}
    return [found[pk] for pk in keys if pk in found]


def with_tasks(tasks: TaskQuerySet, items: Iterable[int]) -> list[Forerunner]:
    """These older items with their open tasks, as rows show them."""
    if not items:
        return []
    rows = tasks.open().filter(duty__item__in=items).select_related("duty__item", "notice")
    rows = rows.only(*ROW_FIELDS, "duty__item__text").with_first()
    found: defaultdict[int, list[Task]] = defaultdict(list)
    for task in rows.order_by("duty__position", "lead__position", "pk"):
        found[task.duty.item_id].append(task)
    return [Forerunner(_item_of(same[0]), same) for same in found.values()]


def _item_of(task: Task) -> Item:
    item = task.duty.item
    item.conclusion = task.conclusion
    return item


def _directives(conclusion: Conclusion) -> list[Item]:
    former = Item.objects.select_related("conclusion").only(
        "path", "text", "conclusion__number", "conclusion__issued_on"
    )
    rows = conclusion.items.filter(kind=Item.Kind.DIRECTIVE)
    return list(rows.prefetch_related("duties__leads", "citations", Prefetch("continues", former)))


def _is_settled(item: Item) -> bool:
    return bool(item.continues_id) or item.stands_alone


def _chosen(item: Item, found: dict[int, Forerunner]) -> Forerunner | None:
    """What was chosen; without open work where all of it has ended meanwhile."""
    if item.continues is None:
        return None
    return found.get(item.continues_id) or Forerunner(item.continues, [])


def _before(conclusion: Conclusion, tasks: TaskQuerySet) -> TaskQuerySet:
    until = conclusion.issued_on or timezone.localdate()
    return tasks.filter(issued_on__lte=until).exclude(notice=conclusion)


class OlderWork:
    """All open work that was given before the draft, to be held beside its items."""

    def __init__(self, conclusion: Conclusion, tasks: TaskQuerySet) -> None:
        self._conclusion, self._tasks = conclusion, tasks

    @cached_property
    def items(self) -> list[OpenItem]:
        columns = ("duty__item", "duty__item__path", "notice", "notice__number", "issued_on")
        rows = _before(self._conclusion, self._tasks).order_by()
        same: defaultdict[tuple, set[int]] = defaultdict(set)
        for *told, text, lead in rows.values_list(*columns, "duty__item__text", "lead"):
            same[*told, text].add(lead)
        return [
            OpenItem(*told, pairs=pairs_of(text), leads=frozenset(leads))
            for (*told, text), leads in same.items()
        ]

    @cached_property
    def _weights(self) -> dict[str, float]:
        """What many orders say tells little of which it is."""
        said = Counter(pair for item in self.items for pair in item.pairs)
        return {pair: math.log(1 + len(self.items) / times) for pair, times in said.items()}

    def guesses(self, item: Item, taken: set[int]) -> dict[int, str]:
        """Keys of older items, the likeliest first, each with why; those that another item of the
        draft carries on already are `taken`."""
        leads = {unit.pk for duty in item.duties.all() for unit in duty.leads.all()}
        cited, pairs = self._cited(item), pairs_of(item.text)
        cue = CUE.search(level(item.text))
        said = item.text[slice(*cue.span())] if cue else ""
        found = []
        for older in self.items:
            shared = not leads or bool(leads & older.leads)
            likeness, held = self._likeness(pairs, older.pairs)
            rank, why = _reason(older, cited, shared, likeness, held, said)
            if why and older.pk not in taken:
                found.append((rank, likeness, older.issued_on, older.pk, why))
        found.sort(key=lambda one: (-one[0], -one[1], -one[2].toordinal(), one[3]))
        named = [one for one in found if one[0] == NAMED]
        return {pk: why for _, _, _, pk, why in (named or found)[:MOST]}

    def _likeness(self, one: frozenset[str], other: frozenset[str]) -> tuple[float, float]:
        """How much of both texts, and of the shorter one, they have in common."""
        common = one & other
        if not common:
            return 0, 0
        rare = math.log(1 + max(1, len(self.items)))
        weight = [
            sum(self._weights.get(pair, rare) for pair in pairs) for pairs in (common, one, other)
        ]
        held = weight[0] / min(weight[1:]) if min(len(one), len(other)) >= LEAST else 0
        return 2 * weight[0] / (weight[1] + weight[2]), held

    def _cited(self, item: Item) -> list[CitedPlace]:
        """The notices with open work that the item cites, each with the place it names there."""
        low = level(item.text)
        numbers = {older.number for older in self.items}
        asked: list[tuple[set[int], str, int, int]] = []
        for citation in item.citations.all():
            at = low.find(level(citation.number))
            asked.append((self._notices(citation), citation.number, at, len(citation.number)))
        for bare in BARE_NUMBER.finditer(low):
            whole = {number for number in numbers if number.partition("/")[0] == bare[1]}
            asked.append((self._newest(whole), bare[0], bare.start(1), len(bare[1])))
        return [
            CitedPlace(notice, number, place_beside(low, at, length))
            for notices, number, at, length in asked
            for notice in notices
        ]

    def _notices(self, citation: Citation) -> set[int]:
        if citation.resolved_id:
            return {citation.resolved_id}
        if citation.dated_on:
            return {
                older.notice
                for older in self.items
                if older.issued_on == citation.dated_on
                and older.number == paper_number(citation.number)
            }
        return self._newest({paper_number(citation.number)})

    def _newest(self, numbers: set[str]) -> set[int]:
        same = [older for older in self.items if older.number in numbers]
        newest = max(same, key=lambda older: older.issued_on, default=None)
        return {newest.notice} if newest else set()


def _reason(
    older: OpenItem,
    cited: list[CitedPlace],
    shared: bool,
    likeness: float,
    held: float,
    cue: str,
) -> tuple[int, str]:
    """How sure it is, from 1 to NAMED, and in which words it is told; 0 and none where it is not
    thought of."""
    own = [one for one in cited if one.notice == older.notice]
    for one in own:
        if one.place and is_same_place(one.place, older.path):
            return NAMED, f"câu dẫn mục {older.path}, {older.number}"
    own = [one for one in own if not one.place]
    if own and shared:
        return (2 if held >= ALIKE_CUED else 1), f"câu dẫn {older.number}"
    if likeness >= ALIKE and shared:
        return 2, "câu chữ gần giống mục cũ"
    if cue and held >= ALIKE_CUED and shared:
        return 2, f"câu ghi “{cue}” và có lời của mục cũ"
    return 0, ""
