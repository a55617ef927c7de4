"""The labels of a web page's lists, which stand in no text: the browser counts them."""

import re
from dataclasses import dataclass

from conclusions.sources.list_numbers import letters, roman

STYLE = re.compile(r"list-style(?:-type)?\s*:\s*[^;]*?(?P<kind>none|(?:lower|upper)-(?:alpha|latin|"
                   r"roman)|decimal|disc|circle|square)", re.I)  # fmt: skip
LABELS = {
    "a": lambda number: f"{letters(number)}) ",
    "A": lambda number: f"{letters(number).upper()}. ",
    "i": lambda number: f"{roman(number).lower()}) ",
    "I": lambda number: f"{roman(number)}. ",
    "1": lambda number: f"{number}. ",
    "-": lambda number: "- ",
    "": lambda number: "",
}
STYLED = {
    "none": "", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I", "decimal": "1", "disc": "-", "circle": "-",
    "square": "-",
}  # fmt: skip
LARGEST = 4_000  # no list is counted further; a forged number would be written out


@dataclass
class ListCount:
    """A list that is open: how its items are labelled, and the number of the next."""

    kind: str
    number: int = 1

    def next_label(self, value: str) -> str:
        """The label of the next item, which may set its own number."""
        if value.isdecimal() and int(value) <= LARGEST:
            self.number = int(value)
        label = LABELS[self.kind](self.number)
        self.number += 1
        return label


def begun_list(tag: str, told: dict[str, str]) -> ListCount:
    """The list that a tag `ol` or `ul` with these attributes opens."""
    styled = STYLE.search(told.get("style", ""))
    kind = told.get("type", "")
    if styled:
        kind = STYLED[styled["kind"].lower()]
    elif tag == "ul":
        kind = "-"
    elif kind not in LABELS or not kind:
        kind = "1"
    start = told.get("start", "1")
    return ListCount(kind, int(start) if start.isdecimal() and int(start) <= LARGEST else 1)
