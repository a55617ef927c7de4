"""Letters out of bytes: their encoding found, brought to one form."""

import re
import unicodedata

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
OLD_WINDOWS = "cp1258"
# Letters no text holds: PostgreSQL refuses NUL, the others are remains of a damaged file.
UNPRINTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
# No letter of any language bears so many marks, and putting a long run of them in order takes the
# square of its length, with everybody else waiting meanwhile.
MARKS = 8
ODD_RUN = re.compile(rf"[^\w\s\x00-\x7f]{{{MARKS + 1},}}")


def unicode_text(content: bytes) -> str | None:
    """The text of bytes that are Unicode, by their mark or as UTF-8; None for others.

    Raises UnicodeDecodeError where a mark tells an encoding that the bytes are not of.
    """
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def clean(text: str) -> str:
    """One form for every letter and line end, so that the same words are the same text."""
    text = UNPRINTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", ODD_RUN.sub(_few_marks, text)).strip("\ufeff")


def _few_marks(run: re.Match[str]) -> str:
    rest = (letter for letter in run[0][MARKS:] if not unicodedata.combining(letter))
    return run[0][:MARKS] + "".join(rest)
