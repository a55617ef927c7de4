"""An appendix in a Word file: its label, its title, what it is attached to, its text."""

from collections.abc import Iterator

from reports.appendices import TITLE, Appendix
from reports.word.body import blocks_in
from reports.word.elements import Face, Form, line
from reports.word.page import BROAD_WIDTH, WIDTH

STRONG, SLANTED = Face(TITLE, bold=True), Face(TITLE, italic=True)
ABOVE, BELOW = 3, 10


def appendix_of(appendix: Appendix) -> Iterator:
    yield line(appendix.label, STRONG, Form(keep=True, level=0))
    yield from (line(words, STRONG, Form(keep=True)) for words in appendix.title)
    for place, words in enumerate(appendix.attached):
        yield line(words, SLANTED, Form(before=0 if place else ABOVE, keep=True))
    room = BROAD_WIDTH if appendix.wide else WIDTH
    yield from blocks_in(appendix.blocks, room, top=BELOW, kept=1)
