"""The reading behind a draft, read again from its source: where each fact stands in the words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from conclusions.models import Conclusion, Item
from conclusions.reading import Reading, Span, read
from conclusions.units import Directory

BLANK = re.compile(r"\s+")
BARS = " |"
UNIT, HELPER, DEADLINE, CITATION, UNPLACED = "u", "c", "d", "v", "q"


@dataclass(frozen=True)
class MarkedPiece:
    """A stretch of words; `css` is what it was read as, empty where it was read as nothing."""

    text: str
    css: str = ""


# A draft is opened many times while it is reviewed; its words never change, the reading is pure.
_read = lru_cache(maxsize=16)(read)


def reading_of(conclusion: Conclusion, directory: Directory) -> Reading:
    """What the reader makes of the draft's source today, with the units known today."""
    days = conclusion.issued_on, conclusion.meeting_on
    return _read(conclusion.source_text, directory.known(), *days)


def unplaced(reading: Reading, items: Iterable[Item]) -> list[Span]:
    """Stretches of the body that belong to no item, in order: no sentence is lost silently."""
    placed = [(item.start or 0, item.end or 0) for item in items]
    return sorted(
        (start, end)
        for start, end in reading.unread
        if not any(first <= start and end <= last for first, last in placed)
    )


def sentence(text: str, span: Span) -> str:
    return " ".join(text[span[0] : span[1]].split())


def marks_of(reading: Reading) -> list[tuple[Span, str]]:
    """Every stretch that a fact came from, first things first, none over another."""
    found = set()
    for item in reading.items:
        found |= {(cited.span, CITATION) for cited in item.citations}
        for duty in item.duties:
            found |= {(ref.span, UNIT) for ref in duty.leads}
            found |= {(ref.span, HELPER) for ref in duty.helpers}
            if duty.deadline:
                found.add((duty.deadline.span, DEADLINE))
    marks: list[tuple[Span, str]] = []
    for span, css in sorted(found, key=lambda mark: (mark[0][0], -mark[0][1], mark[1])):
        if span[0] < span[1] and (not marks or span[0] >= marks[-1][0][1]):
            marks.append((span, css))
    return marks


def pieces(text: str, span: Span, marks: list[tuple[Span, str]]) -> list[MarkedPiece]:
    """The words of `span` as one paragraph, the marked stretches apart."""
    cut: list[MarkedPiece] = []
    at = span[0]
    for (start, end), css in marks:
        if span[0] <= start and end <= span[1]:
            cut += [MarkedPiece(text[at:start]), MarkedPiece(text[start:end], css)]
            at = end
    cut.append(MarkedPiece(text[at : span[1]]))
    joined = [MarkedPiece(BLANK.sub(" ", piece.text), piece.css) for piece in cut]
    return [piece for piece in joined if piece.text]


def without_bars(row: list[MarkedPiece]) -> list[MarkedPiece]:
    """A row of a table without the bars at its ends; those between its cells stay."""
    first, last = row[0], row[-1]
    if len(row) == 1:
        return [MarkedPiece(first.text.strip(BARS), first.css)]
    shown = [
        MarkedPiece(first.text.lstrip(BARS), first.css),
        *row[1:-1],
        MarkedPiece(last.text.rstrip(BARS), last.css),
    ]
    return [piece for piece in shown if piece.text]
