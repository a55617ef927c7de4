"""The operations of a PDF page that show words, in another order than they are drawn in."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain

from pypdf.generic import ArrayObject

from conclusions.sources.pdf_forms import DRAWS
from conclusions.sources.pdf_layers import NEXT_LINE, SHOWS
from conclusions.sources.pdf_letters import move_of, parts_of
from conclusions.sources.pdf_marks import RAISED, STAY
from conclusions.sources.pdf_pen import Font, LetterPen
from conclusions.sources.pdf_pieces import Piece
from conclusions.sources.pdf_rules import Matrix, placed


class StandingWords(LetterPen):
    """The operations that show words, each made to stand by itself, so that they may be in any
    order; with a mark around those that show signs above the line."""

    def __init__(self, fonts: dict[str, Font], matrix: Matrix, raised: Collection[int]) -> None:
        super().__init__(fonts, matrix)
        self.raised = raised

    def in_order(
        self, operations: list, pieces: list[Piece], order: list[Piece]
    ) -> Iterator[tuple]:
        """The operations of those pieces that `order` has, in its order; first, what shows words
        and is none of the page's `pieces`."""
        found: dict[int, list[tuple]] = {}
        for at, (operands, operator) in enumerate(operations):
            if operator in SHOWS:
                found[at] = self._alone(operands, operator)
                if at in self.raised:
                    found[at] = [STAY, ([True], RAISED), *found[at], STAY, ([False], RAISED)]
            elif operator == DRAWS:
                found[at] = [([], b"q"), (list(self.state.matrix), b"cm"), (operands, operator)]
                found[at].append(([], b"Q"))
            else:
                self.act(operands, operator)
        known = {piece.letters[0].at for piece in pieces}
        for at in chain(
            (at for at in found if at not in known), (piece.letters[0].at for piece in order)
        ):
            yield from found[at]

    def _alone(self, operands, operator: bytes) -> list[tuple]:
        if operator == b'"':
            self.state = replace(self.state, spaces=float(operands[0]), letters=float(operands[1]))
        if operator in NEXT_LINE:
            self.next_line()
        state = self.state
        place = [*self.line[:4], *placed(self.line, self.gone, 0)]
        for part in parts_of(operands, operator):
            if isinstance(part, (int, float)):
                self.forward(-move_of(part) / 1000 * state.size)
            else:
                self.past(part)
        return [
            ([], b"q"),
            (list(state.matrix), b"cm"),
            ([], b"BT"),
            ([state.named, state.size], b"Tf"),
            ([state.letters], b"Tc"),
            ([state.spaces], b"Tw"),
            ([state.scale * 100], b"Tz"),
            ([state.mode], b"Tr"),
            (place, b"Tm"),
            ([ArrayObject(parts_of(operands, operator))], b"TJ"),
            ([], b"ET"),
            ([], b"Q"),
        ]
