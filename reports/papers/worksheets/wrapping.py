"""Which words of a cell stay on one line, by the room its column has."""

from collections.abc import Callable, Iterator

from reports.papers import paragraphs
from reports.papers.paragraphs import TextPiece


def pieces_of(text: str, fits: Callable[[str], bool]) -> Iterator[TextPiece]:
    """The words with their numbers held whole; a dash between words (Hành chính - Tổng hợp) may
    end a line and never begins one."""
    return paragraphs.pieces_of(text.replace(" - ", "\u00a0- "), fits)
