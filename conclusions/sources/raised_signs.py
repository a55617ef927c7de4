"""Powers and fractions of a paper, written so that the number stays what it is: raised signs by
their own letters, fractions with a stroke."""

import re

RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
LOWERED = str.maketrans("0123456789+-−n", "₀₁₂₃₄₅₆₇₈₉₊₋₋ₙ")
SIGNS = re.compile(r"[0-9+\-−n]*[0-9][0-9+\-−n]*|n")
MARKS = re.compile(r"\d+(?:[,;] ?\d+)*[)\]*]?")  # of notes: “1)”, “1,2”
DATED = re.compile(
    r"(?:/\d{4}|\d{1,2}([./-])\d{1,2}\1\d{2}(?:\d{2})?|\b(?:năm|tháng|ngày|quý) ?\d{1,4}|"
    r"\b(?:ngày|trước|sau|đến|từ|hạn) \d{1,2}[/-]\d{1,2})$",
    re.IGNORECASE,
)
SIMPLE = re.compile(r"\w+(?:[.,]\w+)*")


def raised(words: str, before: str) -> str:
    """The words as they stand above the line, behind `before`; what has no such letters is as it
    is. Behind a date they are the mark of a note, and no part of it."""
    return _set_off(words, before, RAISED)


def lowered(words: str, before: str) -> str:
    """The same below the line."""
    return _set_off(words, before, LOWERED)


def _set_off(words: str, before: str, letters: dict[int, int]) -> str:
    if not (SIGNS.fullmatch(words.strip()) or MARKS.fullmatch(words.strip())):
        return words
    apart = " " if DATED.search(before) else ""
    return apart + words.translate(letters)


def power(base: str, exponent: str) -> str:
    """“10⁶”; “x^(a + b)” where no letters stand so high."""
    above = exponent.strip()
    if SIGNS.fullmatch(above):
        return base + above.translate(RAISED)
    return f"{base}^{_whole(above)}" if above else base


def fraction(above: str, below: str, before: str) -> str:
    """“1/2”, and “2 1/2” behind a number."""
    apart = " " if before[-1:].isdigit() else ""
    return f"{apart}{_whole(above.strip())}/{_whole(below.strip())}"


def _whole(words: str) -> str:
    return words if SIMPLE.fullmatch(words) else f"({words})"
