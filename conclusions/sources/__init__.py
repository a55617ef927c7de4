"""From a file to its text, whatever file it is; whatever is wrong with it ends here, in words."""

import base64
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import Any

from conclusions.sources import office, scans
from conclusions.sources.door import KINDS, SUFFIXES, kind_told
from conclusions.sources.office_symbols import signs_shown
from conclusions.sources.packets import Attachment, Cover, Packet, taken_apart
from conclusions.sources.paper_choice import by_words
from conclusions.sources.plain_text import check_length, checked, text_of_plain
from conclusions.sources.scans import ScannedPage
from conclusions.sources.web_page import lines_of_page
from departments.filekinds import MB
from departments.foreign_files.apart import told_of
from departments.foreign_files.code_pages import in_unicode
from departments.foreign_files.problem import SourceProblem
from departments.foreign_files.slots import slot

__all__ = [
    "AT_A_PAGE",
    "LARGEST",
    "SUFFIXES",
    "Attachment",
    "Cover",
    "NeedsTime",
    "ScannedPage",
    "SourceProblem",
    "SourceText",
    "read_patiently",
    "read_source",
    "read_words",
    "text_of",
]

LARGEST = 30 * MB  # a scan of twenty pages in colour
SECONDS = 20
HURRY = 0.5  # seconds a page waits for a place, a thread of the web with it; then a worker reads
BUSY = "Máy chủ đang đọc các tệp khác; thử lại sau ít phút."
AT_A_PAGE = 200_000  # letters read while someone waits; a notice of 500 directives has as many
PATIENCE = 120  # seconds that a worker gives the reading of a Word file or PDF
DAMAGED = "Tệp không đọc được: tệp hỏng hoặc không đúng định dạng. Lưu lại tệp rồi chọn lại."
SLOW = "Tệp quá phức tạp nên không đọc hết được. Dán nội dung vào ô văn bản."
SOFT_HYPHEN = "\xad"  # shown at the end of a line alone
OBJECTS = "Tệp còn phần chưa đọc được: công thức hoặc đối tượng nhúng trong tệp."
UNKNOWN_SIGNS = "Có ký hiệu của phông riêng không đọc được, ghi là □."
PAGE_END = "\n\f"

Progress = Callable[[int, int], None]  # told the page read and how many there are


class NeedsTime(SourceProblem):
    """The file is read by a worker only: its pages are pictures, or LibreOffice must open it."""


@dataclass(frozen=True)
class SourceText:
    """The words of a file, and a sentence for each kind of its parts that was not read."""

    words: str
    notes: tuple[str, ...] = ()
    pages: tuple[ScannedPage, ...] = ()  # those that were read from a picture
    cover: Cover = Cover()
    paper: Attachment | None = None  # out of a packet: the file that was read
    others: tuple[Attachment, ...] = ()  # and what else was in it


@dataclass(frozen=True)
class _Told:
    """What a parser says of a file, page by page where it has pages."""

    text: str
    notes: Sequence[str] = ()
    scanned: Sequence[int] = ()  # numbers of pages that are pictures
    count: int = 0


def text_of(name: str, content: bytes) -> str:
    """The words of the file alone; else as `read_source`."""
    return read_source(name, content).words


def read_source(name: str, content: bytes, *, seconds: int = SECONDS) -> SourceText:
    """What the file says; raises SourceProblem, in Vietnamese, for anything that is wrong, and
    NeedsTime for what takes longer than someone at a page waits.

    `seconds` is how long may be read in it: by default as long as someone at a page waits.
    """
    kind = _checked_kind(content)
    by = KINDS[kind].by
    room = AT_A_PAGE if seconds <= SECONDS else LARGEST
    if by == "packet":
        packet = _opened(kind, content, seconds, HURRY)
        read = read_source(packet.main.name, packet.main.content, seconds=seconds)
        return _out_of(packet, read)
    if by == "office":
        office.check_installed(kind)
        raise NeedsTime(f"Tệp {KINDS[kind].words} cần chuyển đổi trước khi đọc.")
    if by == "scan":
        scans.check_tools()
        raise NeedsTime("Tệp là ảnh, cần nhận dạng chữ.")
    if by == "text":
        _check_room(content, room)
        return read_words(_text_of(kind, content))
    told = _Told(**_answer(kind, content, seconds, HURRY))
    _check_room(told.text, room)
    if told.scanned:
        if scans.missing_tools() and any(letter.isalpha() for letter in told.text):
            return read_words(told.text, (*told.notes, scans.unread(told.scanned)))
        scans.check_tools()
        raise NeedsTime("Tệp là bản quét, cần nhận dạng chữ.")
    return read_words(told.text, tuple(told.notes))


def _check_room(words: str | bytes, room: int) -> None:
    if len(words) > room:
        raise NeedsTime("Văn bản dài, cần đọc lâu hơn.")


