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


# Of UTF-16 without its mark: the upper bytes of what Vietnamese is written with.
UPPER_BYTES = {0x00, 0x01, 0x03, 0x1E, 0x20}
SPOKEN = {*b"\t\n\f\r", *range(0x20, 0x100)}  # the lower ones beside an upper NUL
LOOKED_AT = 4096
LEAST = 8  # bytes that tell


def wide_encoding(content: bytes) -> str:
    """Which UTF-16 the bytes are, by their mark or by where their NULs stand; "" for none."""
    for mark, encoding in BOMS[1:]:
        if content.startswith(mark):
            return encoding
    start = content[:LOOKED_AT]
    if len(content) % 2 or len(start) < LEAST:
        return ""
    places = (("utf-16-le", start[1::2], start[::2]), ("utf-16-be", start[::2], start[1::2]))
    return next((name for name, upper, lower in places if _are_letters(upper, lower)), "")


def _are_letters(upper: bytes, lower: bytes) -> bool:
    """Whether these are the halves of letters of a text: spaces, digits and plain letters are half
    of any, and none of them is a sign of control."""
    plain = [below for above, below in zip(upper, lower, strict=True) if not above]
    known = sum(above in UPPER_BYTES for above in upper)
    return len(plain) * 2 > len(upper) and known > 0.95 * len(upper) and SPOKEN.issuperset(plain)


def unicode_text(content: bytes) -> str | None:
    """The text of bytes that are Unicode, UTF-16 or UTF-8, with or without mark; None for others.

    Raises UnicodeDecodeError where a mark tells an encoding that the bytes are not of.
    """
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding)
    if wide := wide_encoding(content):
        return content.decode(wide)
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
