"""Known units by short forms of their names, however a writer shortens them.

One rule for all: every word of the name stands as it is, or a word in capitals is the first letters
of words that follow each other in it. So “Phòng KHTC”, “P. KH-TC” and “Phòng Kế hoạch - TC” are
Phòng Kế hoạch - Tài chính, “BVĐK tỉnh” is Bệnh viện Đa khoa tỉnh, “Đội QLVH lưới điện” is Đội Quản
lý vận hành lưới điện.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from conclusions.reading.alphabet import UP
from conclusions.reading.name_words import BOTH, INNER_WORD
from departments.folding import fold, level

STEP = re.compile(r"(?: ?[-–&/+] ?|, | và | )?(?P<word>[^\W\d_]+|\d+)(?P<dot>\.(?=\s?\w))?")
WORD = re.compile(r"[^\W\d_]+|\d+")
LINKS = {"và"}
LETTERS = re.compile(rf"[{UP}]{{2,}}|[{UP}]\.")
REACH = 60  # letters from where a name begins to its first capitals in a row
# What a short form may leave out at the end, where no other place is named behind it.
PLACES = {"tỉnh", "thành", "phố", "huyện", "xã", "phường", "quận", "sở", "khu", "đặc"}
GOES_ON = re.compile(rf" (?:[{UP}]|tỉnh|thành phố|huyện|xã|phường|quận|sở|đặc khu|các|số \d)")
FEWEST = 4  # letters that tell a unit though its name goes on: “Phòng TTHT” (người nộp thuế)


class ShortNames:
    """The units of a list, looked for by short forms at a place of a text."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        """`named`: each way to write a unit's name in full, and the unit's name."""
        self.by_letter: dict[str, list[tuple[list[str], str]]] = {}
        for written, name in named:
            words = [word for word in WORD.findall(fold(written)) if word not in LINKS]
            if len(words) > 1:
                self.by_letter.setdefault(_bare(words[0]), []).append((words, name))

    def may_begin(self, text: str, low: str, start: int) -> bool:
        """Whether a short form may begin there: a capital, and capitals in a row close behind."""
        return (
            text[start : start + 1].isupper()
            and _bare(low[start]) in self.by_letter
            and LETTERS.search(text, start, start + REACH) is not None
        )

    def at(self, text: str, low: str, start: int) -> tuple[int, str] | None:
        """Where the short form that begins there ends, and the one unit it tells; `low` is the
        text levelled."""
        if not self.may_begin(text, low, start):
            return None
        found: dict[int, set[str]] = {}
        for words, name in self.by_letter[_bare(low[start])]:
            if end := _end(text, low, start, words):
                found.setdefault(end, set()).add(name)
        end = max(found, default=0)
        return (end, found[end].pop()) if end and len(found[end]) == 1 else None

    def whole(self, written: str) -> str | None:
        """The unit that these words, all of them, are a short form of."""
        found = self.at(written, level(written), 0) if written else None
        return found[1] if found and found[0] == len(written) else None


def _end(text: str, low: str, start: int, words: list[str]) -> int:
    """Where a short form of these words ends; 0 where none begins there."""
    at, place, letters = start, 0, 0
    while place < len(words) and (step := STEP.match(text, at)):
        word = low[step.start("word") : step.end("word")]
        if at == start and step.start("word") != start:
            return 0
        if word == words[place]:
            place += 1
        elif told := _initials(text[step.start("word") : step.end()], word, words[place:]):
            place += told
            letters = max(letters, told)
        elif letters and word in words[place:]:
            place = words.index(word, place) + 1  # “Ban QLDA giao thông” leaves words out
        else:
            break
        at = step.end()
    if not letters:
        return 0
    if place == len(words):
        return at
    rest = PLACES.issuperset(words[place:]) or letters >= FEWEST
    inner = INNER_WORD.match(low, at + 1) if low[at : at + 1] == " " else None
    goes_on = GOES_ON.match(text, at) or (inner and inner[0] not in BOTH)
    return at if rest and not goes_on else 0


def _initials(written: str, word: str, words: list[str]) -> int:
    """How many words these capitals are the first letters of; one letter needs a stop: “P.”."""
    if not written.rstrip(".").isupper() or len(written) < 2 or len(word) > len(words):
        return 0
    told = zip(word, words, strict=False)
    return len(word) if all(_bare(letter) == _bare(other) for letter, other in told) else 0


@lru_cache(maxsize=2048)
def _bare(word: str) -> str:
    """The first letter without its marks; “đ” is a letter of its own."""
    return unicodedata.normalize("NFD", word[0])[0]
