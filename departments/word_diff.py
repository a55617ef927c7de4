"""Two runs of words side by side: which stand in both, which in one alone."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Run = Sequence[str]
Place = tuple[int, int, int, int]
"""A stretch of the first run (start, end) beside a stretch of the second."""

ANCHOR = 4  # so many words in a row, once in each run, stand surely at the same place
# Equal words to weigh against each other in a stretch without an anchor; difflib's time grows much
# faster than their number, so beyond it the stretch is told as replaced altogether.
MOST_PAIRS = 100_000


def differences(first: Run, second: Run) -> list[Place]:
    """The stretches that differ, in order; one of the two may be empty, never both.

    Long runs are cut at words that can only belong together, so that the time grows with their
    length and not with its square.
    """
    shorter = min(len(first), len(second))
    head = next((at for at in range(shorter) if first[at] != second[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if first[-1 - at] != second[-1 - at]), rest)
    inner, other = first[head : len(first) - tail], second[head : len(second) - tail]
    return [
        (head + a, head + b, head + c, head + d)
        for stretch in _between(inner, other)
        for a, b, c, d in _compared(inner, other, *stretch)
    ]


def _between(first: Run, second: Run) -> Iterator[Place]:
    """The stretches between the anchors; those that are equal and empty ones left out."""
    a = c = 0
    for place, other in [*_anchors(first, second), (len(first), len(second))]:
        if place < a or other < c:
            continue  # inside what the anchor before has already told
        if first[a:place] != second[c:other]:
            yield a, place, c, other
        a, c = place, other


def _anchors(first: Run, second: Run) -> list[tuple[int, int]]:
    """Where runs of words that occur once in each stand in both, in the order of both."""
    there = _once(second)
    pairs = [(place, there[run]) for run, place in _once(first).items() if run in there]
    return _rising(pairs)


def _once(words: Run) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    again = set()
    for place in range(len(words) - ANCHOR + 1):
        run = tuple(words[place : place + ANCHOR])
        if run in places:
            again.add(run)
        else:
            places[run] = place
    return {run: place for run, place in places.items() if run not in again}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of the pairs, which rise in the first, that rises in the second too."""
    tops: list[int] = []  # the least end of a choice of each length
    ends: list[int] = []  # and which pair that end is
    before: list[int | None] = []
    for at, (_, other) in enumerate(pairs):
        length = bisect_left(tops, other)
        before.append(ends[length - 1] if length else None)
        tops[length : length + 1] = [other]
        ends[length : length + 1] = [at]
    chosen, at = [], ends[-1] if ends else None
    while at is not None:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]


def _compared(first: Run, second: Run, a: int, b: int, c: int, d: int) -> list[Place]:
    here, there = Counter(first[a:b]), Counter(second[c:d])
    if sum(count * there[word] for word, count in here.items()) > MOST_PAIRS:
        return [(a, b, c, d)]
    matcher = SequenceMatcher(None, first[a:b], second[c:d], autojunk=False)
    return [
        (a + i, a + j, c + k, c + m) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"
    ]
