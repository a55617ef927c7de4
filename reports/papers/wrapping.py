"""Which words of a cell stay on one line, by the room its column has."""

from collections.abc import Callable, Iterator

from reports import paragraphs
from reports.paragraphs import Piece


def pieces_of(text: str, fits: Callable[[str], bool]) -> Iterator[Piece]:
    """The words with their numbers held whole; a dash between words (Hành chính - Tổng hợp) may
    end a line and never begins one."""
    return paragraphs.pieces_of(text.replace(" - ", "\u00a0- "), fits)
