"""Plain text: its encoding found, its letters brought to one form."""

from departments.foreign_files.code_pages import told_text
from departments.foreign_files.decoding import clean, wide_encoding
from departments.foreign_files.problem import SourceProblem

MOST = 1_000_000  # characters; a notice of 1,000 directives has about 400,000
TOO_LONG = f"Văn bản dài quá {MOST:,} chữ.".replace(",", ".")
NOT_TEXT = "Tệp không phải văn bản thuần. Chọn tệp .docx, .pdf hoặc dán nội dung vào ô văn bản."


def text_of_plain(content: bytes) -> str:
    """The letters of a file of plain text, whatever it was typed in."""
    if b"\x00" in content and not wide_encoding(content):
        raise SourceProblem(NOT_TEXT)
    try:
        return told_text(content)
    except UnicodeDecodeError:
        raise SourceProblem(NOT_TEXT) from None


def check_length(text: str) -> None:
    """Refuse what is too long by far, before anything is made of it."""
    if len(text) > 2 * MOST:
        raise SourceProblem(TOO_LONG)


def checked(text: str) -> str:
    """The cleaned text; raises SourceProblem where there is none, or too much."""
    text = clean(text)
    if not any(letter.isalpha() for letter in text):
        raise SourceProblem("Không có chữ nào để đọc.")
    if len(text) > MOST:
        raise SourceProblem(TOO_LONG)
    return text
