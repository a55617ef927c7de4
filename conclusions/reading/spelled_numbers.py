"""Numbers from 1 to 99 as a notice writes them: “05”, “năm”, “hai mươi mốt”."""

DIGIT_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# How a digit is said behind a ten; “mười năm” is ten years, never fifteen.
BEHIND_TENS = {1: ("một", "mốt"), 4: ("bốn", "tư"), 5: ("lăm", "nhăm")}


def _spelled() -> dict[str, int]:
    words = {word: value for value, word in enumerate(DIGIT_WORDS, 1)}
    for ten, said in enumerate(("mười", *(f"{word} mươi" for word in DIGIT_WORDS[1:])), 1):
        words[said] = 10 * ten
        for value, word in enumerate(DIGIT_WORDS, 1):
            behind = BEHIND_TENS.get(value, (word,))
            words |= {f"{said} {one}": 10 * ten + value for one in behind}
    return words


SPELLED = _spelled()
# Longer ones first, so that “hai mươi” is not taken for “hai”.
WORDS = "|".join(sorted(SPELLED, key=len, reverse=True))
COUNT = rf"(?:\d{{1,3}}|{WORDS})"


def number_of(written: str) -> int:
    """The number written in figures or in lower-case words that COUNT matches."""
    return int(written) if written.isdigit() else SPELLED[written]
