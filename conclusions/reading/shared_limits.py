"""One day written after a list, for every item of the list that has none of its own."""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from conclusions.reading.citations import masked
from conclusions.reading.common_limits import (
    common_end,
    heads_limit,
    is_common,
    is_limit_alone,
    looks_ahead,
)
from conclusions.reading.dates import Said
from conclusions.reading.deadlines import as_deadline, limits_in
from conclusions.reading.model import Deadline, ReadItem
from conclusions.reading.numbered_limits import (
    BUT,
    NumberedLimits,
    limits_beside,
    line_limit,
    numbered_limits,
)
from conclusions.reading.opening_closing import POINTED, SHARED, SHARED_BY_POINTS
from conclusions.reading.outline import Node
from conclusions.reading.period_lines import is_period_line
from conclusions.reading.traced_text import EMPTY, Traced
from departments.folding import level

OF_THESE = re.compile(r"(?:hai|ba|bốn|năm|các|những) việc (?:này|trên|nêu trên|[a-zđ],)")
POINTS = re.compile(r"điểm [a-zđ](?!\w)(?:(?:,| và|, điểm| và điểm|, và điểm) [a-zđ](?!\w))*")
# “điểm a, b trước ngày 10/12/2026, điểm c …”
NEXT_POINTS = re.compile(
    r";|(?<=\d),(?= (?:các )?(?:nội dung |việc |riêng )?(?:tại )?điểm [a-zđ](?!\w))"
)
UNCLEAR = "Thời hạn chung “{}” chưa rõ của mục nào."
NO_DAY = "Dòng “{}” ghi thời gian cho các mục bên dưới nhưng chưa rõ đến ngày nào."
LEFT_OUT = "Mục {} được trừ ra khỏi thời hạn chung “{}” và chưa có thời hạn riêng."
MEANT = re.compile(
    r"mục (?P<first>\d+)(?:(?: đến|-)(?: mục)? ?(?P<last>\d+)|(?P<more>(?:(?:,| và)(?: mục)? "
    r"?\d+)+))?"
)


@dataclass
class SharedDay:
    """What a sentence sets for the items below it, and the places of those that took its day."""

    limits: NumberedLimits
    text: str
    taken: list[tuple[int, Deadline]] = field(default_factory=list)
    called: set[str] = field(default_factory=set)  # numbers of which items were found
    met: bool = False  # items stand below it, though each may have a day of its own
    period: bool = False  # set by a line that holds a time alone
    missed: bool = False  # which could not be read, and an item without a day stands below it


def share_limit(
    items: list[ReadItem], nodes: list[Node], shift: int, said: Said, opening: Traced = EMPTY
) -> tuple[list[ReadItem], list[str]]:
    """The items with shared days given out, and a word to the reviewer for each; `opening` is what
    stands above them all."""
    sharing = _Sharing(items, nodes, shift, said)
    if (start := common_end(opening.text)) is not None:
        sharing.set_ahead(None, opening[start:], sure=True)
    return sharing.shared()


