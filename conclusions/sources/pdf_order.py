"""The pieces of a PDF page in the order they are read, where they are drawn in another."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, pairwise
from statistics import median

from conclusions.sources.pdf_pieces import Piece

FEWEST, SHARE = 4, 0.1  # pieces drawn above what was drawn just before, of all: no order at all
GAP = 1.5  # of the size of the letters, between columns
WIDE = 0.3  # of the width of all words: a column of text
FULL = 0.8  # of the width of its column: a line that was wrapped
ROWS = 4  # of two columns
NEXT = 2.2  # of the size, from line to line

Segment = list[Piece]  # what stands side by side in one line
Row = list[Segment]


def ordered(pieces: list[Piece], is_apart: Callable[[Piece], bool]) -> list[Piece] | None:
    """The pieces as they are read; None where they are drawn so."""
    free = [piece for piece in pieces if not is_apart(piece)]
    rises = sum(_rises(one, other) for one, other in pairwise(free))
    if rises >= FEWEST and rises >= SHARE * len(free):
        return list(chain.from_iterable(_by_columns(_rows(pieces))))
    parted = [block for block in _blocks(_rows(free)) if _is_interleaved(block, free)]
    told = pieces
    for block in parted:
        told = _put_together(told, list(chain.from_iterable(chain.from_iterable(_columns(block)))))
    return told if parted else None


def _put_together(pieces: list[Piece], block: list[Piece]) -> list[Piece]:
    """The pieces with those of the block in its order, where the first of them is drawn."""
    within = set(map(id, block))
    first = next(at for at, piece in enumerate(pieces) if id(piece) in within)
    others = [piece for piece in pieces[first:] if id(piece) not in within]
    return [*pieces[:first], *block, *others]


def _rises(one: Piece, other: Piece) -> bool:
    """Whether the next piece stands above this one and not beside it: no column begins there."""
    return one.is_under(other) and other.left < one.right


def _rows(pieces: Iterable[Piece]) -> list[Row]:
    """The lines from the head of the page down, each parted where columns are."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: -one.foot):
        if lines and piece.is_level_with(lines[-1][0]):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_parted(sorted(line, key=lambda one: one.left)) for line in lines]


def _parted(line: list[Piece]) -> Row:
    row: Row = [[line[0]]]
    for one, other in pairwise(line):
        if other.left - max(piece.right for piece in row[-1]) > GAP * one.size:
            row.append([])
        row[-1].append(other)
    return row


def _blocks(rows: list[Row]) -> Iterator[list[Row]]:
    """The lines in groups: of two columns as long as one gutter runs down between them, else one
    by one."""
    block: list[Row] = []
    gutter = (0.0, 0.0)
    for row in rows:
        own = _gutter(row, gutter) if block else None
        if block and own and _follows(block[-1], row):
            block.append(row)
            gutter = own
            continue
        if block:
            yield block
        block = []
        if len(row) == 2:
            block, gutter = [row], (row[0][-1].right, row[1][0].left)
        else:
            yield [row]
    if block:
        yield block


def _gutter(row: Row, gutter: tuple[float, float]) -> tuple[float, float] | None:
    """What is left of the gutter beside this line; None where the line lies over it."""
    left, right = gutter
    for segment in row:
        start, end = segment[0].left, max(piece.right for piece in segment)
        if end <= (left + right) / 2:
            left = max(left, end)
        else:
            right = min(right, start)
    return (left, right) if right - left > 3 and len(row) < 3 else None


def _follows(above: Row, below: Row) -> bool:
    first, second = above[0][0], below[0][0]
    return first.foot - second.foot <= NEXT * max(first.size, second.size)


def _columns(block: list[Row]) -> tuple[list[Segment], list[Segment]]:
    edge = max((row[0][-1].right for row in block if len(row) == 2), default=0)
    told: tuple[list[Segment], list[Segment]] = [], []
    for segment in chain.from_iterable(block):
        told[segment[0].left >= edge].append(segment)
    return told


def _is_interleaved(block: list[Row], pieces: list[Piece]) -> bool:
    """Whether two columns of text are drawn line by line over both."""
    if sum(len(row) == 2 for row in block) < ROWS:
        return False
    whole = max(one.right for one in pieces) - min(one.left for one in pieces)
    places = {id(piece): nth for nth, piece in enumerate(pieces)}
    first, second = _columns(block)
    drawn = [places[id(segment[0])] for segment in first]
    beside = [places[id(segment[0])] for segment in second]
    turns = sum(low < at < high for low, high in pairwise(drawn) for at in beside[: len(drawn)])
    return turns >= ROWS - 1 and _is_text(first, whole) and _is_text(second, whole)


def _is_text(column: list[Segment], whole: float) -> bool:
    """Whether its lines begin at one place and were wrapped; those of a table's cells are not."""
    left = min(segment[0].left for segment in column)
    widths = [segment[-1].right - left for segment in column]
    aligned = sum(segment[0].left - left < 3 for segment in column)
    full = sum(width >= FULL * max(widths) for width in widths)
    half = len(column) / 2
    return median(widths) >= WIDE * whole and aligned >= half and full >= half


def _by_columns(rows: list[Row]) -> Iterator[Segment]:
    for block in _blocks(rows):
        yield from chain.from_iterable(_columns(block) if len(block) > 1 else block)
