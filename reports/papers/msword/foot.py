"""The foot of a Word file: who receives the notice, and who signs it; never torn or alone."""

from collections.abc import Iterable, Iterator

from reports.papers import geometry
from reports.papers.line_breaks import width_of
from reports.papers.msword.elements import LEFT, WordFace, WordForm, line, paragraph
from reports.papers.msword.word_tables import columns
from reports.papers.notices.notice_sheet import RECEIVERS, NoticeSheet

MOST_LINES = 50  # recipients that a page holds


def foot_of(sheet: NoticeSheet) -> Iterator:
    """Kept with the sliver behind it too, which else might have an empty page to itself; only one
    that no page has room for is torn."""
    page, whole = geometry.NOTICE, _lines(sheet.recipients) < MOST_LINES
    title = WordFace(page.receivers_title_pt, bold=True, italic=True)
    entry, sign = WordFace(page.receiver_pt), WordFace(page.sign_pt, bold=True)
    left, centred = WordForm(LEFT, keep=whole), WordForm(keep=True)
    receivers = [line(RECEIVERS, title, left), *(line(r, entry, left) for r in sheet.recipients)]
    office = [line(words, sign, centred) for words in sheet.signature]
    above = round(page.signer_above_mm * geometry.MM)
    signer = line(sheet.signer, sign, WordForm(before=above, keep=True))
    yield paragraph(WordForm(exact=page.foot_above_pt, keep=True))
    yield columns((page.left_pt(), page.right_pt()), (receivers, [*office, signer]), whole=whole)


def _lines(recipients: Iterable[str]) -> int:
    page = geometry.NOTICE
    widths = (width_of(words, face="Regular", size=page.receiver_pt) for words in recipients)
    return sum(1 + int(width // page.left_pt()) for width in widths)
