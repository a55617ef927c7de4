"""How well a reading agrees with what a person read: precision and recall, part by part."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from conclusions.reading.plain_form import HEADER
from departments.folding import fold

SCORED = HEADER[:9]  # a person's reading has these; year, place and the like follow from them
PARTS = ("directives", "leads", "coordinators", "deadlines", "citations", "header")


@dataclass
class Tally:
    """What was right, what is there too much, what is missing; `notes` says which."""

    right: int = 0
    extra: int = 0
    missing: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0

    def compare(self, where: str, found: Iterable[Any], wanted: Iterable[Any]) -> None:
        got, gold = Counter(found), Counter(wanted)
        self.right += (got & gold).total()
        for sign, rest in (("+", got - gold), ("-", gold - got)):
            self.extra += rest.total() if sign == "+" else 0
            self.missing += rest.total() if sign == "-" else 0
            self.notes += [f"{where}: {sign} {one}" for one in rest.elements()]


@dataclass
class Score:
    parts: dict[str, Tally]
    wrong_dates: int

    def least(self, part: str) -> float:
        return min(self.parts[part].precision, self.parts[part].recall)


def score(read: dict[str, Any], gold: dict[str, Any]) -> Score:
    """Compare a reading in its plain form (`shape.as_data`) with a gold of the same form."""
    parts = {name: Tally() for name in PARTS}
    found = {one["path"]: one for one in read["directives"]}
    wanted = {one["path"]: one for one in gold["directives"]}
    parts["directives"].compare("directive", list(found), list(wanted))
    wrong_dates = 0
    for path in dict.fromkeys([*wanted, *found]):
        mine, theirs = found.get(path, {}), wanted.get(path, {})
        for part in ("leads", "coordinators"):
            parts[part].compare(f"{path} {part}", _names(mine, part), _names(theirs, part))
        dates, right = _dates(mine), _dates(theirs)
        parts["deadlines"].compare(f"{path} deadline", dates, right)
        wrong_dates += sum(1 for date, _ in dates if date and date not in {d for d, _ in right})
        parts["citations"].compare(f"{path} citation", *(_cited(one) for one in (mine, theirs)))
    for name in SCORED:
        parts["header"].compare(
            f"header {name}", _field(read["header"], name), _field(gold["header"], name)
        )
    return Score(parts, wrong_dates)


def _names(directive: dict[str, Any], part: str) -> list[str]:
    return [fold(name).replace(" - ", " ") for name in directive.get(part, [])]


def _dates(directive: dict[str, Any]) -> list[tuple[str | None, str]]:
    return [(one["date"], one["kind"]) for one in directive.get("deadlines", [])]


def _cited(directive: dict[str, Any]) -> set[str]:
    return set(directive.get("cited_documents", []))


def _field(header: dict[str, Any], name: str) -> list[str]:
    return [fold(header[name])] if header.get(name) else []
