"""Words as paper sets them: composed letters, paragraphs, what must not be cut over two lines."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from reports.lines import letters_of

# 598/TB-SKHCN, 25/2018/QĐ-UBND, 69-KL/TW, 05/4/2024: never cut over two lines; nor Quý I/2024 or
# triệu đồng/hộ, which a reader of the print would find with a space after the stroke.
WHOLE = re.compile(
    r"(?<![\w/])(?:\d{1,5}(?:/\d{1,4}){0,2}(?:[/-][A-ZĐƯ&][\w&]{0,11}){1,3}"
    r"|\d{1,4}(?:/\d{1,4}){1,2}"
    r"|[^\W_]{1,12}(?:[/–-][^\W_]{1,12}){1,3})(?![\w/])"
)
# Marks that turn or hide letters would let a print say something else than its rows.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)
LETTERS = letters_of("Regular")


@dataclass(frozen=True)
class Piece:
    """A stretch of text; a whole one stays on one line."""

    text: str
    whole: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as laid out: `style` is part, section, unit or text."""

    style: str
    pieces: tuple[Piece, ...]
    leads: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def paragraph(style: str, text: str) -> Paragraph:
    return Paragraph(style, tuple(pieces_of(text)), leads=text.endswith(":"))


def pieces_of(text: str) -> Iterator[Piece]:
    end = 0
    for match in WHOLE.finditer(text):
        if match.start() > end:
            yield Piece(text[end : match.start()])
        yield Piece(match[0], whole=True)
        end = match.end()
    if text[end:]:
        yield Piece(text[end:])


def clean(text: str) -> str:
    """One line of composed letters (NFC), without marks that print nothing, of letters that the
    typeface has.

    A single letter it lacks would make the text of the whole file unreadable to programs: joined
    letters (ﬁ) are taken apart, signs become a dash, letters of other scripts a question mark.
    """
    shown = UNSEEN.sub("", unicodedata.normalize("NFC", text))
    if unknown := set(shown) - LETTERS:
        shown = shown.translate({ord(letter): _known(letter) for letter in unknown})
    return " ".join(shown.split())


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
