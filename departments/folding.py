"""One spelling for comparing Vietnamese words: case, dashes, tone places and spaces aside."""

import re
import unicodedata
from functools import lru_cache

ODD_DASHES = "‐‑‒–—―−﹣-"
DASHES = dict.fromkeys(map(ord, ODD_DASHES), "-")
ODD_DASH = re.compile(f"[{ODD_DASHES}]")  # few texts have one, and looking costs less than changing

TONED = {"a": "àáảãạ", "e": "èéẻẽẹ", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹỵ"}
LETTER = r"[a-zà-ỹđ]"
# "hoà", "thuỷ" at the end of a syllable -> "hòa", "thủy"; "quý" has one place for its tone.
LATE_TONE = re.compile(
    rf"(?:(o)([{TONED['a']}{TONED['e']}])|(?<!q)(u)([{TONED['y']}]))(?!{LETTER})"
)
# "hòan", "họat" inside a syllable -> "hoàn", "hoạt".
EARLY_TONE = re.compile(rf"([{TONED['o']}])(a)(?={LETTER})")


def _bare(letter: str) -> str:
    return next(bare for bare, toned in TONED.items() if letter in toned)


def _give(tone_of: str, to: str) -> str:
    return TONED[to][TONED[_bare(tone_of)].index(tone_of)]


def _earlier(match: re.Match[str]) -> str:
    first, second = (match[1], match[2]) if match[1] else (match[3], match[4])
    return _give(second, first) + _bare(second)


def _later(match: re.Match[str]) -> str:
    return _bare(match[1]) + _give(match[1], match[2])


@lru_cache(maxsize=1024)  # a reader asks for the same paragraph many times over
def level(text: str) -> str:
    """Fold NFC text without changing its length, so that places in it stay places in the text."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if ODD_DASH.search(lowered):
        lowered = lowered.translate(DASHES)
    return EARLY_TONE.sub(_later, LATE_TONE.sub(_earlier, lowered))


def fold(text: str) -> str:
    """NFC, lower case, one dash, one tone place, single spaces."""
    return " ".join(level(unicodedata.normalize("NFC", text)).split())


def plain(text: str) -> str:
    """The folded text without any marks, for search typed without Vietnamese keys."""
    bare = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))
