"""Text of files that name no encoding, and letters that a wrong code page has spoilt."""

from departments.foreign_files.decoding import OLD_WINDOWS, clean, unicode_text
from departments.foreign_files.old_fonts import modern, syllables_in
from departments.foreign_files.spoilt_letters import mended

SAMPLE = 100_000  # letters that tell how the others were typed
LOST = "\ufffd"
WHOLE = 9  # letters beyond ASCII for each that is lost, in a text that is UTF-8


def told_text(content: bytes) -> str:
    """The text of bytes in Unicode, in the letters of fonts before it, or in the older Vietnamese
    page of Windows; the old letters are brought to Unicode by `in_unicode`.

    Raises UnicodeDecodeError for bytes that are none of these.
    """
    told = unicode_text(content)
    if told is not None:
        return told
    if _is_torn(torn := content.decode("utf-8", "replace")):
        return torn
    old = content.decode("latin-1")
    shown, notes = modern(old[:SAMPLE])
    try:
        page = clean(content.decode(OLD_WINDOWS))
    except UnicodeDecodeError:
        if notes:
            return old
        raise
    return old if notes and syllables_in(shown) > syllables_in(page[:SAMPLE]) else page


def _is_torn(text: str) -> bool:
    """Whether it is UTF-8 that lost a byte here and there: its other letters are whole."""
    lost = text.count(LOST)
    return sum(not letter.isascii() for letter in text) > (WHOLE + 1) * lost


def in_unicode(text: str) -> tuple[str, list[str]]:
    """The text with spoilt letters and old letters made right, and a sentence for each of these;
    raises SourceProblem where most of it is spoilt past mending."""
    text, undone = mended(text)
    told, notes = modern(text)
    return told, [*undone, *notes]
