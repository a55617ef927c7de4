"""Tables drawn with rules: which cell a place on the page belongs to, and the rows they make."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import neg

from conclusions.sources.pdf_rules import Rule
from conclusions.sources.tall_cells import told_once

NEAR = 4  # points; rules no farther apart are one, and meet what they end no farther from
SHORT = 2  # points; a rule parts cells from edge to edge, unlike the line under words
COLUMNS = 3  # two columns lay out a letterhead or a signature
MOST = 40_000  # pairs of rules; a page with more is a drawing
CELLS = 4_000  # of one table on one page; squared paper has more
CODE = re.compile(r"[A-ZĐ]{1,2}(?:\n[A-ZĐ])+|\d{2,3}\n\d")  # “ST” over “T”, “10” over “0”
# “25/2018/QĐ-” over “UBND”, “20/5/20” over “24”, “150.000.0” over “00”.
PARTED = re.compile(
    r"(?<=\w[-/])\n(?=\w)"
    r"|[/.-](?:2\n0\d|20\n\d|20\d\n)\d(?![\d/.-])"
    r"|(?<=\.\d{3})\.(?:\d\n\d\d|\d\d\n\d)(?!\d)"
)
Slot = tuple[int, int]


@dataclass(eq=False)
class RuledTable:
    """Where the columns and rows of a table part, which slots are one cell, what stands in them."""

    columns: list[float]
    heights: list[float]  # the rows' upper edges and the last one's foot, from the foot of the page
    cells: dict[Slot, Slot]  # the slot that a cell begins in, of every slot
    closed: tuple[bool, bool]  # whether a rule is drawn along its head and along its foot
    words: dict[Slot, str] = field(default_factory=dict)
    rows: list[list[str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join("| " + " | ".join(cells) + " |" for cells in self.rows)

    def at(self, x: float, y: float) -> Slot | None:
        """The cell that holds this place; None outside the table."""
        across = bisect_right(self.columns, x) - 1
        down = bisect_right(self.heights, -y, key=neg) - 1
        return self.cells.get((down, across))

    def add(self, cell: Slot, words: str) -> None:
        self.words[cell] = self.words.get(cell, "") + words

    def close(self) -> None:
        """Make the rows of what has been added; a row or column in which no cell begins is none."""
        begin = set(self.cells.values())
        downs = sorted({down for down, _ in begin})
        acrosses = sorted({across for _, across in begin})
        self.rows = [
            [squeezed(self.words.get(slot, "")) for slot in self._of_row(down, acrosses)]
            for down in downs
        ]

    def _of_row(self, down: int, acrosses: list[int]) -> list[Slot]:
        """Where the words of a row stand: in cells of its own, or that reach down to it and count.

        Those of the head count for no row but the first.
        """
        row = [(down, across) for across in acrosses]
        owners = [self.cells.get(slot, slot) for slot in row]
        first = owners[0]
        once = first not in row and (first[0] == 0 or told_once(self.words.get(first, "")))
        return [
            slot if once or owner[1] != slot[1] else owner
            for slot, owner in zip(row, owners, strict=True)
        ]


def squeezed(words: str) -> str:
    """The lines of a cell as one; what a narrow column parted inside a word stands together."""
    lines = [" ".join(line.split()) for line in words.replace("|", " ").split("\n")]
    words = "\n".join(filter(None, lines))
    if CODE.fullmatch(words):
        return words.replace("\n", "")
    words = PARTED.sub(lambda parted: parted[0].replace("\n", ""), words)
    return words.replace("\n", " ")


def tables_of(upright: list[Rule], level: list[Rule]) -> list[RuledTable]:
    """The tables that these rules draw, of three columns or more."""
    upright, level = _whole(upright), _whole(level)
    if len(upright) * len(level) > MOST:
        return []
    found = (_table(*part) for part in _parts(upright, level))
    return [table for table in found if table]


def _whole(rules: list[Rule]) -> list[Rule]:
    """Rules that lie on one line, or nearly, at one place; their pieces put together."""
    whole: list[Rule] = []
    for line in _lines(rules):
        at = (line[0].at + line[-1].at) / 2
        line.sort(key=lambda rule: rule.start)
        start, end = line[0].start, line[0].end
        for rule in line[1:]:
            if rule.start > end + NEAR:
                whole.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        whole.append(Rule(at, start, end))
    return whole


def _lines(rules: list[Rule]) -> list[list[Rule]]:
    lines: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if not lines or rule.at > lines[-1][0].at + NEAR:
            lines.append([])
        lines[-1].append(rule)
    return lines


def _parts(upright: list[Rule], level: list[Rule]) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """The rules that meet one another, directly or through others."""
    meet = {
        place: [n for n, other in enumerate(level) if _meet(rule, other)]
        for place, rule in enumerate(upright)
    }
    through: dict[int, list[int]] = {}
    for place, others in meet.items():
        for other in others:
            through.setdefault(other, []).append(place)
    done: set[int] = set()
    for start in meet:
        if start in done:
            continue
        reached, rows, waiting = set(), set(), [start]
        while waiting:
            place = waiting.pop()
            if place in reached:
                continue
            reached.add(place)
            for other in set(meet[place]) - rows:
                rows.add(other)
                waiting += through[other]
        done |= reached
        yield [upright[n] for n in sorted(reached)], [level[n] for n in sorted(rows)]


def _meet(upright: Rule, level: Rule) -> bool:
    return (
        level.start - NEAR <= upright.at <= level.end + NEAR
        and upright.start - NEAR <= level.at <= upright.end + NEAR
    )


def _table(upright: list[Rule], level: list[Rule]) -> RuledTable | None:
    """The grid of these rules; None with too few columns, or where cells are not boxes."""
    columns = _edges(upright, level)
    heights = _edges(level, upright)[::-1]
    if len(columns) <= COLUMNS or len(heights) < 2 or len(columns) * len(heights) > CELLS:
        return None
    cells = _cells(columns, heights, upright, level)
    if len({across for _, across in cells.values()}) < COLUMNS or not _all_boxes(cells):
        return None
    drawn = {rule.at for rule in level}
    return RuledTable(columns, heights, cells, (heights[0] in drawn, heights[-1] in drawn))


def _edges(rules: list[Rule], across: list[Rule]) -> list[float]:
    """Where the rules stand, and where those across them end if none stands there."""
    edges = sorted({rule.at for rule in rules})
    ends = [min((r.start for r in across), default=0), max((r.end for r in across), default=0)]
    return sorted(edges + [end for end in ends if all(abs(end - at) > NEAR for at in edges)])


def _cells(
    columns: list[float], heights: list[float], upright: list[Rule], level: list[Rule]
) -> dict[Slot, Slot]:
    """Slots that no rule parts are one cell, named by the slot in its first row and column."""
    size = len(heights) - 1, len(columns) - 1
    column = {at: across for across, at in enumerate(columns)}
    row = {at: down for down, at in enumerate(heights)}
    walls = {
        (down, column[rule.at])
        for rule in upright
        for down in range(size[0])
        if rule.start - SHORT <= heights[down + 1] and heights[down] <= rule.end + SHORT
    }
    floors = {
        (row[rule.at], across)
        for rule in level
        for across in range(size[1])
        if rule.start - SHORT <= columns[across] and columns[across + 1] <= rule.end + SHORT
    }
    cells: dict[Slot, Slot] = {}
    for slot in ((down, across) for down in range(size[0]) for across in range(size[1])):
        waiting = [] if slot in cells else [slot]
        while waiting:
            down, across = one = waiting.pop()
            if one in cells or not (0 <= down < size[0] and 0 <= across < size[1]):
                continue
            cells[one] = slot
            waiting += [] if one in walls else [(down, across - 1)]
            waiting += [] if (down, across + 1) in walls else [(down, across + 1)]
            waiting += [] if one in floors else [(down - 1, across)]
            waiting += [] if (down + 1, across) in floors else [(down + 1, across)]
    return cells


def _all_boxes(cells: dict[Slot, Slot]) -> bool:
    sizes = Counter(cells.values())
    last: dict[Slot, Slot] = {}
    for slot, cell in cells.items():
        down, across = last.get(cell, slot)
        last[cell] = max(down, slot[0]), max(across, slot[1])
    return all(
        (last[cell][0] - cell[0] + 1) * (last[cell][1] - cell[1] + 1) == size
        for cell, size in sizes.items()
    )
