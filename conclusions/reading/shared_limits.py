"""One day written after a list, for every item of the list that has none of its own."""

import re
from collections import defaultdict
from dataclasses import replace

from conclusions.reading.citations import masked
from conclusions.reading.dates import Said
from conclusions.reading.deadlines import as_deadline, limits_in
from conclusions.reading.model import Deadline, ReadItem
from conclusions.reading.opening_closing import POINTED, SHARED, SHARED_BY_POINTS
from conclusions.reading.outline import Node
from departments.folding import level

OF_THESE = re.compile(r"(?:hai|ba|bốn|năm|các|những) việc (?:này|trên|nêu trên|[a-zđ],)")
POINTS = re.compile(r"điểm [a-zđ](?!\w)(?:(?:,| và|, điểm| và điểm|, và điểm) [a-zđ](?!\w))*")
MEANT = re.compile(
    r"mục (?P<first>\d+)(?:(?: đến|-)(?: mục)? ?(?P<last>\d+)|(?P<more>(?:(?:,| và)(?: mục)? "
    r"?\d+)+))?"
)


def share_limit(
    items: list[ReadItem], nodes: list[Node], shift: int, said: Said
) -> tuple[list[ReadItem], list[str]]:
    """The items with shared days given out, and a word to the reviewer for each."""
    given, warnings = list(items), []
    homes: list[int | None] = []
    undated: defaultdict[int | None, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        homes.append(_home(nodes, homes, place))
        if node.apart and POINTED.match(level(node.text)):
            points = _give_to_points(node, given, undated[homes[place]], said)
            undated[homes[place]] = [at for at in undated[homes[place]] if at not in points]
            warnings += [
                f"Thời hạn “{limit.phrase}” ghi chung cho mục {given[at].path}."
                for at, limit in sorted(points.items())
            ]
            continue
        told = level(node.text)
        by_points = SHARED_BY_POINTS.match(told)
        if not node.apart or not (SHARED.match(told) or by_points):
            duties = given[place + shift].duties
            if duties and not any(duty.deadline for duty in duties):
                undated[homes[place]].append(place + shift)
            continue
        limits = limits_in(masked(node.words), said)
        if len(limits) != 1:
            continue
        [limit] = limits
        deadline = as_deadline(node.words, limit)
        waiting = undated.pop(homes[place], [])
        last = items[place + shift - 1].parent
        theirs = OF_THESE.match(told) or by_points
        near = [at for at in waiting if items[at].parent == last] if theirs else waiting
        taken = [at for at in near if _is_meant(given[at].path, told)]
        undated[homes[place]] = [at for at in waiting if at not in taken]
        for at in taken:
            duties = tuple(replace(duty, deadline=deadline) for duty in given[at].duties)
            given[at] = replace(given[at], duties=duties)
        if taken:
            paths = ", ".join(given[at].path for at in taken)
            warnings.append(f"Thời hạn “{deadline.phrase}” ghi chung cho các mục {paths}.")
    return given, warnings


def _give_to_points(
    node: Node, given: list[ReadItem], waiting: list[int], said: Said
) -> dict[int, Deadline]:
    """Give each clause's limit to the points it names, in `given`; which got which. Points of
    another list with the same letters are none of these: the last ones are meant."""
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
    for at, deadline in taken.items():
        duties = tuple(replace(duty, deadline=deadline) for duty in given[at].duties)
        given[at] = replace(given[at], duties=duties)
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
