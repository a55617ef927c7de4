"""One day written after a list, for every item of the list that has none of its own."""

from collections import defaultdict
from dataclasses import replace

from conclusions.reading.citations import masked
from conclusions.reading.deadlines import limits_in
from conclusions.reading.duties import Said, as_deadline
from conclusions.reading.model import ReadItem
from conclusions.reading.outline import SHARED, Node
from departments.folding import level


def share_limit(
    items: list[ReadItem], nodes: list[Node], shift: int, said: Said
) -> tuple[list[ReadItem], list[str]]:
    """The items with shared days given out, and a word to the reviewer for each."""
    given, warnings = list(items), []
    homes: list[int | None] = []
    undated: defaultdict[int | None, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        homes.append(_home(nodes, homes, place))
        if not node.apart or not SHARED.match(level(node.text)):
            duties = given[place + shift].duties
            if duties and not any(duty.deadline for duty in duties):
                undated[homes[place]].append(place + shift)
            continue
        limits = limits_in(masked(node.words), said.on, said.issued)
        if len(limits) != 1:
            continue
        [limit] = limits
        deadline = as_deadline(node.words, limit)
        taken = undated.pop(homes[place], [])
        for at in taken:
            duties = tuple(replace(duty, deadline=deadline) for duty in given[at].duties)
            given[at] = replace(given[at], duties=duties)
        if taken:
            paths = ", ".join(given[at].path for at in taken)
            warnings.append(f"Thời hạn “{deadline.phrase}” ghi chung cho các mục {paths}.")
    return given, warnings


def _home(nodes: list[Node], homes: list[int | None], place: int) -> int | None:
    """The section a node stands in, or is: a list goes no further."""
    node = nodes[place]
    if node.is_section:
        return place
    return homes[node.parent] if node.parent is not None else None
