"""Text that knows, letter by letter, where in the original it came from."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from conclusions.reading.model import Span

BREAKS = {"\n": "\n", "\r": "\n", "\v": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
TAB = "    "  # what a tab becomes, each space of it written where the tab was
NOTHING = set("\u200b\u200c\u200d\u2060\ufeff\u00ad\x00")
BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\uf02b", "-")

# Letters that are brought to another form, combining marks among them; most texts have none.
ODD = re.compile(
    f"[{re.escape(''.join({*BREAKS, *NOTHING} - {chr(10)}))}{''.join(BULLETS)}\t\f\xa0"
    "\u1680\u2000-\u200a\u202f\u205f\u3000\u0300-\u036fƣƢ０-９／⁄∕]"
)
# Letters that old fonts of Word show as ư and Ư; wide figures, strokes of fractions.
LOOKALIKES = str.maketrans("ƣƢ０１２３４５６７８９／⁄∕", "ưƯ0123456789///")


@dataclass(frozen=True)
class Traced:
    """`text[i]` was written at `starts[i]:ends[i]` of the original."""

    text: str
    starts: Sequence[int]  # a range where nothing was left out: its parts cost nothing
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> "Traced":
        return Traced(self.text[part], self.starts[part], self.ends[part])

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The place in the original of `text[start:end]`; (0, 0) when that is empty."""
        end = len(self.text) if end is None else min(end, len(self.text))
        return (self.starts[start], self.ends[end - 1]) if start < end else (0, 0)

    def stripped(self, also: str = "") -> "Traced":
        end = len(self.text.rstrip(also + " \n\f"))
        start = len(self.text) - len(self.text.lstrip(also + " \n\f"))
        whole = start == 0 and end == len(self.text)
        return self if whole else self[start : max(start, end)]

    def squeezed(self) -> "Traced":
        """Without outer spaces, every inner run of spaces as one."""
        if "  " not in self.text:
            return self.stripped()
        kept = [
            i
            for i, letter in enumerate(self.text)
            if letter != " " or (i and self.text[i - 1] != " ")
        ]
        return Traced(
            "".join(self.text[i] for i in kept),
            [self.starts[i] for i in kept],
            [self.ends[i] for i in kept],
        ).stripped()


EMPTY = Traced("", [], [])


def joined(parts: Iterable[Traced], by: str = " ") -> Traced:
    """The parts in one, `by` standing where the breaks between them were."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for part in parts:
        if not part.text:
            continue
        if letters and by:
            letters.append(by)
            starts += [ends[-1]] * len(by)
            ends += [max(ends[-1], part.starts[0])] * len(by)
        letters.append(part.text)
        starts += part.starts
        ends += part.ends
    return Traced("".join(letters), starts, ends)


def trace(text: str) -> Traced:
    """The text composed (NFC), with plain spaces and breaks, and without invisible letters."""
    if not ODD.search(text) and unicodedata.is_normalized("NFC", text):
        return Traced(text, range(len(text)), range(1, len(text) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at, size = 0, len(text)
    while at < size:
        end = at + 1
        while end < size and unicodedata.combining(text[end]):
            end += 1
        # A stray mark on a digit or a stop belongs to no word.
        kept = end if text[at].isalpha() else at + 1
        if text.startswith("\r\n", at):
            kept = end = at + 2
        for letter in _plain(text[at:kept]):
            letters.append(letter)
            starts.append(at)
            ends.append(kept)
        at = end
    return Traced("".join(letters), starts, ends)


def _plain(cluster: str) -> str:
    cluster = cluster.translate(LOOKALIKES)
    first = cluster[0]
    if first in BREAKS:
        return BREAKS[first]
    if first == "\f":
        return "\n\f"
    if first == "\t":
        return TAB
    if first in NOTHING:
        return ""
    if first in BULLETS:
        return BULLETS[first]
    if len(cluster) > 1:
        return unicodedata.normalize("NFC", cluster)
    return " " if unicodedata.category(first) == "Zs" else first
