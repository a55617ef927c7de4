"""Breaking centred lines of a paper by the widths of its font, so that no word hangs alone."""

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from itertools import pairwise

from django.conf import settings
from fontTools.ttLib import TTFont

FONTS = settings.BASE_DIR / "static" / "vendor" / "tinos-1.340"
MOST_WORDS = 80  # beyond it nobody wrote a title, and weighing every break would take long
NOWHERE = re.compile(r"(?!)")


@lru_cache
def _advances(face: str) -> dict[int, float]:
    """Width of each letter in ems."""
    with TTFont(FONTS / f"Tinos-{face}.ttf") as font:
        em, widths = font["head"].unitsPerEm, font["hmtx"].metrics
        return {code: widths[name][0] / em for code, name in font.getBestCmap().items()}


def width_of(text: str, *, face: str, size: float) -> float:
    """Width of a line in points, in the unit of `size`."""
    advances = _advances(face)
    return size * sum(advances.get(ord(letter), 0.6) for letter in text)


def balanced(
    text: str, *, face: str, size: float, room: float, prefer: re.Pattern = NOWHERE
) -> tuple[str, ...]:
    """The text in as few lines as fit in `room` points, evenly filled.

    A break just before a match of `prefer` is taken rather than a more even one elsewhere.
    """
    words = text.split()
    measure = partial(width_of, face=face, size=size)
    filled = _filled(words, room, measure)
    if len(filled) < 2 or len(words) > MOST_WORDS:
        return tuple(filled)
    return _even(words, len(filled), room, measure, prefer)


def _filled(words: list[str], room: float, measure: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _even(
    words: list[str],
    count: int,
    room: float,
    measure: Callable[[str], float],
    prefer: re.Pattern,
) -> tuple[str, ...]:
    """The words in `count` lines: none too wide, at preferred breaks, the widest one narrow."""

    @cache
    def best(start: int, lines: int) -> tuple[tuple[float, int, float], tuple[int, ...]]:
        if lines == 1:
            wide = measure(" ".join(words[start:]))
            return (max(0.0, wide - room), 0, wide), (len(words),)
        choices = []
        for cut in range(start + 1, len(words) - lines + 2):
            wide = measure(" ".join(words[start:cut]))
            (over, unwanted, widest), cuts = best(cut, lines - 1)
            plain = not prefer.match(" ".join(words[cut:]))
            cost = (max(over, wide - room, 0.0), unwanted + plain, max(widest, wide))
            choices.append((cost, (cut, *cuts)))
        return min(choices)

    cuts = (0, *best(0, count)[1])
    return tuple(" ".join(words[start:end]) for start, end in pairwise(cuts))