def read_patiently(
    name: str, content: bytes, on_page: Progress = lambda page, pages: None
) -> SourceText:
    """The same for a worker, which may take minutes: scans too, page by page."""
    kind = _checked_kind(content)
    by = KINDS[kind].by
    if by == "packet":
        packet = _opened(kind, content, PATIENCE)
        read = read_patiently(packet.main.name, packet.main.content, on_page)
        return _out_of(packet, read)
    if by == "office":
        shown, has_objects = _as_shown(kind, content)
        told = _Told(**_answer("docx", office.as_docx(kind, shown), PATIENCE))
        return read_words(told.text, (*told.notes, *[OBJECTS] * has_objects))
    if by == "scan":
        count = scans.frames_in(content)
        return _read_pages(
            "picture", content, _Told("", (), tuple(range(1, count + 1)), count), on_page
        )
    if by == "text":
        return read_words(_text_of(kind, content))
    told = _Told(**_answer(kind, content, PATIENCE))
    if told.scanned:
        return _read_pages(kind, content, told, on_page)
    return read_words(told.text, tuple(told.notes))


def _as_shown(kind: str, content: bytes) -> tuple[bytes, bool]:
    """The file with what only its own format hides marked as hidden; whether it has objects that
    do not come through."""
    if kind not in ("odt", "fodt"):
        return content, office.has_objects(kind, content)
    told = _answer(kind, content, PATIENCE)
    return base64.b64decode(told["content"]), told["objects"]


def _text_of(kind: str, content: bytes) -> str:
    text = text_of_plain(content)
    return "\n".join(lines_of_page(text)) if kind == "html" else text


def read_words(text: str, notes: tuple[str, ...] = ()) -> SourceText:
    """Words as they were pasted or came out of a file, in Unicode and within the limits; raises
    SourceProblem as `read_source`."""
    check_length(text)
    words, converted = in_unicode(text)
    words, unknown = signs_shown(words.replace(SOFT_HYPHEN, ""))
    told = [*converted, *[UNKNOWN_SIGNS] * unknown]
    return SourceText(checked(words), (*notes, *told))


def _checked_kind(content: bytes) -> str:
    """The file's kind; refuses what is not read at all."""
    if not content:
        raise SourceProblem("Tệp rỗng.")
    if len(content) > LARGEST:
        raise SourceProblem(
            f"Tệp lớn hơn {LARGEST // MB} MB. Tách riêng phần thông báo rồi chọn lại."
        )
    kind = kind_told(content)
    if refusal := KINDS[kind].refusal:
        raise SourceProblem(refusal)
    return kind


def _opened(kind: str, content: bytes, seconds: int, wait: float | None = None) -> Packet:
    packet = taken_apart(_answer(kind, content, seconds, wait))

    def words_of(file: Attachment) -> str | None:
        kind = kind_told(file.content)
        by = KINDS[kind].by
        try:
            if by == "text":
                return read_words(_text_of(kind, file.content)).words
            told = _Told(**_answer(kind, file.content, seconds, wait)) if by == "child" else None
            return read_words(told.text).words if told and not told.scanned else None
        except NeedsTime:
            raise
        except SourceProblem:
            return ""

    return by_words(packet, words_of)


def _out_of(packet: Packet, read: SourceText) -> SourceText:
    """What a packet's paper says, with what its cover says beside it."""
    return replace(
        read,
        notes=(*packet.told(), *read.notes),
        cover=packet.cover,
        paper=packet.main,
        others=packet.others,
    )


def _read_pages(kind: str, content: bytes, told: _Told, on_page: Progress) -> SourceText:
    """The pages that are pictures read from these, between those that have words of their own."""
    texts = told.text.split(PAGE_END) if told.text else []
    texts += [""] * (told.count - len(texts))
    pages = []
    on_page(0, len(told.scanned))
    for page in scans.pages_of(kind, content, told.scanned):
        pages.append(page)
        texts[page.number - 1] = page.text
        on_page(len(pages), len(told.scanned))
    notes = (*told.notes, *(page.note for page in pages if page.note))
    read = read_words(PAGE_END.join(texts), notes)
    return replace(read, pages=_placed(pages, texts, read.words))


def _placed(pages: list[ScannedPage], texts: list[str], words: str) -> tuple[ScannedPage, ...]:
    """The pages with the places of their words in the whole text; without these where the text was
    changed on its way."""
    if words != PAGE_END.join(texts):
        return tuple(replace(page, words=(), table=None) for page in pages)
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + len(PAGE_END)
    return tuple(page.moved(starts[page.number - 1]) for page in pages)


def _answer(kind: str, content: bytes, seconds: int, wait: float | None = None) -> dict[str, Any]:
    """What the process that reads the file says of it. Whoever waits for it at a page waits so
    long for a place and else raises NeedsTime; a worker has its place."""
    with slot(wait) if wait is not None else nullcontext(True) as free:
        if not free:
            raise NeedsTime(BUSY)
        module = "conclusions.sources.child"
        return told_of(module, kind, content, seconds, slow=SLOW, damaged=DAMAGED)
