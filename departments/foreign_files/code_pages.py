"""Text of files that name no encoding, and letters that a wrong code page has spoilt."""

import re

from departments.foreign_files.decoding import OLD_WINDOWS, clean, unicode_text
from departments.foreign_files.old_fonts import modern, syllables_in
from departments.foreign_files.problem import SourceProblem

# UTF-8 read as Windows-1252: “Sở” is “Sá»Ÿ”, “đơn” is “Ä‘Æ¡n”.
FOLLOWING = "".join(
    {page for place in range(0x80, 0xC0) for page in (
        chr(place), bytes([place]).decode("cp1252", "ignore"))}
)  # fmt: skip
SPOILT = re.compile(f"á[º»]|[ÃÄÆ][{re.escape(FOLLOWING)}]|â€")
SAMPLE = 100_000  # letters that tell how the others were typed
FEW = 5  # such signs; a text of names that look so has fewer
MENDED = (
    "Chữ của {} bị lưu sai bảng mã, đã khôi phục thành tiếng Việt; đối chiếu với bản gốc khi rà "
    "soát."
)
LEFT = (
    "Còn {} dòng bị lưu sai bảng mã đã mất chữ, không khôi phục được (ví dụ “{}”); sửa theo bản "
    "gốc khi rà soát."
)
LOST = (
    "Chữ trong tệp đã bị lưu sai bảng mã (ví dụ “{}”), một phần đã mất nên không khôi phục được. "
    "Lấy tệp gốc, hoặc mở bản gốc, lưu lại dạng .docx hoặc văn bản UTF-8 rồi chọn lại."
)


def told_text(content: bytes) -> str:
    """The text of bytes in Unicode, in the letters of fonts before it, or in the older Vietnamese
    page of Windows; the old letters are brought to Unicode by `in_unicode`.

    Raises UnicodeDecodeError for bytes that are none of these.
    """
    told = unicode_text(content)
    if told is not None:
        return told
    old = content.decode("latin-1")
    shown, notes = modern(old[:SAMPLE])
    try:
        page = clean(content.decode(OLD_WINDOWS))
    except UnicodeDecodeError:
        if notes:
            return old
        raise
    return old if notes and syllables_in(shown) > syllables_in(page[:SAMPLE]) else page


def in_unicode(text: str) -> tuple[str, list[str]]:
    """The text with spoilt letters and old letters made right, and a sentence for each of these;
    raises SourceProblem where most of it is spoilt past mending."""
    text, mended = _mended(text)
    told, notes = modern(text)
    return told, [*mended, *notes]


def _mended(text: str) -> tuple[str, list[str]]:
    if len(SPOILT.findall(text)) < FEW:
        return text, []
    lines = text.split("\n")
    told = [_undone(line) for line in lines]
    mended = sum(new != old for new, old in zip(told, lines, strict=True))
    told = [line if _is_whole(line) else _word_by_word(line) for line in told]
    left = [line for line in told if not _is_whole(line)]
    if len(left) > mended:
        raise SourceProblem(LOST.format(_sample(left)))
    how = f"{mended} dòng" if left else "văn bản"
    notes = [MENDED.format(how)] if mended else []
    if left:
        notes.append(LEFT.format(len(left), _sample(left)))
    return "\n".join(told), notes


def _is_whole(line: str) -> bool:
    return not SPOILT.search(line)


def _undone(line: str) -> str:
    """The line as it was before it was read by the wrong page; itself where it was not."""
    try:
        return b"".join(map(_byte, line)).decode("utf-8")
    except UnicodeError:
        return line


def _word_by_word(line: str) -> str:
    """The line with what of it can be undone; letters in it are lost."""
    return " ".join(map(_undone, line.split(" ")))


def _byte(letter: str) -> bytes:
    """Windows gives the five places that its page leaves empty through as they are."""
    return letter.encode("latin-1" if "\x80" <= letter <= "\x9f" else "cp1252")


def _sample(lines: list[str]) -> str:
    words = clean(lines[0]).split()
    return next((word for word in words if SPOILT.search(word)), words[0])[:20]
