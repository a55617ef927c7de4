"""An appendix in a Word file: its label, its title, what it is attached to, its text."""

from collections.abc import Iterator

from reports.papers import geometry
from reports.papers.msword.body import blocks_in
from reports.papers.msword.elements import WordFace, WordForm, line
from reports.papers.notices.appendices import Appendix


def appendix_of(appendix: Appendix) -> Iterator:
    page = geometry.NOTICE
    strong, slanted = WordFace(page.title_pt, bold=True), WordFace(page.title_pt, italic=True)
    yield line(appendix.label, strong, WordForm(keep=True, level=0))
    yield from (line(words, strong, WordForm(keep=True)) for words in appendix.title)
    for place, words in enumerate(appendix.attached):
        yield line(
            words, slanted, WordForm(before=0 if place else page.attached_above_pt, keep=True)
        )
    room = page.across_room_pt if appendix.wide else page.room_pt
    yield from blocks_in(appendix.blocks, room, top=page.appendix_above_pt, kept=1)
