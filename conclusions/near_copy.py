"""In which words a paper that is nearly another one differs from it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

LONGEST = 200_000  # letters of either text that are compared; a notice has a tenth
MOST_PLACES = 12
BESIDE = 5  # words of both, shown before and after
# Pairs of words to weigh in one stretch; beyond, it is told as replaced altogether, for difflib's
# time grows with their number.
MOST_PAIRS = 60_000
CLAUSE = re.compile(r"(?<=[.;:])\s+")


@dataclass(frozen=True)
class DifferentPlace:
    """The words that stand in the older paper alone and in the newer alone; either may be empty."""

    before: str
    gone: str
    new: str
    after: str


@dataclass(frozen=True)
class NearCopy:
    """The first places that differ, how many there are besides, and whether the end of a very long
    text was left out."""

    places: list[DifferentPlace]
    more: int
    is_cut: bool


def near_copy(older: str, newer: str) -> NearCopy:
    """How the newer text differs from the older one, in whole words; line breaks are no words."""
    first, second = _clauses(older), _clauses(newer)
    found = list(_places(first, second))
    is_cut = max(len(older), len(newer)) > LONGEST
    return NearCopy(found[:MOST_PLACES], max(0, len(found) - MOST_PLACES), is_cut)


def _clauses(text: str) -> list[str]:
    """Clause by clause, whatever the lines: they are many different ones, and quickly matched."""
    return CLAUSE.split(" ".join(text[:LONGEST].split()))


def _places(first: list[str], second: list[str]) -> Iterator[DifferentPlace]:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        # As many clauses on either side are the same ones, each changed.
        step = 1 if b - a == d - c else max(b - a, d - c)
        for at in range(0, max(b - a, d - c), step):
            start, end = c + at, min(d, c + at + step)
            before = " ".join(second[max(0, start - 2) : start]).split()
            after = " ".join(second[end : end + 2]).split()
            gone = " ".join(first[a + at : min(b, a + at + step)])
            yield from _in_words(gone, " ".join(second[start:end]), before, after)


def _in_words(gone: str, new: str, before: list[str], after: list[str]) -> Iterator[DifferentPlace]:
    old, now = gone.split(), new.split()
    if len(old) * len(now) > MOST_PAIRS:
        stretches = [(0, len(old), 0, len(now))]
    else:
        opcodes = SequenceMatcher(None, old, now, autojunk=False).get_opcodes()
        stretches = [places for tag, *places in opcodes if tag != "equal"]
    for a, b, c, d in stretches:
        yield DifferentPlace(
            " ".join([*before, *now[:c]][-BESIDE:]),
            " ".join(old[a:b]),
            " ".join(now[c:d]),
            " ".join([*now[d:], *after][:BESIDE]),
        )
