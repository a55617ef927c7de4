"""The words of a sheet in reading order, however its lines are broken: what a print must say."""

import hashlib
from dataclasses import dataclass

from reports.notice import MOTTO, NATION, RECEIVERS, Sheet


@dataclass(frozen=True)
class Words:
    """A print's paragraphs: the two columns at its head, its text, the two columns at its foot."""

    head: tuple[tuple[str, ...], tuple[str, ...]]
    text: tuple[str, ...]
    foot: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        (*agency, number), (*nation, dated) = self.head
        return (*agency, *nation, number, dated, *self.text, *self.foot[0], *self.foot[1])


def words_of(sheet: Sheet) -> Words:
    """The sheet's words; a title or name over several lines is one paragraph."""
    told = (sheet.form, " ".join(sheet.abstract), *(each.text for each in sheet.body))
    return Words(
        head=(
            (" ".join(sheet.parent), " ".join(sheet.agency), f"Số: {sheet.number}"),
            (NATION, MOTTO, sheet.dated),
        ),
        text=tuple(filter(None, told)),
        foot=((RECEIVERS, *sheet.recipients), (" ".join(sheet.signature), sheet.signer)),
    )


def data_sha256(sheet: Sheet) -> str:
    """The hash of the words; breaking lines another way leaves it as it is."""
    return hashlib.sha256("\n".join(words_of(sheet).paragraphs).encode()).hexdigest()
