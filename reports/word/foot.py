"""The foot of a Word file: who receives the notice, and who signs it; never torn or alone."""

from collections.abc import Iterable, Iterator

from reports.lines import width_of
from reports.notice import RECEIVERS, SIGN, Sheet
from reports.word.elements import LEFT, Face, Form, line, paragraph
from reports.word.head import LEFT_ROOM, RIGHT_ROOM
from reports.word.table import columns

TITLE, ENTRY, OFFICE = Face(12, bold=True, italic=True), Face(11), Face(SIGN, bold=True)
SIGN_SPACE = 74
MOST_LINES = 50  # recipients that a page holds


def foot_of(sheet: Sheet) -> Iterator:
    """Kept with the sliver behind it too, which else might have an empty page to itself; only one
    that no page has room for is torn."""
    whole = _lines(sheet.recipients) < MOST_LINES
    left, centred = Form(LEFT, keep=whole), Form(keep=True)
    receivers = [line(RECEIVERS, TITLE, left), *(line(r, ENTRY, left) for r in sheet.recipients)]
    office = [line(words, OFFICE, centred) for words in sheet.signature]
    signer = line(sheet.signer, OFFICE, Form(before=SIGN_SPACE, keep=True))
    yield paragraph(Form(exact=14, keep=True))
    yield columns((LEFT_ROOM, RIGHT_ROOM), (receivers, [*office, signer]), whole=whole)


def _lines(recipients: Iterable[str]) -> int:
    widths = (width_of(words, face="Regular", size=ENTRY.size) for words in recipients)
    return sum(1 + int(width // LEFT_ROOM) for width in widths)
