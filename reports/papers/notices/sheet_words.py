"""The words of a sheet in reading order, however its lines are broken: what a print must say."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reports.papers.notices.appendices import Appendix
from reports.papers.notices.item_blocks import Block
from reports.papers.notices.notice_sheet import MOTTO, NATION, RECEIVERS, NoticeSheet
from reports.papers.notices.printed_tables import PrintedTable


@dataclass(frozen=True)
class SheetWords:
    """A print's paragraphs: the two columns at its head, its text, the two columns at its foot,
    the appendices."""

    head: tuple[tuple[str, ...], tuple[str, ...]]
    text: tuple[str, ...]
    foot: tuple[tuple[str, ...], tuple[str, ...]]
    appendices: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        (parent, agency, number, *mark), (*nation, dated) = self.head
        head = (parent, agency, *nation, number, dated, *mark)
        return (*head, *self.text, *self.foot[0], *self.foot[1], *self.appendices)


def words_of(sheet: NoticeSheet) -> SheetWords:
    """The sheet's words; a title or name over several lines is one paragraph."""
    mark = (sheet.mark,) if sheet.mark else ()
    told = (sheet.form, " ".join(sheet.abstract), *_told(sheet.body))
    return SheetWords(
        head=(
            (" ".join(sheet.parent), " ".join(sheet.agency), f"Số: {sheet.number}", *mark),
            (NATION, MOTTO, sheet.dated),
        ),
        text=tuple(filter(None, told)),
        foot=((RECEIVERS, *sheet.recipients), (" ".join(sheet.signature), sheet.signer)),
        appendices=tuple(words for each in sheet.appendices for words in _appended(each)),
    )


def _told(blocks: Iterable[Block]) -> Iterator[str]:
    """Paragraphs, and each row of a table as one."""
    for block in blocks:
        if isinstance(block, PrintedTable):
            yield from block.words
        else:
            yield block.text


def _appended(appendix: Appendix) -> Iterator[str]:
    yield appendix.label
    yield from filter(None, (" ".join(appendix.title), " ".join(appendix.attached)))
    yield from _told(appendix.blocks)


def data_sha256(sheet: NoticeSheet) -> str:
    """The hash of the words; breaking lines another way leaves it as it is."""
    return hashlib.sha256("\n".join(words_of(sheet).paragraphs).encode()).hexdigest()