class _Sharing:
    """Days on their way from the sentences that set them to the items of a list: `waiting` are the
    places of items without a day by their section, `ahead` the days for items to come by the place
    of what they stand in, `begun` the places in which an item stands already."""

    def __init__(self, items: list[ReadItem], nodes: list[Node], shift: int, said: Said) -> None:
        self.given = list(items)
        self.nodes, self.shift, self.said = nodes, shift, said
        self.homes: list[int | None] = []
        self.waiting: defaultdict[int | None, list[int]] = defaultdict(list)
        self.begun: set[int | None] = set()
        self.ahead: dict[int | None, SharedDay] = {}
        self.warnings: list[str] = []

    def shared(self) -> tuple[list[ReadItem], list[str]]:
        for place, node in enumerate(self.nodes):
            home = _home(self.nodes, self.homes, place)
            self.homes.append(home)
            told = level(node.text)
            if node.period:
                self._set_period(node.parent, node.words)
                continue
            if node.children and is_period_line(node.text):
                self._set_period(place, node.words)
            elif node.children and _heads(node) and heads_limit(node.text):
                self.set_ahead(place, node.words, sure=False)
            numbered = numbered_limits(node.words, self.said) if node.apart else None
            if numbered:
                numbered = numbered.by_path(self._paths_before(place, home))
                self._share_numbered(node, home, numbered)
            elif node.apart and POINTED.match(told):
                self._give_to_points(node, home)
            elif node.apart and (is_common(node.text) or is_limit_alone(node.text)):
                self._share_common(place, node, home)
            elif node.apart and (SHARED.match(told) or SHARED_BY_POINTS.match(told)):
                theirs = OF_THESE.match(told) or SHARED_BY_POINTS.match(told)
                self._share_behind(place, node, home, near=bool(theirs))
            else:
                self._wait(place, home)
            if node.breaks and node.ends_open and not node.children:
                self._end_period(node.parent)
        return self.given, self.warnings + self._told_ahead()

    def _wait(self, place: int, home: int | None) -> None:
        at = place + self.shift
        duties = self.given[at].duties
        if not duties:
            return
        around = self._around(place)
        self.begun.update(around)
        day = next((self.ahead[one] for one in around if one in self.ahead), None)
        if day:
            day.met = True
        if any(duty.deadline for duty in duties):
            return
        if day and self._take(at, day):
            return
        self.waiting[home].append(at)

    def _take(self, at: int, day: SharedDay) -> bool:
        """Whether the sentence tells of the item, which has from then on the day it sets."""
        day.missed |= not day.limits.rest
        number, deadline = day.limits.of(self.given[at].path)
        if deadline:
            self._give(at, deadline)
            day.taken.append((at, deadline))
        elif number and day.limits.rest:
            phrase = day.limits.rest.phrase
            self.warnings.append(LEFT_OUT.format(self.given[at].path, phrase))
        day.called |= {number} if number else set()
        return bool(number or deadline)

    def _share_numbered(self, node: Node, home: int | None, limits: NumberedLimits) -> None:
        """Days for items by their numbers: for those that wait, or for those to come."""
        day = SharedDay(limits, node.text, met=True)
        sections = any(re.match("[ivx]", number) for number in limits.numbers)
        homes = list(self.waiting) if sections else [home]
        waiting = [at for one in homes for at in self.waiting[one]]
        known = any(limits.of(self.given[at].path)[0] for at in waiting)
        ahead = looks_ahead(node.text)
        if ahead or (ahead is None and node.parent not in self.begun and not known):
            self.ahead[node.parent] = replace(day, met=False)
            return
        told = [at for at in sorted(waiting) if self._take(at, day)]
        for one in homes:
            self.waiting[one] = [at for at in self.waiting[one] if at not in told]
        self.warnings += self._told_of(day)

    def _paths_before(self, place: int, home: int | None) -> list[str]:
        """The work right before: the points of one item, or else the items of a part."""
        parent = self.given[place + self.shift - 1].parent if place else None
        points = parent is not None and not self.nodes[parent - self.shift].is_section
        return [
            item.path
            for at, item in enumerate(self.given[self.shift : place + self.shift])
            if item.duties and (item.parent == parent if points else self.homes[at] == home)
        ]

    def _around(self, place: int) -> list[int | None]:
        """All that a node stands in, the nearest first; None for the whole paper."""
        around: list[int | None] = []
        above = self.nodes[place].parent
        while above is not None:
            around.append(above)
            above = self.nodes[above].parent
        return [*around, None]

    def _share_common(self, place: int, node: Node, home: int | None) -> None:
        ahead = looks_ahead(node.text)
        if ahead or (ahead is None and node.parent not in self.begun):
            self.set_ahead(node.parent, node.words, sure=True)
            return
        inner = node.parent is not None and not self.nodes[node.parent].is_section
        near = inner if node.label else ahead is None and self._ends_points(place, home)
        self._share_behind(place, node, home, near=near)

    def _ends_points(self, place: int, home: int | None) -> bool:
        """It stands behind the points of one item, and more items come."""
        parent = self.given[place + self.shift - 1].parent
        inner = parent is not None and not self.nodes[parent - self.shift].is_section
        return inner and any(
            later.label and _home(self.nodes, self.homes, at) == home
            for at, later in enumerate(self.nodes[place + 1 :], place + 1)
            if later.parent is None or later.parent <= place
        )

    def set_ahead(self, scope: int | None, words: Traced, *, sure: bool) -> None:
        """Keep the one day of these words for all to come in `scope`; where they are `sure` to set
        one and it is not clear which, the reviewer is told."""
        limits = numbered_limits(words, self.said, anywhere=True)
        excepts = sure and BUT.search(level(words.text))
        if not (limits or excepts) and (deadline := self._one_day(words)):
            limits = NumberedLimits({}, deadline, frozenset())
        if limits:
            self.ahead[scope] = SharedDay(limits, words.text)
        elif sure:
            self.warnings.append(UNCLEAR.format(words.text))

    def _set_period(self, scope: int | None, words: Traced) -> None:
        """The time of a line alone is that of all below it, up to the next such line."""
        if scope in self.ahead:
            self.warnings += self._told_of(self.ahead[scope])
        limit = line_limit(words, self.said)
        self.ahead[scope] = SharedDay(
            NumberedLimits({}, limit, frozenset()), words.text, period=True
        )

    def _end_period(self, scope: int | None) -> None:
        """A line with a colon behind an item, “Công tác khác:”, heads what comes below it."""
        if scope in self.ahead and self.ahead[scope].period:
            self.warnings += self._told_of(self.ahead.pop(scope))

    def _one_day(self, words: Traced) -> Deadline | None:
        limits = limits_beside(masked(words), self.said)
        if len(limits) != 1:
            return None
        [limit] = limits
        past = limit.on and self.said.on and limit.on < self.said.on
        return None if past else as_deadline(words, limit)

    def _share_behind(self, place: int, node: Node, home: int | None, *, near: bool) -> None:
        limits = limits_in(masked(node.words), self.said)
        excepts = BUT.search(level(node.text))
        if len(limits) != 1 or excepts:
            if is_common(node.text) or (limits and excepts):
                self.warnings.append(UNCLEAR.format(node.text))
            return
        deadline = as_deadline(node.words, limits[0])
        waiting = self.waiting.pop(home, [])
        last = self.given[place + self.shift - 1].parent
        close = [at for at in waiting if self.given[at].parent == last] if near else waiting
        taken = [at for at in close if _is_meant(self.given[at].path, level(node.text))]
        self.waiting[home] = [at for at in waiting if at not in taken]
        for at in taken:
            self._give(at, deadline)
        nobody = node.parent not in self.begun or MEANT.search(level(node.text))
        if taken:
            self.warnings.append(self._told(deadline, taken))
        elif nobody and is_common(node.text):
            self.warnings.append(UNCLEAR.format(node.text))

    def _give(self, at: int, deadline: Deadline) -> None:
        duties = tuple(replace(duty, deadline=deadline) for duty in self.given[at].duties)
        self.given[at] = replace(self.given[at], duties=duties)

    def _give_to_points(self, node: Node, home: int | None) -> None:
        points = _points_of(node, self.given, self.waiting[home], self.said)
        self.waiting[home] = [at for at in self.waiting[home] if at not in points]
        if not points and limits_in(masked(node.words), self.said):
            self.warnings.append(UNCLEAR.format(node.text))
        for at, limit in sorted(points.items()):
            self._give(at, limit)
            path = self.given[at].path
            self.warnings.append(f"Thời hạn “{limit.phrase}” ghi chung cho mục {path}.")

    def _told(self, deadline: Deadline, taken: list[int]) -> str:
        paths = ", ".join(self.given[at].path for at in taken)
        return f"Thời hạn “{deadline.phrase}” ghi chung cho các mục {paths}."

    def _told_ahead(self) -> list[str]:
        return [words for day in self.ahead.values() for words in self._told_of(day)]

    def _told_of(self, day: SharedDay) -> list[str]:
        """Which items took which day, and whether one of those it names is not here."""
        taken: dict[Deadline, list[int]] = {}
        for at, deadline in sorted(day.taken):
            taken.setdefault(deadline, []).append(at)
        told = [self._told(deadline, items) for deadline, items in taken.items()]
        lost = not day.met or set(day.limits.named) - day.called
        if day.period:
            return [*told, *[NO_DAY.format(day.text)] * day.missed]
        return [*told, *[UNCLEAR.format(day.text)] * bool(lost)]


