"""One day written after a list, for every item of the list that has none of its own."""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from conclusions.reading.citations import masked
from conclusions.reading.common_limits import (
    heads_limit,
    is_common,
    is_limit_alone,
    looks_ahead,
)
from conclusions.reading.dates import Said
from conclusions.reading.deadlines import as_deadline, limits_in
from conclusions.reading.model import Deadline, ReadItem
from conclusions.reading.opening_closing import POINTED, SHARED, SHARED_BY_POINTS
from conclusions.reading.outline import Node
from departments.folding import level

OF_THESE = re.compile(r"(?:hai|ba|bốn|năm|các|những) việc (?:này|trên|nêu trên|[a-zđ],)")
POINTS = re.compile(r"điểm [a-zđ](?!\w)(?:(?:,| và|, điểm| và điểm|, và điểm) [a-zđ](?!\w))*")
UNCLEAR = "Thời hạn chung “{}” chưa rõ của mục nào."
MEANT = re.compile(
    r"mục (?P<first>\d+)(?:(?: đến|-)(?: mục)? ?(?P<last>\d+)|(?P<more>(?:(?:,| và)(?: mục)? "
    r"?\d+)+))?"
)


@dataclass
class SharedDay:
    """A day for the items below the words that set it, and the places of those that took it."""

    deadline: Deadline
    text: str
    taken: list[int] = field(default_factory=list)
    met: bool = False  # items stand below it, though each may have a day of its own


def share_limit(
    items: list[ReadItem], nodes: list[Node], shift: int, said: Said
) -> tuple[list[ReadItem], list[str]]:
    """The items with shared days given out, and a word to the reviewer for each."""
    return _Sharing(items, nodes, shift, said).shared()


class _Sharing:
    """Days on their way from the sentences that set them to the items of a list: `waiting` are the
    places of items without a day, `ahead` the days for items to come, each by its section."""

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
            if node.is_section and node.children and heads_limit(node.text):
                self._set_ahead(home, node, sure=False)
            if node.apart and POINTED.match(told):
                self._give_to_points(node, home)
            elif node.apart and (is_common(node.text) or is_limit_alone(node.text)):
                self._share_common(place, node, home)
            elif node.apart and (SHARED.match(told) or SHARED_BY_POINTS.match(told)):
                theirs = OF_THESE.match(told) or SHARED_BY_POINTS.match(told)
                self._share_behind(place, node, home, near=bool(theirs))
            else:
                self._wait(place + self.shift, home)
        return self.given, self.warnings + self._told_ahead()

    def _wait(self, at: int, home: int | None) -> None:
        duties = self.given[at].duties
        if not duties:
            return
        self.begun.add(home)
        day = self._day_ahead(home)
        if day:
            day.met = True
        if any(duty.deadline for duty in duties):
            return
        if day and _is_meant(self.given[at].path, level(day.text)):
            self._give(at, day.deadline)
            day.taken.append(at)
        else:
            self.waiting[home].append(at)

    def _day_ahead(self, home: int | None) -> "SharedDay | None":
        """The day set for all of this section, or for all that stands around it."""
        while home is not None:
            if home in self.ahead:
                return self.ahead[home]
            above = self.nodes[home].parent
            home = self.homes[above] if above is not None else None
        return self.ahead.get(None)

    def _share_common(self, place: int, node: Node, home: int | None) -> None:
        ahead = looks_ahead(node.text)
        if ahead or (ahead is None and home not in self.begun):
            self._set_ahead(home, node, sure=True)
            return
        parent = self.given[place + self.shift - 1].parent
        inner = parent is not None and not self.nodes[parent - self.shift].is_section
        goes_on = any(
            later.label and _home(self.nodes, self.homes, at) == home
            for at, later in enumerate(self.nodes[place + 1 :], place + 1)
            if later.parent is None or later.parent <= place
        )
        self._share_behind(place, node, home, near=ahead is None and inner and goes_on)

    def _set_ahead(self, home: int | None, node: Node, sure: bool) -> None:
        deadline = self._one_day(node)
        if deadline:
            self.ahead[home] = SharedDay(deadline, node.text)
        elif sure:
            self.warnings.append(UNCLEAR.format(node.text))

    def _one_day(self, node: Node) -> Deadline | None:
        limits = limits_in(masked(node.words), self.said)
        if len(limits) != 1:
            return None
        [limit] = limits
        past = limit.on and self.said.on and limit.on < self.said.on
        return None if past else as_deadline(node.words, limit)

    def _share_behind(self, place: int, node: Node, home: int | None, *, near: bool) -> None:
        limits = limits_in(masked(node.words), self.said)
        if len(limits) != 1:
            if is_common(node.text):
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
        if taken:
            self.warnings.append(self._told(deadline, taken))

    def _give(self, at: int, deadline: Deadline) -> None:
        duties = tuple(replace(duty, deadline=deadline) for duty in self.given[at].duties)
        self.given[at] = replace(self.given[at], duties=duties)

    def _give_to_points(self, node: Node, home: int | None) -> None:
        points = _points_of(node, self.given, self.waiting[home], self.said)
        self.waiting[home] = [at for at in self.waiting[home] if at not in points]
        for at, limit in sorted(points.items()):
            self._give(at, limit)
            path = self.given[at].path
            self.warnings.append(f"Thời hạn “{limit.phrase}” ghi chung cho mục {path}.")

    def _told(self, deadline: Deadline, taken: list[int]) -> str:
        paths = ", ".join(self.given[at].path for at in taken)
        return f"Thời hạn “{deadline.phrase}” ghi chung cho các mục {paths}."

    def _told_ahead(self) -> list[str]:
        days = self.ahead.values()
        told = [self._told(day.deadline, day.taken) for day in days if day.taken]
        return told + [UNCLEAR.format(day.text) for day in days if not day.met]


def _points_of(
    node: Node, given: list[ReadItem], waiting: list[int], said: Said
) -> dict[int, Deadline]:
    """Which item gets which limit of the clauses that name points. Points of another list with the
    same letters are none of these: the last ones are meant."""
    taken: dict[int, Deadline] = {}
    limits = limits_in(masked(node.words), said)
    low, start = level(node.text), 0
    for end in [*(found.end() for found in re.finditer(";", low)), len(low)]:
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
