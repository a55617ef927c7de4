"""The operations of a page with a mark wherever words of another cell, or its next line, begin.

Some programs show a whole line of a table, over several cells, by one operation; so the pen is
followed by the widths of the letters.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from pypdf.generic import ArrayObject

from conclusions.sources.pdf_layers import SHOWS
from conclusions.sources.pdf_letters import move_of
from conclusions.sources.pdf_pen import Font, LetterPen
from conclusions.sources.pdf_rules import Matrix

MARK = b"cell"  # operands: the cell or None, whether a new line of the same cell begins
RAISED = b"raised"  # operand: whether what follows stands above the line
STAY = ([1, 0, 0, 1, 0, 0], b"cm")  # draws nothing, but pypdf tells what it has gathered so far
PLACES = {b"Tm", b"Td", b"TD"}
LOWER = 6  # points; words so far under others are on another line, not only set lower
GAP = 150  # thousandths of the size of the letters; other cells begin after no less
Cell = object
Find = Callable[[float, float], Cell | None]


def apart(operations: list) -> Iterator[tuple]:
    """The operations so that words put at a place of their own are told with that place, though
    they stand in the line and the letters of those before: what fills a blank is put by places."""
    for operands, operator in operations:
        if operator in PLACES:
            yield STAY
        yield operands, operator


def with_raised(operations: list, raised: Collection[int]) -> Iterator[tuple]:
    """The operations with a mark before and behind each of those, by their place, that show signs
    above the line."""
    for at, operation in enumerate(operations):
        if at not in raised:
            yield operation
            continue
        yield STAY
        yield [True], RAISED
        yield operation
        yield STAY
        yield [False], RAISED


class Marking(LetterPen):
    """Follows the pen through the operations, and marks where it comes into another cell."""

    def __init__(self, fonts: dict[str, Font], find: Find, turn: Matrix) -> None:
        super().__init__(fonts, turn)
        self.find = find
        self.cell: Cell | None = None
        self.height = 0.0

    def marked(self, operations: list) -> Iterator[tuple]:
        for operands, operator in operations:
            if operator in SHOWS:
                yield from self._show(operands, operator)
                continue
            if operator == b"Do":  # forms have places of their own
                yield from self._mark(None, 0)
            self.act(operands, operator)
            yield operands, operator

    def _show(self, operands, operator: bytes) -> Iterator[tuple]:
        if operator == b'"':
            self.state = replace(self.state, spaces=float(operands[0]), letters=float(operands[1]))
        if operator != b"TJ":
            if operator != b"Tj":
                self.next_line()
            yield from self._look()
            self.past(operands[-1])
            yield operands, operator
            return
        part, gap = ArrayObject(), GAP
        for each in operands[0]:
            if isinstance(each, (int, float)):
                gap -= each
                self.forward(-move_of(each) / 1000 * self.state.size)
            else:
                marks = list(self._look()) if gap >= GAP else []
                if marks and part:
                    yield [part], operator
                    part = ArrayObject()
                yield from marks
                self.past(each)
                gap = 0
            part.append(each)
        yield [part], operator

    def _look(self) -> Iterator[tuple]:
        x, y = self.place_now()
        yield from self._mark(self.find(x, y), y)

    def _mark(self, cell: Cell | None, height: float) -> Iterator[tuple]:
        lower = cell is not None and cell == self.cell and self.height - height > LOWER
        if lower or cell != self.cell:
            yield STAY
            yield [cell, lower], MARK
        self.cell, self.height = cell, height
