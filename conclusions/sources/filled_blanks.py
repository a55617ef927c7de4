"""Words that lie over a page put into its lines: a number into “Số:      /TB-UBND”, a day into its
blank, a line typed between two others between them."""

import re
from collections import defaultdict
from collections.abc import Iterable

from conclusions.sources.pdf_overlays import Overlay
from conclusions.sources.pdf_paragraphs import PdfLine
from conclusions.sources.ruled_tables import RuledTable

CLOSING = tuple(".,;:/)")
BLANK = re.compile(r"[ …._\xa0]{2,}|(?<=:)(?=/)|[ \xa0]")
NEAR = 6  # points between the feet of what stands in one line
# Points, in the letters of 13 or 14 points of official papers: near enough to tell blanks apart.
LETTER, SPACE = 6.3, 3.4
NARROW, OUTSIDE = 12, 40  # points by which one space, or an end of the line, is less likely meant


def fill(lines: list[PdfLine | RuledTable], overlays: Iterable[Overlay]) -> None:
    """Put each overlay into the line it stands in, in place; those between lines become lines."""
    into: defaultdict[int, list[Overlay]] = defaultdict(list)
    between = []
    for overlay in overlays:
        line = _line_of(lines, overlay)
        if line is None:
            between.append(overlay)
        else:
            into[line].append(overlay)
    for at, each in into.items():
        _fill_line(lines[at], each)
    for overlay in sorted(between, key=lambda one: one.foot):
        lines.insert(_below(lines, overlay), PdfLine(overlay.text, overlay.left, overlay.foot))


def _line_of(lines: list[PdfLine | RuledTable], overlay: Overlay) -> int | None:
    """The line at whose height it stands; of two beside each other the one it stands in."""
    level = [
        at
        for at, line in enumerate(lines)
        if isinstance(line, PdfLine) and line.text.strip() and abs(line.foot - overlay.foot) < NEAR
    ]
    return min(level, key=lambda at: _off(lines[at], overlay), default=None)


def _off(line: PdfLine, overlay: Overlay) -> float:
    return max(line.left - overlay.left, overlay.left - _place(line, len(line.text)), 0)


def _place(line: PdfLine, index: int) -> float:
    """About how far from the left the letter of this index stands."""
    begun, place = max((stop for stop in line.stops if stop[0] <= index), default=(0, line.left))
    passed = line.text[begun:index]
    blanks = sum(letter in " \xa0" for letter in passed)
    return place + blanks * SPACE + (len(passed) - blanks) * LETTER


def _fill_line(line: PdfLine, overlays: list[Overlay]) -> None:
    ends = [(len(line.text), len(line.text)), (0, 0)]
    blanks = [found.span() for found in BLANK.finditer(line.text.rstrip())] + ends
    chosen: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for overlay in sorted(overlays, key=lambda one: one.left):
        middle = overlay.left + len(overlay.text) * LETTER / 2
        known = _before(line, overlay)
        blank = known or min(blanks, key=lambda blank: _far(line, blank, middle))
        chosen[blank].append(overlay.text)
    text = line.text
    for (start, end), words in sorted(chosen.items(), reverse=True):
        glue = "" if text[end : end + 1] in CLOSING else " "
        text = f"{text[:start].rstrip()} {' '.join(words)}{glue}{text[end:].lstrip()}"
    line.text = re.sub(r"(?<=\d) (?=/)", "", text.strip())  # “598/TB-UBND”


def _before(line: PdfLine, overlay: Overlay) -> tuple[int, int] | None:
    """Between which letters it is put, where it is known what comes next."""
    if overlay.next_at is None:
        return None
    next_at = overlay.next_at
    at = next((at for at, place in line.stops if abs(place - next_at) < 1), len(line.text))
    return at, at


def _far(line: PdfLine, blank: tuple[int, int], middle: float) -> float:
    start, end = blank
    far = abs((_place(line, start) + _place(line, end)) / 2 - middle)
    return far + (OUTSIDE if start in (0, len(line.text)) else NARROW if end - start < 2 else 0)


def _below(lines: list[PdfLine | RuledTable], overlay: Overlay) -> int:
    """Where the first line stands that is lower on the page."""
    return next(
        (
            at
            for at, line in enumerate(lines)
            if isinstance(line, PdfLine) and line.text.strip() and line.foot < overlay.foot
        ),
        len(lines),
    )
