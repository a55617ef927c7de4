"""The words of a notice that a task came from, with its unit and its deadline marked in them."""

import re
from dataclasses import dataclass

from conclusions.models import Duty

MARKS = {"leads_written": "u", "helpers_written": "c", "phrase": "d"}


@dataclass(frozen=True)
class QuotedPiece:
    """A stretch of the text; `css` is the class of its mark, empty for plain words."""

    text: str
    css: str = ""


def quoted(duty: Duty) -> list[QuotedPiece]:
    """The item's words as printed, cut at those this duty was read from.

    Where a phrase stands twice in the item, the one in the duty's own part of it is meant.
    """
    text = duty.item.printed
    spans: list[tuple[int, int, str]] = []
    begin = _own_part(duty, text)
    for name, css in MARKS.items():
        for words in filter(None, getattr(duty, name).split("; ")):
            found = _find(words, text, begin)
            if found and not any(start < found[1] and found[0] < end for start, end, _ in spans):
                spans.append((*found, css))
    return _cut(text, sorted(spans))


def _own_part(duty: Duty, text: str) -> int:
    """Where the duty's own words begin in the item's text; 0 where they are the whole of it."""
    if duty.what and (at := text.find(duty.what[:40])) >= 0:
        return at
    if duty.start is not None and duty.item.start is not None:
        return min(max(duty.start - duty.item.start, 0), len(text))
    return 0


def _find(words: str, text: str, begin: int) -> tuple[int, int] | None:
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    found = pattern.search(text, begin) or pattern.search(text)
    return found.span() if found else None


def _cut(text: str, spans: list[tuple[int, int, str]]) -> list[QuotedPiece]:
    pieces, at = [], 0
    for start, end, css in spans:
        pieces += [QuotedPiece(text[at:start]), QuotedPiece(text[start:end], css)]
        at = end
    return [piece for piece in [*pieces, QuotedPiece(text[at:])] if piece.text]
