"""An appendix in a Word file: its label, its title, what it is attached to, its text."""

from collections.abc import Iterator

from reports.papers.msword.body import blocks_in
from reports.papers.msword.elements import WordFace, WordForm, line
from reports.papers.msword.page import BROAD_WIDTH, WIDTH
from reports.papers.notices.appendices import TITLE, Appendix

STRONG, SLANTED = WordFace(TITLE, bold=True), WordFace(TITLE, italic=True)
ABOVE, BELOW = 3, 10


def appendix_of(appendix: Appendix) -> Iterator:
    yield line(appendix.label, STRONG, WordForm(keep=True, level=0))
    yield from (line(words, STRONG, WordForm(keep=True)) for words in appendix.title)
    for place, words in enumerate(appendix.attached):
        yield line(words, SLANTED, WordForm(before=0 if place else ABOVE, keep=True))
    room = BROAD_WIDTH if appendix.wide else WIDTH
    yield from blocks_in(appendix.blocks, room, top=BELOW, kept=1)
