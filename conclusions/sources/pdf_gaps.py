"""Gaps in the lines of a PDF page, where words were painted over or struck out, and what was
written for them: over them, above, below, beside."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from conclusions.sources.pdf_letters import Letter
from conclusions.sources.pdf_overlays import Overlay
from conclusions.sources.pdf_pieces import SAME_LINE, Piece

# All of these are shares of the size of the letters.
APART = 0.15  # so far from the next letter a gap has a space beside it
JOINED = 1.0  # letters gone so near each other leave one gap
LEVEL = 0.35  # words so near the height of the gap are written on its line
HIGHEST, LOWEST = 1.15, -0.95  # between which others are written for it
BESIDE = -0.3, 1.5  # from the end of the gap
AROUND = 1.0  # how far from the gap words above it may end or begin
HALF = 0.5  # of the shorter of both: words that lie over the gap
SMALLER, LARGER = 0.95, 1.6
NEXT_LINE = 0.8, 1.7
DOUBT = 1.5  # how far from the line of a gap words may be meant for it
SIGN = 0xF0000  # private letters, one for each gap of a file
SIGNS = re.compile(r"[ ]*[\U000F0000-\U000FFFFD](?:[ ]*[\U000F0000-\U000FFFFD])*[ ]*")
OPENING, CLOSING = '/([“‘"', ".,;:/)]”’%!?"


@dataclass(frozen=True)
class WordGap:
    """Where letters of a line are gone."""

    letters: tuple[Letter, ...]
    left: float
    right: float
    foot: float
    size: float

    def spaced_from(self, kept: Iterable[Letter]) -> tuple[bool, bool]:
        """Whether there is room on either side before the letters kept begin."""
        row = [one for one in kept if abs(one.foot - self.foot) < SAME_LINE]
        before = max((one.right for one in row if one.middle < self.left), default=self.left)
        after = min((one.left for one in row if one.middle > self.right), default=self.right)
        return self.left - before > APART * self.size, after - self.right > APART * self.size


@dataclass(frozen=True)
class Written:
    """Words that one line of writing shows: pieces of the page, or words laid over it."""

    left: float
    right: float
    foot: float
    size: float
    at: float
    pieces: tuple[Piece, ...] = ()
    overlay: Overlay | None = None


@dataclass(frozen=True)
class Filling:
    """What is read in a gap, and whether it needs a space on its sides."""

    words: str
    spaced: tuple[bool, bool]


def gaps_of(gone: Iterable[Letter]) -> list[WordGap]:
    """The gaps that the letters gone leave."""
    runs: list[list[Letter]] = []
    for letter in sorted(gone, key=lambda one: (one.at, one.nth)):
        if runs and _goes_on(runs[-1][-1], letter):
            runs[-1].append(letter)
        else:
            runs.append([letter])
    return [
        WordGap(
            tuple(run),
            min(one.left for one in run),
            max(one.right for one in run),
            run[0].foot,
            max(one.size for one in run),
        )
        for run in runs
    ]


def _goes_on(one: Letter, other: Letter) -> bool:
    near = one.at != other.at or other.nth == one.nth + 1
    across = other.left - one.right
    return near and abs(one.foot - other.foot) < SAME_LINE and abs(across) < JOINED * one.size


def written_in(pieces: Sequence[Piece], overlays: Iterable[Overlay]) -> list[Written]:
    """The lines of writing on a page, as they are drawn; then what lies over it."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and _is_next(runs[-1][-1], piece):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    found = [
        Written(
            run[0].left,
            max(piece.right for piece in run),
            run[0].foot,
            run[0].size,
            run[0].letters[0].at,
            tuple(run),
        )
        for run in runs
    ]
    over = [
        Written(each.left, each.right, each.foot, each.size, float("inf"), overlay=each)
        for each in overlays
        if each.size
    ]
    return found + over


def _is_next(one: Piece, other: Piece) -> bool:
    level = abs(one.foot - other.foot) < 0.5 and abs(one.size - other.size) < 0.1
    return level and -0.3 * one.size < other.left - one.right < 0.8 * one.size


