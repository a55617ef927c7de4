"""A print held against the data: word by word, whatever became of its lines and pages."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property

from departments.word_diff import Place, differences
from reports.papers.notices.notice_sheet import END
from reports.papers.notices.sheet_words import SheetWords
from reports.papers.paragraphs import UNSEEN

AROUND = 8  # words shown on each side of a difference
PAGE = re.compile(r"(?:trang\s+)?[-–—]?\s?(\d{1,3})\s?(?:/\s?\d{1,3})?\s?[-–—]?", re.IGNORECASE)
MOST_CELLS = 1_000_000
BAR = "|"  # between the cells of a table, as our own reader of files tells them


@dataclass(frozen=True)
class CheckPiece:
    """Words that stand in both, in the data alone (gone) or in the print alone (new)."""

    kind: str  # same | gone | new
    text: str
    number: int = 0


@dataclass(frozen=True)
class PrintDifference:
    """One place where the print differs, with the words around it."""

    number: int
    before: str
    gone: str
    new: str
    after: str


@dataclass(frozen=True)
class PrintCheck:
    """How a print compares: nothing in it is kept."""

    wanted: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    printed: tuple[str, ...]
    places: tuple[tuple[int, int, int, int], ...]

    @property
    def says(self) -> str:
        if not self.places:
            return "Bản in khớp hoàn toàn với dữ liệu."
        return f"Khác {len(self.places)} chỗ."

    @property
    def is_another(self) -> bool:
        """Most of the words are missing: the print is hardly one of this notice."""
        gone = sum(end - start for start, end, _, _ in self.places)
        return 2 * gone > len(self.words)

    @cached_property
    def differences(self) -> list[PrintDifference]:
        return [
            PrintDifference(
                number,
                " ".join(self.words[max(0, start - AROUND) : start]),
                " ".join(self.words[start:end]),
                " ".join(self.printed[begin:stop]),
                " ".join(self.words[end : end + AROUND]),
            )
            for number, (start, end, begin, stop) in enumerate(self.places, 1)
        ]

    @cached_property
    def paragraphs(self) -> list[list[CheckPiece]]:
        """The whole text as the data have it, with what is gone and new in its place."""
        told, at = [], 0
        waiting = list(enumerate(self.places, 1))
        for paragraph in self.wanted:
            end = at + len(paragraph)
            pieces: list[CheckPiece] = []
            while waiting and (waiting[0][1][0] < end or end == len(self.words)):
                number, (start, stop, begin, until) = waiting.pop(0)
                pieces += _piece("same", self.words[at:start])
                pieces += _piece("gone", self.words[max(at, start) : stop], number)
                pieces += _piece("new", self.printed[begin:until], number)
                at = max(at, stop)
            pieces += _piece("same", self.words[at:end])
            at = max(at, end)
            told.append(pieces)
        return [pieces for pieces in told if pieces]


def _piece(kind: str, words: tuple[str, ...], number: int = 0) -> list[CheckPiece]:
    return [CheckPiece(kind, " ".join(words), number)] if words else []


def check(wanted: SheetWords, text: str) -> PrintCheck:
    """Hold a print's text against the words it must say.

    Lines, pages, their numbers and running heads, and spaces are the print's own affair; every
    letter and mark is not. The columns at head and foot may come one after the other or line by
    line, the lines at the head in any order, as each program writes them.
    """
    paragraphs = tuple(tuple(_split((each,))) for each in wanted.paragraphs)
    words = tuple(word for paragraph in paragraphs for word in paragraph)
    found = _held(wanted, paragraphs, words, _words_of(text, " ".join(words)))
    if not found.places or "\f" in text.strip("\f"):
        return found
    # Nothing tells the number of a pasted page from one alone in its cell, but for the data.
    lines = [line.strip() for line in text.splitlines()]
    whole = _held(wanted, paragraphs, words, _split(tuple(lines)))
    whole = replace(whole, places=_without_page_numbers(whole, lines))
    return min(found, whole, key=lambda one: len(one.places))


def _held(wanted: SheetWords, paragraphs, words: tuple[str, ...], said: list[str]) -> PrintCheck:
    printed = _columns_in_order(wanted, said)
    places = tuple(
        place for place in differences(words, printed) if not _same_letters(words, printed, place)
    )
    return PrintCheck(paragraphs, words, tuple(printed), places)


def _without_page_numbers(found: PrintCheck, lines: list[str]) -> tuple[Place, ...]:
    """The places, but for lines more in the print that count its pages; appendices begin anew."""
    alone = {" ".join(_split((line,))) for line in lines if PAGE.fullmatch(line)}
    kept, last = [], 1
    for place in found.places:
        start, end, begin, stop = place
        line = " ".join(found.printed[begin:stop])
        number = PAGE.fullmatch(line) if start == end and line in alone else None
        if number and int(number[1]) in (2, last + 1):
            last = int(number[1])
        else:
            kept.append(place)
    return tuple(kept)


def _letters(text: str) -> str:
    """Composed letters, without marks that print nothing."""
    return UNSEEN.sub("", unicodedata.normalize("NFC", text))


def _same_letters(words, printed, place: tuple[int, int, int, int]) -> bool:
    """Only spaces differ: a word broken at a line's end, or two that a program wrote together."""
    start, end, begin, stop = place
    return "".join(words[start:end]) == "".join(printed[begin:stop])


