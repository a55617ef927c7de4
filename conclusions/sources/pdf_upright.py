"""Which way the words of a PDF page run, and the page turned so that they run level."""

from collections import Counter

from conclusions.sources.pdf_layers import SHOWS
from conclusions.sources.pdf_letters import parts_of, written_in
from conclusions.sources.pdf_pen import Font, LetterPen
from conclusions.sources.pdf_rules import UNTURNED, Matrix, combined

# By where a letter's line goes on the page as it is drawn: what makes it go to the right.
UPRIGHT: dict[tuple[int, int], Matrix] = {
    (1, 0): UNTURNED,
    (0, 1): (0, -1, 1, 0, 0, 0),
    (-1, 0): (-1, 0, 0, -1, 0, 0),
    (0, -1): (0, 1, -1, 0, 0, 0),
}
TURNING = {b"cm", b"Tm"}


class Ways(LetterPen):
    """Counts the letters of a page by the way that their lines go."""

    def __init__(self, fonts: dict[str, Font]) -> None:
        super().__init__(fonts, UNTURNED)
        self.found: Counter[tuple[int, int]] = Counter()

    def follow(self, operations: list) -> None:
        for operands, operator in operations:
            if operator in SHOWS:
                across, up, *_ = combined(self.line, self.state.matrix)
                level = abs(across) >= abs(up)
                way = ((across > 0) - (across < 0), 0) if level else (0, (up > 0) - (up < 0))
                parts = parts_of(operands, operator)
                strings = [part for part in parts if not isinstance(part, (int, float))]
                self.found[way] += sum(len(written_in(part)) for part in strings)
            else:
                self.act(operands, operator)


def turn_of(operations: list, fonts: dict[str, Font]) -> Matrix:
    """What makes most of the words run level, whichever way the page itself is shown: a page laid
    sideways is read as whoever holds it turns it."""
    if not any(
        operator in TURNING and (abs(operands[1]) > abs(operands[0]) or operands[0] < 0)
        for operands, operator in operations
    ):
        return UNTURNED
    ways = Ways(fonts)
    ways.follow(operations)
    return UPRIGHT.get(max(ways.found, key=ways.found.__getitem__, default=(1, 0)), UNTURNED)