class Replacing:
    """Finds what was written for each gap."""

    def __init__(self, gaps: list[WordGap], written: list[Written]) -> None:
        self.gaps = gaps
        self.written = written
        self.found: dict[int, list[Written]] = {}
        self.doubted: list[Written] = []
        self._match()
        self._doubt()

    def _match(self) -> None:
        pairs = []
        for nth, gap in enumerate(self.gaps):
            for at, one in enumerate(self.written):
                if one.at > gap.letters[-1].at and (rank := self._rank(gap, one)) is not None:
                    off = abs(one.left + one.right - gap.left - gap.right)
                    pairs.append((rank, off, nth, at))
        taken: set[int] = set()
        for _, _, nth, at in sorted(pairs):
            if nth not in self.found and at not in taken:
                self.found[nth] = [self.written[at]]
                taken.add(at)
                taken |= self._next_lines(nth, at, taken)

    def _rank(self, gap: WordGap, one: Written) -> int | None:
        """How sure it is that this was written for the gap; None where it was not."""
        up = (one.foot - gap.foot) / gap.size
        if one.size > LARGER * gap.size or not LOWEST < up < HIGHEST:
            return None
        common = min(one.right, gap.right) - max(one.left, gap.left)
        late = self._is_late(gap, one)
        if abs(up) <= LEVEL:
            if common >= HALF * min(one.right - one.left, gap.right - gap.left):
                return 0
            low, high = (gap.right + share * gap.size for share in BESIDE)
            return 3 if low <= one.left <= high and (late or self._lies_on_others(one)) else None
        if common < -AROUND * gap.size or not (late or one.size < SMALLER * gap.size):
            return None
        return 1 if up > 0 else 2

    def _is_late(self, gap: WordGap, one: Written) -> bool:
        """Whether something lower was written between the two."""
        return one.overlay is not None or any(
            gap.letters[-1].at < each.at < one.at and each.foot < one.foot - 0.8 * one.size
            for each in self.written
        )

    def _lies_on_others(self, one: Written) -> bool:
        return any(
            min(each.right, one.right) - max(each.left, one.left) > one.size / 4
            for each in self.written
            if each is not one and abs(each.foot - one.foot) < LEVEL * each.size
        )

    def _next_lines(self, nth: int, at: int, taken: set[int]) -> set[int]:
        """The lines below the first of words laid over the page."""
        more: set[int] = set()
        for number in range(at + 1, len(self.written)):
            one, last = self.written[number], self.found[nth][-1]
            down = (last.foot - one.foot) / (last.size or 1)
            near = NEXT_LINE[0] < down < NEXT_LINE[1] and abs(one.left - last.left) < last.size
            if one.overlay is None or last.overlay is None or number in taken or not near:
                break
            self.found[nth].append(one)
            more.add(number)
        return more

    def _doubt(self) -> None:
        """What was written late near the line of a gap that nothing is known to stand for."""
        used = {id(one) for lines in self.found.values() for one in lines}
        empty = [gap for nth, gap in enumerate(self.gaps) if nth not in self.found]
        self.doubted = [
            one
            for one in self.written
            if id(one) not in used
            and any(
                one.at > gap.letters[-1].at
                and abs(one.foot - gap.foot) < DOUBT * gap.size
                and self._is_late(gap, one)
                for gap in empty
            )
        ]


def filled(text: str, fillings: Sequence[Filling]) -> str:
    """The text with what is read in its gaps."""

    def fill(found: re.Match) -> str:
        signs = dict.fromkeys(found[0].replace(" ", ""))
        read = [fillings[ord(sign) - SIGN] for sign in signs]
        words = " ".join(filling.words for filling in read if filling.words)
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        first = found[0].startswith(" ") or read[0].spaced[0]
        last = found[0].endswith(" ") or read[-1].spaced[1]
        if not words:
            between = before.strip() and after.strip() and (first or last)
            stays = first and after in tuple(CLOSING)  # as it stood before its words were gone
            return " " if between or (before.strip() and stays) else ""
        left = " " if first and before.strip() and before not in OPENING else ""
        right = " " if last and after.strip() and after not in CLOSING else ""
        return f"{left}{words}{right}"

    return SIGNS.sub(fill, text)