def _points_of(
    node: Node, given: list[ReadItem], waiting: list[int], said: Said
) -> dict[int, Deadline]:
    """Which item gets which limit of the clauses that name points. Points of another list with the
    same letters are none of these: the last ones are meant."""
    taken: dict[int, Deadline] = {}
    limits = limits_in(masked(node.words), said)
    low, start = level(node.text), 0
    for end in [*(found.end() for found in NEXT_POINTS.finditer(low)), len(low)]:
        inside = [limit for limit in limits if start <= limit.start < end]
        letters = {
            letter
            for found in POINTS.finditer(low, start, end)
            for letter in re.findall(r"(?<!\w)[a-zđ](?!\w)", found[0])
        }
        start = end
        for letter in letters if len(inside) == 1 else ():
            named = [at for at in waiting if given[at].path.endswith(f"{letter})")]
            if named:
                taken[named[-1]] = as_deadline(node.words, inside[0])
    return taken


def _heads(node: Node) -> bool:
    """A part, or an item that is only the title of its points."""
    return node.is_section or (node.is_titled and not limits_in(masked(node.words)))


def _is_meant(path: str, told: str) -> bool:
    """Whether the words mean this item: “tại mục 4”, “từ mục 1 đến mục 3”, else all before them."""
    named = MEANT.search(told)
    first = re.match(r"(?:[IVX]+\.)?(\d+)", path)
    if not named or not first:
        return not named
    if named["more"]:
        return int(first[1]) in {int(one) for one in re.findall(r"\d+", named[0])}
    last = named["last"] or named["first"]
    return int(named["first"]) <= int(first[1]) <= int(last)


def _home(nodes: list[Node], homes: list[int | None], place: int) -> int | None:
    """The section a node stands in, or is: a list goes no further."""
    node = nodes[place]
    if node.is_section:
        return place
    return homes[node.parent] if node.parent is not None else None
