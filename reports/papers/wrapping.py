"""Which words of a cell stay on one line, by the room its column has."""

import re
from collections.abc import Callable, Iterator

from reports.paragraphs import WHOLE, Piece

# The layout cuts no day (05/4/2024, 2024-2026) by itself, so it needs no holding.
DAY = re.compile(r"[\d/-]+")


def pieces_of(text: str, fits: Callable[[str], bool]) -> Iterator[Piece]:
    """The words, numbers of documents and the like held whole where a line takes them; a dash
    between words (Hành chính - Tổng hợp) may end a line and never begins one."""
    text, end = text.replace(" - ", "\u00a0- "), 0
    for match in WHOLE.finditer(text):
        if DAY.fullmatch(match[0]):
            continue
        start, held = _held(text, match, end, fits)
        yield Piece(text[end:start])
        yield Piece(text[start : match.end()], whole=held)
        end = match.end()
    yield Piece(text[end:])


def _held(text: str, match: re.Match, after: int, fits: Callable[[str], bool]) -> tuple[int, bool]:
    """Where the piece begins, and whether a line takes it with all that hangs on it.

    It takes the word before it along, where there is room: WeasyPrint 70 else may see that a line
    ends just before the space between them, and take back all of that line but its first word.
    """
    first = text.rfind(" ", after, match.start()) + 1 or after
    last = text.find(" ", match.end())
    run = text[first : last if last >= 0 else None]
    if not fits(run):
        return match.start(), False
    _, space, before = text[after : max(first - 1, after)].rpartition(" ")
    free = before and (space or not after)  # not held to the piece before it
    together = free and first == match.start() and fits(f"{before} {run}")
    return match.start() - bool(together), True
