"""The headings of a sheet: which column of a form stands where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from departments.folding import fold
from departments.foreign_files.problem import SourceProblem
from departments.workbooks.table_form import SheetColumn, SheetPart, TableForm

HEADS_WITHIN = 30  # rows above the headings: letterhead and title
HEAD_ROWS = 3  # that headings may take, one under the other
LEAST_HEADS = 2  # “Đơn vị” alone is a word that stands in any sheet
COUNTERS = {"tt", "stt", "số tt", "số thứ tự", "#", ""}
ASIDE = re.compile(r"\([^)]*\)|[.:*]+$")
SEVERAL = (
    "Bảng “{part}”: các cột {columns} đều có thể là “{title}”. Đặt tên đúng “{title}” cho một cột "
    "rồi chọn lại."
)

Cells = list[str]
Row = tuple[int, Cells]


@dataclass(frozen=True)
class SheetHead:
    """Headings of a part, found in a sheet: the place of each column there, of the one that counts
    rows, and of the first row below them; the needed columns that are not there, the headings that
    say nothing to us, those of which several may be one column."""

    part: SheetPart
    columns: dict[str, int]
    counters: frozenset[int]
    below: int
    lacking: tuple[str, ...]
    unknown: tuple[str, ...]
    several: tuple[tuple[str, ...], ...]

    @property
    def notes(self) -> list[str]:
        if not self.unknown:
            return []
        return [f"Bảng “{self.part.name}”: không nhập các cột {', '.join(self.unknown)}."]

    def check(self) -> None:
        """Raises SourceProblem where it is not known which of several columns is meant."""
        for title, *columns in self.several:
            named = ", ".join(columns)
            raise SourceProblem(SEVERAL.format(part=self.part.name, columns=named, title=title))


def head_of(form: TableForm, rows: list[Row]) -> SheetHead | None:
    """The best match among the first rows, of one row or of up to HEAD_ROWS on top of each other;
    None where nothing looks like a heading."""
    heads = [
        _head(part, cells, below)
        for cells, below in _candidates([cells for _, cells in rows[: HEADS_WITHIN + HEAD_ROWS]])
        for part in form.parts
    ]
    known = [head for head in heads if len(head.columns) >= LEAST_HEADS]
    return max(known, key=lambda head: (not head.lacking, len(head.columns)), default=None)


def _candidates(rows: list[Cells]) -> Iterator[tuple[Cells, int]]:
    """What may be headings, with the place of the row below: a row, and rows that go on in those
    under them."""
    for place, cells in enumerate(rows[:HEADS_WITHIN]):
        yield cells, place + 1
        for more in range(1, HEAD_ROWS):
            under = rows[place + more] if place + more < len(rows) else []
            padded = cells + [""] * (len(under) - len(cells))
            cells = [*(low or high for high, low in zip(padded, under, strict=False)),
                     *padded[len(under) :]]  # fmt: skip
            yield cells, place + more + 1


def _head(part: SheetPart, cells: Cells, below: int) -> SheetHead:
    """By its own title first, else by the one other heading that offices give it."""
    words = [spelled(cell) for cell in cells]
    columns: dict[str, int] = {}
    several = []
    for column in part.columns:
        own = [place for place, word in enumerate(words) if word == spelled(column.title)]
        others = {spelled(other) for other in column.also}
        also = [place for place, word in enumerate(words) if word in others]
        found = own or also
        if found:
            columns[column.name] = found[0]
        if len(found) > 1:
            several.append((column.title, *(f"“{cells[place]}”" for place in found)))
    taken = set(columns.values())
    counters = frozenset(place for place, word in enumerate(words) if word in COUNTERS)
    rest = [place for place in range(len(words)) if place not in taken | counters]
    return SheetHead(
        part,
        columns,
        counters,
        below,
        tuple(one.title for one in part.columns if one.needed and one.name not in columns),
        tuple(f"“{' '.join(cells[place].split())}”" for place in rest),
        tuple(several),
    )


def spelled(heading: str) -> str:
    """A heading as headings are compared: what stands in brackets aside."""
    return fold(ASIDE.sub("", " ".join(heading.split())).strip())


def column_spellings(column: SheetColumn) -> set[str]:
    return {spelled(words) for words in (column.title, *column.also)}
