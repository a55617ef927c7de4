"""Which words of a cell stay on one line, by the room its column has."""

import re
from collections.abc import Callable, Iterator

from reports.papers import paragraphs
from reports.papers.paragraphs import TextPiece

DAYS = re.compile(r"(?<=\d) (?=ngày\b)")


def pieces_of(text: str, fits: Callable[[str], bool]) -> Iterator[TextPiece]:
    """The words with their numbers held whole; a dash between words (Hành chính - Tổng hợp) may
    end a line and never begins one, and a count of days (“quá hạn 4 ngày”) is never torn."""
    held = DAYS.sub("\u00a0", text.replace(" - ", "\u00a0- "))
    return paragraphs.pieces_of(held, fits)
