"""What the person who reviews should be told, and why a text cannot be read at all."""

import re
import unicodedata
from functools import lru_cache

from conclusions.reading.labels import FIGURES, LETTERS
from conclusions.reading.outline import Node

NO_MARKS = "Văn bản mất dấu tiếng Việt, không đọc được; cần bản có dấu."
OLD_FONT = "Văn bản dùng bảng mã cũ (TCVN3 hoặc VNI), không đọc được; cần chuyển sang Unicode."
WRECK = "Văn bản nhận dạng sai nhiều nên không đọc được; cần bản rõ hơn."
NO_LETTERS = "Văn bản không có chữ."
NOT_VIETNAMESE = "Không phải văn bản tiếng Việt."
# How each sentence on a number that is missing or comes twice begins.
NUMBERING = "Số mục trong bản gốc"
NO_CONCLUSION = "Không thấy nội dung kết luận nào trong văn bản."

SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}"
    r"(?:ch|ng|nh|[cmnptiuoy])?"
)
OLD_MARKS = "µ¸¶·¹®©"  # what letters of fonts before Unicode look like, read as they are
FEWEST = 6  # words by which one item is judged
FEW_MARKED = 0.15  # of the words; in sound text about three of four bear a mark
# Ends of syllables that a PDF sets apart: “bá o cá o trướ c”; none is a word.
TORN_OFF = set("bcdđghklmnopqrstvx")
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def problem_of(text: str) -> str | None:
    """Why this text cannot be read; None when it can."""
    words = re.findall(r"[^\W\d_]+", text[:40_000])
    letters = sum(len(word) for word in words)
    if letters == 0:
        return NO_LETTERS
    if letters < 200:
        return None
    marked = sum(1 for word in words if not word.isascii())
    if marked < 0.25 * len(words):
        if sum(text.count(mark) for mark in OLD_MARKS) > 0.01 * letters:
            return OLD_FONT
        vietnamese = sum(1 for word in words if _is_syllable(word.lower()))
        return NO_MARKS if vietnamese > 0.6 * len(words) else NOT_VIETNAMESE
    lower = [word for word in words if word[1:].islower() or len(word) == 1]
    broken = sum(1 for word in lower if len(word) > 7 or not _is_syllable(word.lower()))
    return WRECK if broken > 0.35 * max(1, len(lower)) else None


def damage_of(text: str) -> str:
    """How one item of a text that is sound on the whole is spoiled; "" where it is not."""
    words = re.findall(r"[^\W\d_]+", text)
    if len(words) < FEWEST:
        return ""
    if sum(not word.isascii() for word in words) < FEW_MARKED * len(words):
        syllables = sum(_is_syllable(word.lower()) for word in words)
        return "viết không dấu" if syllables > 0.6 * len(words) else ""
    lower = [word for word in words if word[1:].islower() or len(word) == 1]
    broken = sum(len(word) > 7 or not _is_syllable(word.lower()) for word in lower)
    torn = sum(word in TORN_OFF for word in words)
    spoiled = broken > 0.35 * max(1, len(lower)) or torn > max(2, 0.12 * len(words))
    return "có nhiều chữ hỏng" if spoiled else ""


@lru_cache(maxsize=4096)  # a text says the same few hundred words over and over
def _is_syllable(word: str) -> bool:
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if c not in TONES)
    return bool(SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))


def gaps_in(nodes: list[Node], paths: list[str]) -> list[str]:
    """Numbers that the original leaves out or repeats among brothers; they are kept as printed."""
    said = []
    last: dict[tuple[int | None, str], tuple[int, str]] = {}  # number and name of a brother
    for node, path in zip(nodes, paths, strict=True):
        label = node.label
        if not label or not label.counted or label.family == "ordinal":
            continue
        if label.slip:
            said.append(f"Đọc số mục “{label.slip}” là “{label.printed}”.")
        key = (node.parent, label.family)
        now, name = label.value, path or label.printed.rstrip(".")
        before = last.get(key)
        last[key] = now, name
        if label.family in FIGURES:
            figure = last.get((node.parent, ""))
            last[node.parent, ""] = now, name
            if figure is not None and now == figure[0] + 1:
                continue
        if before is None:
            continue
        was, named = before
        if now > was + 1 and not letters_skip(label.family, was, now):
            said.append(f"{NUMBERING} nhảy từ {named} sang {name}; giữ nguyên.")
        elif now <= was:
            said.append(f"{NUMBERING} lặp lại ở {name}; giữ nguyên.")
    return said


def letters_skip(family: str, was: int, now: int) -> bool:
    """a b c d e without đ, and e g without f, are habits, not gaps."""
    return "alpha" in family and now > was and set(LETTERS[was : now - 1]) <= set("đfjwz")
