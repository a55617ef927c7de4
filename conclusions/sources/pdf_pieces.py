"""The words of a PDF page as pieces, each what one operation shows; and those that were put later
into a line drawn before, as corrections and numbers filled in are."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from conclusions.sources.pdf_letters import Letter

SAME_LINE = 3  # points
LOWER = 0.8  # of the size of the letters; what stands so much lower is on another line
BLANK = 20  # points left free beside what is put into a blank between two pieces
TAIL = 0.4  # of the size: so near goes on with the words before
HEAD = 100  # points: how long the first words of a line are at most that were written anew
MOST_BY_CHANCE = 2  # pieces that begin at one place, where no margin is
FEW = 3  # letters of a blank; more may be a word that has two letters alone
SMALL, ABOVE, BESIDE = 0.9, (0.15, 0.7), 0.25  # of the size of what is raised signs stand beside
JOINED = 0.5  # of the size
LIKE, OVER = 0.85, 0.4  # of the size
MOST_RAISED = 6  # letters: “−12”, “n+1”
NEAR = 6  # points; a raised sign begins no farther from where its line's words end


@dataclass(frozen=True)
class Piece:
    """What one operation shows: its letters, how far they reach, where their line stands."""

    letters: tuple[Letter, ...]
    left: float
    right: float
    foot: float
    size: float

    def is_level_with(self, other: "Piece") -> bool:
        return abs(self.foot - other.foot) < SAME_LINE

    def is_under(self, other: "Piece") -> bool:
        return self.foot < other.foot - LOWER * other.size


@dataclass(frozen=True)
class Late:
    """Pieces put into an earlier line, and where in it what comes next begins: None in a blank of
    one piece, far away at the end of the line."""

    pieces: tuple[Piece, ...]
    next_at: float | None


def pieces_of(letters: list[Letter]) -> list[Piece]:
    """In the order they are drawn."""
    pieces = []
    for _, group in groupby(letters, key=lambda letter: letter.at):
        shown = tuple(group)
        left, right = min(one.left for one in shown), max(one.right for one in shown)
        pieces.append(Piece(shown, left, right, shown[0].foot, shown[0].size))
    return pieces


def on_their_lines(pieces: list[Piece]) -> tuple[list[Piece], set[int]]:
    """The pieces with small signs above the end of another behind it, on its line, wherever they
    are drawn; and the operations that show such signs."""
    ends: defaultdict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        ends[round(piece.right / NEAR)].append(piece)
    over = {id(one): base for one in pieces if (base := _below(one, ends)) is not None}
    over = {sign: base for sign, base in over.items() if id(base) not in over}
    for one, other in pairwise(pieces):  # signs drawn one by one
        goes_on = abs(one.foot - other.foot) < 0.1 and abs(one.size - other.size) < 0.1
        if id(one) in over and goes_on and abs(other.left - one.right) < BESIDE * one.size:
            over.setdefault(id(other), over[id(one)])
    behind: defaultdict[int, list[Piece]] = defaultdict(list)
    for one in pieces:
        if id(one) in over:
            behind[id(over[id(one)])].append(replace(one, foot=over[id(one)].foot))
    told = []
    for piece in pieces:
        if id(piece) not in over:
            told += [piece, *behind[id(piece)]]
    return told, {one.letters[0].at for one in pieces if id(one) in over}


def _below(sign: Piece, ends: dict[int, list[Piece]]) -> Piece | None:
    """What the sign stands above the end of."""
    place = round(sign.left / NEAR)
    near = (one for at in (place - 1, place, place + 1) for one in ends.get(at, ()))
    return next((one for one in near if _is_raised(sign, one)), None)


def _is_raised(sign: Piece, base: Piece) -> bool:
    small = sign.size <= SMALL * base.size or sign.letters[0].rise > base.letters[0].rise
    up = (sign.foot - base.foot) / base.size
    return (
        small
        and len(sign.letters) <= MOST_RAISED
        and base.letters[0].rise == 0
        and ABOVE[0] < up < ABOVE[1]
        and abs(sign.left - base.right) < BESIDE * base.size
    )


class Corrections:
    """Looks for pieces drawn after their line was left that stand in it."""

    def __init__(self, pieces: list[Piece], is_apart: Callable[[Piece], bool]) -> None:
        self.pieces = pieces
        self.is_apart = is_apart  # in the cell of a table, where words are put by their cell
        self.rows: defaultdict[int, list[int]] = defaultdict(list)
        self.lefts = Counter(round(piece.left) for piece in pieces)
        self.late: dict[int, float | None] = {}

    def found(self) -> list[Late]:
        for at, piece in enumerate(self.pieces):
            row = self._row(piece)
            if row and self._was_left(row, at) and not self.is_apart(piece):
                self._look(at, piece, [one for one in row if one not in self.late])
            self.rows[round(piece.foot / SAME_LINE)].append(at)
        return self._joined()

    def _row(self, piece: Piece) -> list[int]:
        """What was drawn at its height before."""
        near = round(piece.foot / SAME_LINE)
        drawn = [at for row in (near - 1, near, near + 1) for at in self.rows.get(row, ())]
        return [at for at in drawn if piece.is_level_with(self.pieces[at])]

    def _was_left(self, row: list[int], at: int) -> bool:
        own = [one for one in row if one not in self.late]
        since = self.pieces[max(own) + 1 : at] if own else []
        return any(one.is_under(self.pieces[at]) for one in since)

    def _look(self, at: int, piece: Piece, row: list[int]) -> None:
        others = [self.pieces[one] for one in row]
        put = [self.pieces[one] for one in self._row(piece) if one in self.late]
        if any(_is_in_blank(piece, one) for one in others):
            self.late[at] = None
            return
        if any(_is_over(piece, one) for one in others):
            return  # a stamp: nobody can tell where in the line it belongs
        ends = [one.right for one in [*others, *put] if one.right <= piece.left + 2]
        begins = [one.left for one in others if one.left >= piece.right - 2]
        near = piece.left - max(ends) if ends else None
        far = min(begins) - piece.right if begins else None
        if near is not None and far is not None and max(near, far) <= BLANK:
            self.late[at] = min(begins)
        elif (
            near is not None
            and far is None
            and near <= TAIL * piece.size
            and self._is_like(at, row)
        ):
            self.late[at] = float("inf")
        elif near is None and far is not None and self._is_head(piece, min(begins)):
            self.late[at] = min(begins)

    def _is_like(self, at: int, row: list[int]) -> bool:
        """Whether it is about as large as its line; what is much smaller is a stamp or a note."""
        last = max((self.pieces[one] for one in row), key=lambda one: one.right)
        return self.pieces[at].size >= LIKE * last.size

    def _is_head(self, piece: Piece, next_at: float) -> bool:
        """Whether it begins at a margin, and what comes next begins where no other line does."""
        near = next_at - piece.right <= HEAD
        return near and self._begin(piece.left) > MOST_BY_CHANCE >= self._begin(next_at)

    def _begin(self, left: float) -> int:
        """How many pieces begin there: at a margin many do."""
        return sum(self.lefts[place] for place in range(round(left) - 1, round(left) + 2))

    def _joined(self) -> list[Late]:
        """Those that go on with each other are one."""
        told: list[Late] = []
        for at, next_at in self.late.items():
            piece = self.pieces[at]
            before = told[-1].pieces[-1] if told else None
            if (
                before
                and told[-1].next_at == next_at
                and before.is_level_with(piece)
                and -2 < piece.left - before.right < JOINED * piece.size
            ):
                told[-1] = Late((*told[-1].pieces, piece), next_at)
            else:
                told.append(Late((piece,), next_at))
        return told


def _is_over(piece: Piece, other: Piece) -> bool:
    return min(piece.right, other.right) - max(piece.left, other.left) > OVER * piece.size


def _is_in_blank(piece: Piece, other: Piece) -> bool:
    """Whether it lies on nothing but blanks or dots: one sign again and again."""
    if not (other.left - 2 < piece.left and piece.right < other.right + 2):
        return False
    under = [one.code for one in other.letters if piece.left < one.middle < piece.right]
    return len(set(under)) <= (1 if len(under) <= FEW else 2) and len(under) > 1
