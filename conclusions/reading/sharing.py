"""One day written after a list, for every item of the list that has none of its own."""

from dataclasses import replace

from conclusions.reading.citations import masked
from conclusions.reading.deadlines import limits_in
from conclusions.reading.duties import Said
from conclusions.reading.model import Deadline, ReadItem
from conclusions.reading.outline import SHARED, Node
from departments.folding import level


def share_limit(
    items: list[ReadItem], nodes: list[Node], shift: int, said: Said
) -> tuple[list[ReadItem], list[str]]:
    """The items with shared days given out, and a word to the reviewer for each."""
    given, warnings = list(items), []
    for place, node in enumerate(nodes):
        if not node.apart or not SHARED.match(level(node.text)):
            continue
        limits = limits_in(masked(node.words), said.on, said.issued)
        if len(limits) != 1:
            continue
        [limit] = limits
        phrase = node.text[limit.start : limit.end]
        span = node.words.span(limit.start, limit.end)
        deadline = Deadline(limit.kind, limit.on, phrase, span, limit.at, limit.every)
        taken = []
        for at in range(shift, shift + place):
            item = given[at]
            if not item.duties or any(duty.deadline for duty in item.duties):
                continue
            duties = tuple(replace(duty, deadline=deadline) for duty in item.duties)
            given[at] = replace(item, duties=duties)
            taken.append(item.path)
        if taken:
            warnings.append(f"Thời hạn “{phrase}” ghi chung cho các mục {', '.join(taken)}.")
    return given, warnings
