"""Slips of the pen: whether two names differ by a letter or two, and where."""

from departments.folding import fold, plain


def distance(one: str, other: str, limit: int = 3) -> int:
    """Letters to change, add or leave out; anything over `limit` comes back as `limit`."""
    if abs(len(one) - len(other)) >= limit:
        return limit
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, against in enumerate(other, 1):
            step = min(row[j] + 1, row[j - 1] + 1, above + (letter != against))
            above, row[j] = row[j], step
    return min(row[-1], limit)


KINDS = {
    "bộ",
    "sở",
    "cục",
    "vụ",
    "phòng",
    "ban",
    "hội",
    "viện",
    "trường",
    "trạm",
    "đội",
    "tổ",
    "xã",
}


def near(one: str, other: str) -> bool:
    """The same words but one or two letters; short names and numbers must be exact."""
    if min(len(one), len(other)) < 12 or abs(len(one) - len(other)) > 2:
        return False
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return False
    pairs = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    if words[0] != others[0] and {words[0], others[0]} <= KINDS:
        return False  # “Bộ Y tế” and “Sở Y tế” are two, and no slip
    if len(pairs) > 2 or any(a.isdigit() or b.isdigit() for a, b in pairs):
        return False
    return all(distance(plain(a), plain(b)) <= 1 for a, b in pairs) and (
        sum(distance(a, b) for a, b in pairs) <= 2
    )


def differing(written: str, meant: str) -> str:
    """The words written otherwise, each with the word before it."""
    words, others = written.split(), meant.split()
    if len(words) != len(others):
        return written
    apart = [i for i, (a, b) in enumerate(zip(words, others, strict=True)) if fold(a) != fold(b)]
    return " ".join(words[max(0, apart[0] - 1) : apart[-1] + 1]) if apart else written
