"""Words of a PDF page that lie over other words: stamps, marks across the page, letters drawn twice
to be bold."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from conclusions.sources.pdf_gaps import Written
from conclusions.sources.pdf_layers import SHOWS
from conclusions.sources.pdf_letters import Letter
from conclusions.sources.pdf_pen import Font, LetterPen
from conclusions.sources.pdf_rules import UNTURNED, combined

# All of these are shares of the size of the letters.
BODY = 0.5  # above its line: what a letter surely fills
DEEP = 0.15  # so much of both must lie over each other
SAME = 0.15  # so near each other are letters drawn twice
NEXT = 2.5  # the lines of one stamp
ASIDE = 8.0

FEWEST = 3  # letters, each another, that words lie on
MOST = 2_000  # lines of writing; with more it is a drawing
SLOPE = 0.1  # letters whose line goes up so much are no words of a line


@dataclass(frozen=True)
class Stamped:
    """Lines of writing over others, and those that are there twice."""

    over: list[Written]
    twice: list[Written]


class Lying:
    """Looks for lines of writing that lie over others."""

    def __init__(self, written: list[Written]) -> None:
        self.written = written if len(written) <= MOST else []
        self.by_foot = sorted(self.written, key=lambda one: one.foot)
        sizes = Counter(round(one.size, 1) for one in written for _ in _letters(one))
        self.usual = sizes.most_common(1)[0][0] if sizes else 0

    def found(self) -> Stamped:
        over: dict[int, Written] = {}
        twice: dict[int, Written] = {}
        for one, other in self._pairs():
            if id(one) in twice or id(other) in twice:
                continue
            upper = self._upper(one, other)
            lower = other if upper is one else one
            if _is_twice(one, other):
                twice[id(other)] = other
            elif self._lies_on(upper, lower):
                over[id(upper)] = upper
        for one in list(over.values()):
            over |= {id(each): each for each in self._rest_of(one) if id(each) not in twice}
        return Stamped(list(over.values()), list(twice.values()))

    def _pairs(self) -> Iterator[tuple[Written, Written]]:
        """Those that share some place, as they are drawn."""
        largest = max((one.size for one in self.by_foot), default=0)
        for at, one in enumerate(self.by_foot):
            for other in self.by_foot[at + 1 :]:
                if other.foot - one.foot > BODY * largest:
                    break
                across = min(one.right, other.right) - max(one.left, other.left)
                deep = one.foot + BODY * one.size - other.foot
                if across > one.size / 4 and deep > DEEP * min(one.size, other.size):
                    yield (one, other) if one.at <= other.at else (other, one)

    def _upper(self, one: Written, other: Written) -> Written:
        """Which of both is the stamp: what is laid over the page, what is not as large as most of
        the page is, the shorter."""

        def rank(each: Written, under: Written) -> tuple:
            return (
                each.overlay is not None,
                abs(each.size - self.usual) > 0.2,
                under.right - under.left - (each.right - each.left),
            )

        return one if rank(one, other) > rank(other, one) else other

    def _lies_on(self, upper: Written, lower: Written) -> bool:
        if lower.overlay is not None:
            return False
        under = [one for one in _letters(lower) if _is_under(one, upper)]
        return len({one.code for one in under}) >= FEWEST

    def _rest_of(self, one: Written) -> Iterator[Written]:
        """The other lines of a stamp: drawn just before or after it, and near it."""
        if one.overlay is not None:
            return
        place = self.written.index(one)
        for step in (-1, 1):
            last, at = one, place + step
            while 0 <= at < len(self.written) and self._goes_on(last, self.written[at]):
                last = self.written[at]
                yield last
                at += step

    def _goes_on(self, one: Written, other: Written) -> bool:
        like = abs(other.size - self.usual) > 0.2 or abs(one.size - self.usual) <= 0.2
        near = abs(one.foot - other.foot) < NEXT * max(one.size, other.size)
        beside = abs(one.left - other.left) < ASIDE * one.size
        short = other.right - other.left < ASIDE * 2 * one.size
        return other.overlay is None and like and near and beside and short


def _letters(one: Written) -> Iterator[Letter]:
    for piece in one.pieces:
        yield from piece.letters


def _is_under(letter: Letter, upper: Written) -> bool:
    if upper.overlay is not None:
        return upper.left <= letter.middle <= upper.right
    return any(_overlap(letter, each) for each in _letters(upper))


def _overlap(one: Letter, other: Letter) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    up = min(one.foot + BODY * one.size, other.foot + BODY * other.size)
    narrow = min(one.right - one.left, other.right - other.left)
    return across > narrow / 4 and up - max(one.foot, other.foot) > 0 and narrow > 0


def _is_twice(one: Written, other: Written) -> bool:
    """Whether the later shows letters of the earlier again, at the same place."""
    shown = {(letter.code, nth): letter for nth, letter in enumerate(_letters(one))}
    again = list(_letters(other))
    near = SAME * one.size
    first = next(
        (
            nth
            for (_, nth), letter in shown.items()
            if again and abs(letter.left - again[0].left) < near
        ),
        None,
    )
    if first is None or not again:
        return False
    return all(
        (known := shown.get((letter.code, first + nth))) is not None
        and abs(known.left - letter.left) < near
        and abs(known.foot - letter.foot) < near
        for nth, letter in enumerate(again)
    )


class Sloping(LetterPen):
    """Finds the operations that show words on a line that slopes, as a mark across the page."""

    def __init__(self, fonts: dict[str, Font]) -> None:
        super().__init__(fonts, UNTURNED)

    def found(self, operations: Iterable) -> set[int]:
        sloping = set()
        for at, (operands, operator) in enumerate(operations):
            if operator in SHOWS:
                across, up, *_ = combined(self.line, self.state.matrix)
                if min(abs(across), abs(up)) > SLOPE * max(abs(across), abs(up)):
                    sloping.add(at)
            else:
                self.act(operands, operator)
        return sloping
