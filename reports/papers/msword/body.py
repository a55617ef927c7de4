"""The text of a Word file: paragraphs and ruled tables, what holds together held together."""

from collections.abc import Iterator, Sequence

from reports.papers.msword.elements import CENTRED, JUSTIFIED, WordFace, WordForm, paragraph, runs
from reports.papers.msword.page import MM
from reports.papers.msword.word_tables import PITCH, ruled
from reports.papers.notices.item_blocks import Block
from reports.papers.notices.ruled_tables import RuledTable
from reports.papers.paragraphs import Paragraph

SIZE, GAP, INDENT = 14, 6, 12.7 * MM
LEVELS = {"part": 0, "section": 0, "unit": 1}


def blocks_in(blocks: Sequence[Block], room: float, *, top: float, kept: int = 0) -> Iterator:
    """All of them in a column that wide, `top` below what stands above; the last `kept` stay with
    what follows them."""
    for place, block in enumerate(blocks):
        gap, keep = GAP if place else top, place >= len(blocks) - kept
        if isinstance(block, RuledTable):
            # A table has no room above itself; and of two that nothing parts Word makes one.
            yield paragraph(WordForm(exact=gap, keep=True))
            yield ruled(block, room, keep=keep)
        else:
            yield _told(block, gap, keep)


def _told(told: Paragraph, gap: float, keep: bool):
    """One paragraph; a title, or one that leads into a list, stays with what follows it."""
    titled = told.style in LEVELS
    centred = told.style == "part"
    form = WordForm(
        CENTRED if centred else JUSTIFIED,
        before=gap,
        pitch=PITCH,
        first=0 if centred else INDENT,
        keep=keep or told.leads or titled,
        level=LEVELS.get(told.style),
    )
    return paragraph(
        form, *runs(told.pieces, WordFace(SIZE, bold=titled, italic=told.style == "ground"))
    )
