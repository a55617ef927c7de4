"""What a workbook of a list looks like, and what becomes of its rows: the words of its headings,
and a taker for each of its sheets."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from django.db.models import TextChoices

from departments.models import User


class Verdict(TextChoices):
    """What becomes of a row."""

    WRONG = "wrong", "Cần sửa"
    NEW = "new", "Thêm mới"
    CHANGED = "changed", "Cập nhật"
    SAME = "same", "Đã có"
    SKIPPED = "skipped", "Bỏ qua"


@dataclass(frozen=True)
class SheetColumn:
    """A column: its heading, other headings for the same, whether each row needs it.

    Where the column named by `follows` is empty, an empty cell means the one above: a notice's
    number stands once, beside the first of its tasks, or alone above them where it `heads` rows.
    `choices` are offered in the empty workbook.
    """

    name: str
    title: str
    also: tuple[str, ...] = ()
    needed: bool = False
    follows: str = ""
    heads: bool = False
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

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass
class RowOutcome:
    """What is found of one row, and what becomes of it; told in Vietnamese."""

    verdict: Verdict = Verdict.SAME
    told: list[str] = field(default_factory=list)

    def refuse(self, *reasons: str) -> None:
        self.verdict = Verdict.WRONG
        self.told += reasons

    @property
    def is_wrong(self) -> bool:
        return self.verdict == Verdict.WRONG


class Taker(Protocol):
    """Takes in the rows of one sheet, one after the other, inside one transaction."""

    def take(self, row: SheetRow, outcome: RowOutcome) -> None:
        """Look at the row, and write it where nothing later can change it."""

    def settle(self) -> None:
        """After the last row of the last sheet: write what had to wait for it."""


@dataclass(frozen=True)
class SheetPart:
    """One sheet: its name, its columns, who takes its rows in, and the rows there are already."""

    name: str
    columns: tuple[SheetColumn, ...]
    begin: Callable[[User, date], Taker]
    present: Callable[[], Iterable[dict[str, str]]] = tuple

    @property
    def needed(self) -> set[str]:
        return {column.name for column in self.columns if column.needed}


@dataclass(frozen=True)
class TableForm:
    """A workbook: `slug` names it in addresses and rows, `may` says who may take it in."""

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

    def part(self, name: str) -> SheetPart:
        return next(part for part in self.parts if part.name == name)