def _words_of(text: str, wanted: str) -> list[str]:
    """The words of all pages, without page numbers, and without the head that returns on every
    page after the first unless it is of the wanted words."""
    pages = [
        [line.strip() for line in page.splitlines() if line.strip()]
        for page in text.strip("\f").split("\f")
    ]
    heads = {_letters(page[0]) for page in pages[1:] if page}
    if len(pages) > 2 and len(heads) == 1 and heads.pop() not in wanted:
        pages[1:] = [page[1:] for page in pages[1:]]
    kept = _without_counted(pages[0]) if len(pages) == 1 else _unnumbered(pages)
    return _split(("\n".join(kept),))


def _unnumbered(pages: list[list[str]]) -> list[str]:
    """The lines without page numbers, which stand at head or foot; a file may tell them last.

    Appendices count their own pages and begin without a number.
    """
    kept, last = [], 0
    for place, page in enumerate(pages, 1):
        at = _number_line(page, {place, last + 1})
        last = 1 if at is None else int(PAGE.fullmatch(page[at])[1])
        kept += page if at is None else page[:at] + page[at + 1 :]
    return kept


def _number_line(page: list[str], expected: set[int]) -> int | None:
    for at in (0, len(page) - 1):
        number = PAGE.fullmatch(page[at]) if page else None
        if number and int(number[1]) in expected:
            return at
    return None


def _without_counted(lines: list[str]) -> list[str]:
    """Pasted lines without those that hold nothing but 2, then 3, and so on."""
    kept, last = [], 1
    for line in lines:
        number = PAGE.fullmatch(line)
        if number and int(number[1]) == last + 1:
            last += 1
        else:
            kept.append(line)
    return kept


def _columns_in_order(wanted: SheetWords, printed: list[str]) -> list[str]:
    """Head and foot as the data have them, where the print only weaves their columns otherwise."""
    form = wanted.text[0].split()
    top = next((at for at in range(len(printed)) if printed[at : at + len(form)] == form), 0)
    ends = [at for at, word in enumerate(printed) if word.endswith(END)]
    annexed = _annexed(wanted, printed)
    bottom = max((at + 1 for at in ends if at < annexed), default=annexed)
    if bottom < top:
        return printed
    told = wanted.paragraphs
    first = sum(map(len, wanted.head))
    last = first + len(wanted.text)
    head, foot = told[:first], told[last : last + sum(map(len, wanted.foot))]
    begun, text = printed[:top], printed[top:bottom]
    ended, appended = printed[bottom:annexed], printed[annexed:]
    if _weaves(wanted.head, begun) or _same_lines(head, begun):
        begun = _split(head)
    if _weaves(wanted.foot, ended):
        ended = _split(foot)
    return [*begun, *text, *ended, *appended]


def _annexed(wanted: SheetWords, printed: list[str]) -> int:
    """Where the appendices begin: the last place that says the words the first begins with."""
    begins = _split(wanted.appendices[:2])[:8]
    places = [at for at in range(len(printed)) if printed[at : at + len(begins)] == begins]
    return places[-1] if begins and places else len(printed)


def _same_lines(paragraphs: tuple[str, ...], printed: list[str]) -> bool:
    """The words are those of the paragraphs, in whatever order they stand."""
    if not paragraphs:
        return not printed
    for at, paragraph in enumerate(paragraphs):
        words = _split((paragraph,))
        rest = (*paragraphs[:at], *paragraphs[at + 1 :])
        if printed[: len(words)] == words and _same_lines(rest, printed[len(words) :]):
            return True
    return False


def _split(paragraphs: tuple[str, ...]) -> list[str]:
    words = (word for paragraph in paragraphs for word in _letters(paragraph).split())
    return [word for word in words if word != BAR]


def _weaves(columns: tuple[tuple[str, ...], tuple[str, ...]], printed: list[str]) -> bool:
    """The words are those of both columns, each column in its own order."""
    left, right = (_split(column) for column in columns)
    if len(left) + len(right) != len(printed) or len(left) * len(right) > MOST_CELLS:
        return False
    reached = {0}  # how many words of the left column the words so far may have used
    for at, word in enumerate(printed):
        reached = {used + 1 for used in reached if left[used : used + 1] == [word]} | {
            used for used in reached if right[at - used : at - used + 1] == [word]
        }
    return len(left) in reached
