"""Printed labels counted on: what stands between “1.” and “3.”, after “đ)”, under “II.”."""

import re
from collections.abc import Sequence

from conclusions.sources.list_numbers import roman

FORM = re.compile(
    r"(?P<before>(?:[^\W\d_]{1,6} (?=\d))?\W*)(?P<mark>\d+|[IVXL]+|[a-zđ])(?P<after>\W*)"
)
ROMANS = {roman(count): count for count in range(1, 40)}
LETTERS = "abcdđeghiklmnopqrstuvxy"  # as official papers count points (Nghị định 30/2020/NĐ-CP)
UNDER = {"roman": "1.", "figures": "a)", "letters": "-"}
DASHES = ("-", "–", "+", "•", "*")


def kind_of_label(label: str) -> str:
    """roman | figures | letters | dash, "" for none and for any other."""
    label = label.strip()
    if label in DASHES:
        return "dash"
    found = FORM.fullmatch(label)
    if not found:
        return ""
    mark = found["mark"]
    return "figures" if mark.isdigit() else "roman" if mark in ROMANS else "letters"


def count_of(label: str) -> int | None:
    """Which of its series it is; None where it bears no number."""
    found = FORM.fullmatch(label.strip())
    mark = found["mark"] if found else ""
    if mark.isdigit():
        return int(mark)
    if mark in ROMANS:
        return ROMANS[mark]
    return LETTERS.index(mark) + 1 if mark and mark in LETTERS else None


def counted_as(label: str, count: int) -> str:
    """The label of the same form that bears that number; itself where it bears none."""
    found = FORM.fullmatch(label.strip())
    if not found or count < 1:
        return label
    mark = found["mark"]
    if mark.isdigit():
        told = f"{count:0{len(mark)}d}" if mark.startswith("0") else str(count)
    elif mark in ROMANS:
        told = next((roman for roman, n in ROMANS.items() if n == count), mark)
    else:
        told = LETTERS[count - 1] if count <= len(LETTERS) else mark
    return f"{found['before']}{told}{found['after']}"


def in_step(labels: Sequence[str]) -> bool:
    """Whether labels that bear numbers count on by one from the first."""
    counts = [count_of(label) for label in labels]
    if not counts or counts[0] is None:
        return False
    return counts == list(range(counts[0], counts[0] + len(counts)))


def first_under(label: str) -> str:
    """The first label under one of this form: “1.” under “II.”, “a)” under “1.”."""
    return UNDER.get(kind_of_label(label), "-" if label else "1.")


def part_of_path(label: str, place: int) -> str:
    """Its own part of a path: “5” of “5.”, “(1)”, “-2” for the second without a number."""
    if count_of(label) is None:
        return f"-{place}"
    return label.strip().rstrip("./-– ")
