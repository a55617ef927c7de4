"""Capitals of papers in TCVN3: typed with the small marked letters of a font that draws capitals,
so that “GI¸M §èC” comes out as “GIáM ĐốC”."""

import re

WORD = re.compile(r"[^\W\d_]+")


def capitals_shown(line: str) -> str:
    """The line with small letters among capitals made capitals."""
    words = list(WORD.finditer(line))
    whole = _is_capital_line([word[0] for word in words])
    told, at = [], 0
    for run in _runs(words):
        for word in run if whole else _within(run):
            told += [line[at : word.start()], word[0].upper()]
            at = word.end()
    return "".join([*told, line[at:]])


def _capitals(word: str) -> int:
    return sum(letter.isupper() for letter in word)


def _could_be(word: str) -> bool:
    """Whether its only small letters are marked ones: the font of capitals draws these."""
    return not any(letter.isascii() and letter.islower() for letter in word)


def _is_mixed(word: str) -> bool:
    """Capitals with small marked letters between them, as no word is written: “GIáM”."""
    return _could_be(word) and _capitals(word) > 1 and not word.isupper()


def _is_capital_line(words: list[str]) -> bool:
    return all(_could_be(word) for word in words) and any(_is_mixed(word) for word in words)


def _runs(words: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Words that could be of one title in capitals, side by side; only such with a sure word."""
    runs: list[list[re.Match[str]]] = [[]]
    for word in words:
        if _could_be(word[0]):
            runs[-1].append(word)
        else:
            runs.append([])
    return [run for run in runs if any(_is_mixed(word[0]) for word in run)]


def _within(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """Without small words at either end: “ở QUẢNG NGÃI” in a sentence."""
    capital = [place for place, word in enumerate(run) if _capitals(word[0])]
    return run[capital[0] : capital[-1] + 1]
