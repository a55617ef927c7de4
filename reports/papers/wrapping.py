"""Which words of a cell stay on one line, by the room its column has."""

import re
from collections.abc import Callable, Iterator

from reports.paragraphs import Piece

# 598/TB-SKHCN, (69-KL/TW), III/2024: the layout would cut them at the stroke or the hyphen. Days
# (05/4/2024) it cuts nowhere.
JOINED = re.compile(r"\S*[^\W_][/–-][^\W_]\S*")
DAY = re.compile(r"\W*[\d/-]+\W*")


def pieces_of(text: str, fits: Callable[[str], bool]) -> Iterator[Piece]:
    """The words, numbers of documents and the like held whole where a line takes them; a dash
    between words (Hành chính - Tổng hợp) may end a line and never begins one."""
    text, end = text.replace(" - ", "\u00a0- "), 0
    for match in JOINED.finditer(text):
        if DAY.fullmatch(match[0]) or not fits(match[0]):
            continue
        start = match.start() - _takes_the_space(text[end : match.start()], match[0], end, fits)
        yield Piece(text[end:start])
        yield Piece(text[start : match.end()], whole=True)
        end = match.end()
    yield Piece(text[end:])


def _takes_the_space(before: str, joined: str, after: int, fits: Callable[[str], bool]) -> bool:
    """Whether the word before it is held too: WeasyPrint 70 else may see that a line ends just
    before the space between them, and take back all of that line but its first word."""
    _, free, word = before[:-1].rpartition(" ")  # free: not held to the piece before it
    return before.endswith(" ") and bool(free or not after) and fits(f"{word} {joined}")
