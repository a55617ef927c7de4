"""What a workbook of a list looks like, and what becomes of its rows: the words of its headings,
and a taker for each of its sheets."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from django.db.models import TextChoices

from departments.models import User

MOST_TOLD = 6  # of one row


class Verdict(TextChoices):
    """What becomes of a row; a later one outweighs those before it."""

    SKIPPED = "skipped", "Bỏ qua"
    SAME = "same", "Đã có"
    CHANGED = "changed", "Cập nhật"
    NEW = "new", "Thêm mới"
    WRONG = "wrong", "Cần sửa"


WEIGHT = {verdict: weight for weight, verdict in enumerate(Verdict)}


@dataclass(frozen=True)
class SheetColumn:
    """A column: its heading, other headings for the same, whether each row needs it.

    Where the column named by `follows` is empty, an empty cell means the one above: a notice's
    number stands once, beside the first of its tasks. Words alone in a row that `heads`, a pattern,
    finds something in say it for the rows below. `choices` are offered in the empty workbook.
    """

    name: str
    title: str
    also: tuple[str, ...] = ()
    needed: bool = False
    follows: str = ""
    heads: str = ""
    choices: tuple[str, ...] = ()
    holds_day: bool = False
    letters: int = 18  # its width
    hint: str = ""
    example: str = ""


@dataclass(frozen=True)
class SheetRow:
    """A row of a sheet: its number there, and the words of its cells by the columns' names."""

    number: int
    cells: dict[str, str]
    sheet: str = ""

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    @property
    def place(self) -> str:
        """“5”, “5 của “Quý I””: where it is found again."""
        return f"{self.number} của “{self.sheet}”" if self.sheet else str(self.number)


@dataclass
class RowOutcome:
    """What is found of one row, told in Vietnamese.

    `becomes` says how it was understood, `does` what taking it in changes, `told` what is wrong
    with it or not taken as it stands.
    """

    verdict: Verdict = Verdict.SAME
    told: list[str] = field(default_factory=list)
    becomes: str = ""
    does: list[str] = field(default_factory=list)

    def found(self, verdict: Verdict, *does: str) -> None:
        """What is wrong stays so, and what is new is not merely changed."""
        self.verdict = max(self.verdict, verdict, key=WEIGHT.__getitem__)
        self.does += _as_many_as_fit(self.does, does)

    def refuse(self, *reasons: str) -> None:
        self.found(Verdict.WRONG)
        self.tell(*reasons)

    def tell(self, *told: str) -> None:
        self.told += _as_many_as_fit(self.told, told)

    @property
    def is_wrong(self) -> bool:
        return self.verdict == Verdict.WRONG


def _as_many_as_fit(before: list[str], words: tuple[str, ...]) -> tuple[str, ...]:
    room = MOST_TOLD - len(before)
    return words[:room] if len(words) <= room else (*words[: max(room - 1, 0)], "…")


class Taker(Protocol):
    """Takes in the rows of one sheet, one after the other, inside one transaction; `made` are the
    keys of what it wrote, where that can be taken back."""

    made: list[int]

    def take(self, row: SheetRow, outcome: RowOutcome) -> None:
        """Look at the row, and write it where nothing later can change it. What a wrong row wrote
        is undone."""

    def settle(self) -> None:
        """After the last row of the last sheet: write what had to wait for it."""


@dataclass(frozen=True)
class SheetPart:
    """One sheet: its name, its columns, who takes its rows in, the rows there are already, and how
    many are taken in at once."""

    name: str
    columns: tuple[SheetColumn, ...]
    begin: Callable[[User, date], Taker]
    present: Callable[[], Iterable[dict[str, str]]] = tuple
    most: int = 5_000

    @property
    def needed(self) -> set[str]:
        return {column.name for column in self.columns if column.needed}


@dataclass(frozen=True)
class TableForm:
    """A workbook: `slug` names it in addresses and rows, `may` says who may take it in, `take_back`
    undoes what a taker made and says why not in Vietnamese, where it may be undone at all."""

    slug: str
    title: str
    about: str
    parts: tuple[SheetPart, ...]
    may: Callable[[User], bool]
    refusal: str
    back: str  # the name of the address where what was taken in is seen
    above: str  # that page's name
    see: str  # the button that leads there
    file: str  # what the empty workbook is called
    take_back: Callable[[list[int]], str] | None = None
