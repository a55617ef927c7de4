"""Words as paper sets them: composed letters, paragraphs, what must not be cut over two lines."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from reports.papers.line_breaks import letters_of

# 598/TB-SKHCN, (69-KL/TW), III/2024: the layout would cut them at the stroke or the hyphen, and a
# reader of the print would find a space there. Days (05/4/2024) it cuts nowhere.
JOINED = re.compile(r"\S*[^\W_][/–-][^\W_]\S*")
DAY = re.compile(r"\W*[\d/-]+\W*")
LONGEST = 40  # letters; what is longer is no number, and may have to be cut
# Marks that turn or hide letters would let a print say something else than its rows.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)
LETTERS = letters_of("Regular")
_keeps_all: ContextVar[bool] = ContextVar("keeps_all", default=False)


@dataclass(frozen=True)
class TextPiece:
    """A stretch of text; a whole one stays on one line."""

    text: str
    whole: bool = False


@dataclass(frozen=True)
class PrintedParagraph:
    """A paragraph as laid out: `style` is part, section, unit, ground (căn cứ …) or text."""

    style: str
    pieces: tuple[TextPiece, ...]
    leads: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def paragraph(style: str, text: str) -> PrintedParagraph:
    return PrintedParagraph(style, tuple(pieces_of(text)), leads=text.endswith(":"))


def _is_short(words: str) -> bool:
    return len(words) <= LONGEST


def pieces_of(text: str, fits: Callable[[str], bool] = _is_short) -> Iterator[TextPiece]:
    """The words, numbers of documents and the like held whole where a line takes them."""
    end = 0
    for match in JOINED.finditer(text):
        if DAY.fullmatch(match[0]) or not fits(match[0]):
            continue
        start = match.start() - _takes_the_space(text[end : match.start()], match[0], end, fits)
        if start > end:
            yield TextPiece(text[end:start])
        yield TextPiece(text[start : match.end()], whole=True)
        end = match.end()
    if text[end:]:
        yield TextPiece(text[end:])


def _takes_the_space(before: str, joined: str, after: int, fits: Callable[[str], bool]) -> bool:
    """Whether the word before it is held too: WeasyPrint 70 else may see that a line ends just
    before the space between them, and take back all of that line but its first word."""
    _, free, word = before[:-1].rpartition(" ")  # free: not held to the piece before it
    return before.endswith(" ") and bool(free or not after) and fits(f"{word} {joined}")


@contextmanager
def every_letter() -> Iterator[None]:
    """As long as this lasts, letters that the typeface lacks stay: Word has other typefaces."""
    token = _keeps_all.set(True)
    try:
        yield
    finally:
        _keeps_all.reset(token)


def clean(text: str) -> str:
    """One line of composed letters (NFC), without marks that print nothing, of letters that the
    typeface has.

    A single letter it lacks would make the text of the whole file unreadable to programs: joined
    letters (ﬁ) are taken apart, signs become a dash, letters of other scripts a question mark.
    """
    shown = _seen(text)
    if not _keeps_all.get():
        shown = shown.translate({ord(letter): _known(letter) for letter in set(shown) - LETTERS})
    return " ".join(shown.split())


def replaced(text: str) -> dict[str, str]:
    """Letters of the text that a print shows as others, in their order, with what it shows."""
    lacked = [letter for letter in dict.fromkeys(_seen(text)) if letter not in LETTERS]
    return {letter: _known(letter) for letter in lacked if not letter.isspace()}


def _seen(text: str) -> str:
    return UNSEEN.sub("", unicodedata.normalize("NFC", text))


def _known(letter: str) -> str:
    if letter.isspace():
        return " "
    apart = unicodedata.normalize("NFKC", letter)
    if apart != letter and set(apart) <= LETTERS:
        return apart
    return "?" if letter.isalnum() else "-"


def lines(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(filter(None, map(clean, text.splitlines())))
