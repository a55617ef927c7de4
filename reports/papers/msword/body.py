"""The text of a Word file: paragraphs and ruled tables, what holds together held together."""

from collections.abc import Iterator, Sequence

from reports.papers import geometry
from reports.papers.msword.elements import CENTRED, JUSTIFIED, WordFace, WordForm, paragraph, runs
from reports.papers.msword.word_tables import PITCH, ruled
from reports.papers.notices.item_blocks import Block
from reports.papers.notices.printed_tables import PrintedTable
from reports.papers.paragraphs import PrintedParagraph

LEVELS = {"part": 0, "section": 0, "unit": 1}


def blocks_in(blocks: Sequence[Block], room: float, *, top: float, kept: int = 0) -> Iterator:
    """All of them in a column that wide, `top` below what stands above; the last `kept` stay with
    what follows them."""
    for place, block in enumerate(blocks):
        gap = geometry.NOTICE.gap_pt if place else top
        keep = place >= len(blocks) - kept
        if isinstance(block, PrintedTable):
            # A table has no room above itself; and of two that nothing parts Word makes one.
            yield paragraph(WordForm(exact=gap, keep=True))
            yield ruled(block, room, keep=keep)
        else:
            yield _told(block, gap, keep)


def _told(told: PrintedParagraph, gap: float, keep: bool):
    """One paragraph; a title, or one that leads into a list, stays with what follows it."""
    titled = told.style in LEVELS
    centred = told.style == "part"
    form = WordForm(
        CENTRED if centred else JUSTIFIED,
        before=gap,
        pitch=PITCH,
        first=0 if centred else geometry.NOTICE.indent_mm * geometry.MM,
        keep=keep or told.leads or titled,
        level=LEVELS.get(told.style),
    )
    size, grounds = geometry.NOTICE.body_pt, told.style == "ground"
    return paragraph(form, *runs(told.pieces, WordFace(size, bold=titled, italic=grounds)))
