"""The foot of a Word file: who receives the notice, and who signs it; never torn or alone."""

from collections.abc import Iterable, Iterator

from reports.papers.line_breaks import width_of
from reports.papers.msword.elements import LEFT, WordFace, WordForm, line, paragraph
from reports.papers.msword.head import LEFT_ROOM, RIGHT_ROOM
from reports.papers.msword.word_tables import columns
from reports.papers.notices.notice_sheet import RECEIVERS, SIGN, NoticeSheet

TITLE, ENTRY, OFFICE = WordFace(12, bold=True, italic=True), WordFace(11), WordFace(SIGN, bold=True)
SIGN_SPACE = 74
MOST_LINES = 50  # recipients that a page holds


def foot_of(sheet: NoticeSheet) -> Iterator:
    """Kept with the sliver behind it too, which else might have an empty page to itself; only one
    that no page has room for is torn."""
    whole = _lines(sheet.recipients) < MOST_LINES
    left, centred = WordForm(LEFT, keep=whole), WordForm(keep=True)
    receivers = [line(RECEIVERS, TITLE, left), *(line(r, ENTRY, left) for r in sheet.recipients)]
    office = [line(words, OFFICE, centred) for words in sheet.signature]
    signer = line(sheet.signer, OFFICE, WordForm(before=SIGN_SPACE, keep=True))
    yield paragraph(WordForm(exact=14, keep=True))
    yield columns((LEFT_ROOM, RIGHT_ROOM), (receivers, [*office, signer]), whole=whole)


def _lines(recipients: Iterable[str]) -> int:
    widths = (width_of(words, face="Regular", size=ENTRY.size) for words in recipients)
    return sum(1 + int(width // LEFT_ROOM) for width in widths)
