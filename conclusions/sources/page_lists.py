"""The labels of a web page's lists, which stand in no text: the browser counts them."""

import re
from dataclasses import dataclass

from conclusions.sources.list_numbers import letters, roman

STYLE = re.compile(
    r"none|(?:lower|upper)-(?:alpha|latin|roman)|decimal-leading-zero|decimal|disc|circle|square"
)
LABELS = {
    "a": lambda number: f"{letters(number)}) ",
    "A": lambda number: f"{letters(number).upper()}. ",
    "i": lambda number: f"{roman(number).lower()}) ",
    "I": lambda number: f"{roman(number)}. ",
    "1": lambda number: f"{number}. ",
    "01": lambda number: f"{number:02}. ",
    "-": lambda number: "- ",
    "": lambda number: "",
}
STYLED = {
    "none": "", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I", "decimal": "1",
    "decimal-leading-zero": "01", "disc": "-", "circle": "-",
    "square": "-",
}  # fmt: skip
TYPED = re.compile(r"\s*((?:\d{1,3}(?:\.\d{1,2})*|[a-zđ]|[ivx]{1,5})[.)]|[-–+•*])(?=\s|$)", re.I)
LARGEST = 4_000  # no list is counted further; a forged number would be written out


def typed_label(words: str) -> str:
    """The label with which the words of an item begin themselves, or ""."""
    found = TYPED.match(words)
    return found[1] if found else ""


@dataclass
class ListCount:
    """A list that is open: how its items are labelled, and the number of the next."""

    kind: str
    number: int = 1

    def next_label(self, value: str) -> str:
        """The label of the next item, which may set its own number."""
        if value.isdecimal() and int(value) <= LARGEST:
            self.number = int(value)
        label = LABELS[self.kind if self.number > 0 else "1"](self.number)
        self.number += 1
        return label


def begun_list(tag: str, told: dict[str, str], declared: dict[str, str]) -> ListCount:
    """The list that a tag `ol` or `ul` with these attributes opens, of which the page's sheet and
    its own style declare so."""
    styles = (declared.get(name, "") for name in ("list-style-type", "list-style"))
    styled = next(filter(None, map(STYLE.search, styles)), None)
    kind = told.get("type", "")
    if styled:
        kind = STYLED[styled[0]]
    elif tag == "ul":
        kind = "-"
    elif kind not in LABELS or not kind:
        kind = "1"
    start = told.get("start", "")
    first = int(start) if start.isdecimal() and int(start) <= LARGEST else 1
    return ListCount(kind, first)
