"""Plain text: its encoding found, its letters brought to one form."""

import re
import unicodedata

from conclusions.sources.old_fonts import is_old
from conclusions.sources.problem import SourceProblem

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Letters no text holds: PostgreSQL refuses NUL, the others are remains of a damaged file.
UNPRINTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
# No letter of any language bears so many marks, and putting a long run of them in order takes the
# square of its length, with everybody else waiting meanwhile.
MARKS = 8
ODD_RUN = re.compile(rf"[^\w\s\x00-\x7f]{{{MARKS + 1},}}")
MOST = 1_000_000  # characters; a notice of 1,000 directives has about 400,000
NOT_TEXT = "Tệp không phải văn bản thuần. Chọn tệp .docx, .pdf hoặc dán nội dung vào ô văn bản."


def text_of_plain(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, the letters of fonts before Unicode, or the older Vietnamese
    Windows code page."""
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding)
    if b"\x00" in content:
        raise SourceProblem(NOT_TEXT)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        old = content.decode("latin-1")
        return old if is_old(old) else _decoded(content, "cp1258")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise SourceProblem(NOT_TEXT) from None


def clean(text: str) -> str:
    """One form for every letter and line end, so that the same words are the same text."""
    text = UNPRINTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", ODD_RUN.sub(_few_marks, text)).strip("\ufeff")


def _few_marks(run: re.Match[str]) -> str:
    rest = (letter for letter in run[0][MARKS:] if not unicodedata.combining(letter))
    return run[0][:MARKS] + "".join(rest)


def checked(text: str) -> str:
    """The cleaned text; raises SourceProblem where there is none, or too much."""
    text = clean(text)
    if not any(letter.isalpha() for letter in text):
        raise SourceProblem("Không có chữ nào để đọc.")
    if len(text) > MOST:
        raise SourceProblem(f"Văn bản dài quá {MOST:,} chữ.".replace(",", "."))
    return text
