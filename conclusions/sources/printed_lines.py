"""The lines of print in Tesseract's table of words."""

import re
from dataclasses import dataclass

from departments.foreign_files.decoding import clean

WIDE = 1.2  # times the height of the line: so wide a gap is none between words
Box = tuple[int, int, int, int]  # left, top, width, height in points of the picture
Word = tuple[str, Box, float]  # what it says, where, and how sure that is
# A dash of the print comes out as two: “—-”.
TORN_DASH = re.compile(r"[‐-―-]{2,}")
# A speck, or the edge of a seal or table, before the number of an item: “..1.”, “|2.”.
SPECKED_NUMBER = re.compile(r"[.,'‘’`|]{1,3}(?=\d{1,2}[.)]$)")
# A rule between words, “ngày|05/12/2026”; before one digit it may as well be a 1.
RULE_IN_WORD = re.compile(r"(?<=[^\W\d_])\|(?=\d\d)")
RULE_OR_ONE = re.compile(r"(?<=[^\W\d_])(?=\|\d\D)")
# “1, Văn phòng Sở …”: the stop of an item's number with a speck under it.
COMMA_NUMBER = re.compile(r"(\d{1,2}),")


@dataclass
class PrintedLine:
    """A line of print: its words with their boxes and how sure they are."""

    block: tuple[str, str]
    words: list[Word]
    page: int = 1  # of the pictures read in one go

    @property
    def top(self) -> int:
        return min(box[1] for _, box, _ in self.words)

    @property
    def foot(self) -> int:
        return max(box[1] + box[3] for _, box, _ in self.words)

    @property
    def left(self) -> int:
        return min(box[0] for _, box, _ in self.words)

    @property
    def right(self) -> int:
        return max(box[0] + box[2] for _, box, _ in self.words)

    def is_apart(self, nth: int) -> bool:
        """A gap far wider than one between words stands before that word."""
        (_, before, _), (_, box, _) = self.words[nth - 1 : nth + 1]
        return box[0] - before[0] - before[2] > WIDE * (self.foot - self.top)

    def is_beside(self, other: "PrintedLine") -> bool:
        """Both stand at one height, next to each other: the columns of a letterhead."""
        shared = min(self.foot, other.foot) - max(self.top, other.top)
        level = shared > 0.5 * min(self.foot - self.top, other.foot - other.top)
        return level and (self.right <= other.left or other.right <= self.left)


def lines_in(table: str) -> list[PrintedLine]:
    """The lines of Tesseract's table of words: a row a word, columns as its head names them."""
    head, *rows = table.splitlines() or [""]
    names = head.split("\t")
    lines: dict[tuple[str, ...], PrintedLine] = {}
    for row in rows:
        cells = dict(zip(names, row.split("\t"), strict=False))
        word = TORN_DASH.sub("-", clean(cells.get("text", "")).strip())
        if cells.get("level") != "5" or not word:
            continue
        key = cells["page_num"], cells["block_num"], cells["par_num"], cells["line_num"]
        left, top, width, height = (int(cells[name]) for name in ("left", "top", "width", "height"))
        line = lines.setdefault(key, PrintedLine(key[1:3], [], int(key[0])))
        word = RULE_OR_ONE.sub(" ", RULE_IN_WORD.sub(" ", word))
        word = word if line.words else SPECKED_NUMBER.sub("", word)
        line.words.append((word, (left, top, width, height), float(cells["conf"])))
    for line in lines.values():
        _mend_stop(line)
    return list(lines.values())


def _mend_stop(line: PrintedLine) -> None:
    word, box, sure = line.words[0]
    follows = line.words[1][0] if len(line.words) > 1 else ""
    if (number := COMMA_NUMBER.fullmatch(word)) and follows[:1].isupper():
        line.words[0] = f"{number[1]}.", box, sure
