"""In which words a paper that is nearly another one differs from it."""

from dataclasses import dataclass

from departments.word_diff import differences

LONGEST = 200_000  # letters of either text that are compared; a notice has a tenth
MOST_PLACES = 12
BESIDE = 5  # words of both, shown before and after


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
    old, new = older[:LONGEST].split(), newer[:LONGEST].split()
    found = differences(old, new)
    places = [
        DifferentPlace(
            " ".join(new[max(0, c - BESIDE) : c]),
            " ".join(old[a:b]),
            " ".join(new[c:d]),
            " ".join(new[d : d + BESIDE]),
        )
        for a, b, c, d in found[:MOST_PLACES]
    ]
    is_cut = max(len(older), len(newer)) > LONGEST
    return NearCopy(places, max(0, len(found) - MOST_PLACES), is_cut)
