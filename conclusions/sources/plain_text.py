"""Plain text: its encoding found, its letters brought to one form."""

from conclusions.sources.old_fonts import is_old
from departments.foreign_files.decoding import OLD_WINDOWS, clean, unicode_text
from departments.foreign_files.problem import SourceProblem

MOST = 1_000_000  # characters; a notice of 1,000 directives has about 400,000
NOT_TEXT = "Tệp không phải văn bản thuần. Chọn tệp .docx, .pdf hoặc dán nội dung vào ô văn bản."


def text_of_plain(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, the letters of fonts before Unicode, or the older Vietnamese
    Windows code page."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\x00" in content and not wide:
        raise SourceProblem(NOT_TEXT)
    try:
        told = unicode_text(content)
        if told is not None:
            return told
        old = content.decode("latin-1")
        return old if is_old(old) else content.decode(OLD_WINDOWS)
    except UnicodeDecodeError:
        raise SourceProblem(NOT_TEXT) from None


def checked(text: str) -> str:
    """The cleaned text; raises SourceProblem where there is none, or too much."""
    text = clean(text)
    if not any(letter.isalpha() for letter in text):
        raise SourceProblem("Không có chữ nào để đọc.")
    if len(text) > MOST:
        raise SourceProblem(f"Văn bản dài quá {MOST:,} chữ.".replace(",", "."))
    return text
