"""Letters of other alphabets that look like ours, as they come out of scans and pasted text."""

import unicodedata

# Cyrillic and Greek letters drawn as Latin ones, and the letters that stand for Đ in old texts.
ALIKE = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХҮԚԜаеѕіјорсухԛԝ" "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρχ" "ÐƉð",
        "ABESIJKMHOPCTYXYQWaesijopcyxqw" "ABEZHIKMNOPTYXovpx" "ĐĐđ",
        strict=True,
    )
)  # fmt: skip
DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
SLASHES = dict.fromkeys("⁄∕／╱", "/")
TABLE = str.maketrans(ALIKE | DASHES | SLASHES)


def in_latin(words: str) -> str:
    """The words in Latin letters, common figures, dashes and slashes, as far as they only look like
    them: “598／ТВ–SKHCN” with a Cyrillic ТВ is 598/TB-SKHCN."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", words).translate(TABLE))


def foreign_letters(words: str) -> str:
    """Letters and figures of other alphabets, each once, in order; empty for none."""
    strange = (one for one in words if one.isalnum() and not _is_ours(one))
    return "".join(dict.fromkeys(strange))


def _is_ours(letter: str) -> bool:
    return letter in "0123456789" or unicodedata.name(letter, "").startswith("LATIN ")
