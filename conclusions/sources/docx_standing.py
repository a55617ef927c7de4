"""Letters of a Word file that do not stand on the line: raised, lowered, or far smaller than what
they stand behind; by a mark of their own, by a distance, by their styles."""

import re
from enum import Enum, auto

from docx.oxml.ns import qn

from conclusions.sources.raised_signs import lowered, raised
from conclusions.sources.run_properties import RunProperties, value_of

PARAGRAPH, RUN, TEXT = qn("w:p"), qn("w:r"), qn("w:t")
LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(pt)?")  # half points, or points of strict files
LEAST = 2  # half points off the line that are meant
SMALL = 0.7  # of the size before it: no letter of the same number
USUAL = 20  # half points, where nothing is said of the size
GUESSED = (
    "Có chữ số cỡ nhỏ đứng liền sau số khác, đọc là chữ số viết trên (“{}”); đối chiếu với bản gốc."
)


class Stand(Enum):
    """Where letters stand: on the line; above or below it by their mark, or by a distance alone;
    on it, but much smaller."""

    ON = auto()
    ABOVE = auto()
    HIGHER = auto()
    BELOW = auto()
    SMALLER = auto()


class LetterStanding:
    """Where the letters of one document stand."""

    def __init__(self, properties: RunProperties) -> None:
        self.properties = properties
        self.paragraph = None
        self.level = 0.0  # of the paragraph's line
        self.before: dict = {}  # the size of the letters before each run
        self.guessed = ""

    def shown(self, words: str, letters, before: str) -> str:
        """The words of this w:t, behind `before`, in letters that stand as they do."""
        run = next(letters.iterancestors(RUN), None)
        stand = self._of(run) if run is not None else Stand.ON
        if stand is Stand.ABOVE:
            return raised(words, before)
        glued = before[-1:].isalnum() or before[-1:] in (")", "]")
        if stand is Stand.HIGHER and glued:
            return raised(words, before)
        if stand is Stand.BELOW and before[-1:].isdigit():
            return lowered(words, before)
        if stand is Stand.SMALLER and before[-1:].isdigit():
            told = raised(words, before)
            if told != words:
                self.guessed = self.guessed or f"{before.split()[-1]}{told}"
            return told
        return words

    def told(self) -> list[str]:
        return [GUESSED.format(self.guessed.strip())] if self.guessed else []

    def _of(self, run) -> Stand:
        ask = self.properties.told
        mark = ask(run, _mark)
        if mark in ("superscript", "subscript"):
            return Stand.ABOVE if mark == "superscript" else Stand.BELOW
        self._learn(next(run.iterancestors(PARAGRAPH), None))
        off = (ask(run, _distance) or 0) - self.level
        if abs(off) >= LEAST:
            return Stand.HIGHER if off > 0 else Stand.BELOW
        size = ask(run, _size) or USUAL
        return Stand.SMALLER if size <= SMALL * self.before.get(run, 0) else Stand.ON

    def _learn(self, paragraph) -> None:
        """Where the paragraph's line runs: at no distance where any letters stand there, else
        where the first of them do."""
        if paragraph is self.paragraph or paragraph is None:
            return
        self.paragraph, self.before = paragraph, {}
        levels = []
        size = 0.0
        for run in paragraph.iter(RUN):
            if not "".join(run.itertext(TEXT)).strip():
                continue
            levels.append(self.properties.told(run, _distance) or 0)
            self.before[run] = size
            size = self.properties.told(run, _size) or USUAL
        self.level = 0 if not levels or 0 in levels else levels[0]


def _mark(properties) -> str | None:
    return value_of(properties, "w:vertAlign") or None


def _distance(properties) -> float | None:
    return _length(value_of(properties, "w:position"))


def _size(properties) -> float | None:
    return _length(value_of(properties, "w:sz"))


def _length(written: str) -> float | None:
    """In half points."""
    found = LENGTH.fullmatch(written)
    return float(found[1]) * (2 if found[2] else 1) if found else None
