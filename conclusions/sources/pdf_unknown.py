"""Fonts of a PDF that do not tell which letters their codes are: what they show is not guessed."""

import re
from collections.abc import Iterator

from pypdf._cmap import _predefined_cmap
from pypdf._codecs.adobe_glyphs import adobe_glyphs

from conclusions.sources.pdf_layers import NEXT_LINE, SHOWS
from conclusions.sources.pdf_letters import parts_of, written_in

NAMED = re.compile(r"/(?:uni[0-9A-F]{4}|u[0-9A-F]{4,6})+(?:\.\w+)?$")
SUBSET = re.compile(r"/[A-Z]{6}\+")
SYMBOLIC = 4  # of the flags of a font: its letters are none of the usual


def is_unknown(font) -> bool:
    """Whether nothing in the file says which letters the codes of this font are."""
    if "/ToUnicode" in font:
        return False
    encoding = font.get("/Encoding")
    if font.get("/Subtype") == "/Type0":
        name = str(encoding)
        named = name in _predefined_cmap and not name.startswith("/Identity")
        return not (named or "-UCS2-" in name)
    if encoding is None:
        flags = int((font.get("/FontDescriptor") or {}).get("/Flags", 0))
        return bool(flags & SYMBOLIC and SUBSET.match(str(font.get("/BaseFont"))))
    listed = encoding.get("/Differences") if hasattr(encoding, "get") else None
    names = [str(name) for name in listed or () if isinstance(name, str)]
    known = [name for name in names if name in adobe_glyphs or NAMED.match(name)]
    return len(known) * 2 < len(names)


class KnownLetters:
    """The operations of a page without those that show letters of such fonts; `left_out` counts
    these."""

    def __init__(self, fonts) -> None:
        self.unknown = {name for name in fonts if is_unknown(fonts[name].get_object())}
        self.left_out = 0

    def shown(self, operations: list) -> Iterator[tuple]:
        named, kept = None, []
        for operands, operator in operations:
            if operator == b"Tf":
                named = operands[0]
            elif operator == b"q":
                kept.append(named)
            elif operator == b"Q" and kept:
                named = kept.pop()
            if operator not in SHOWS or named not in self.unknown:
                yield operands, operator
                continue
            parts = parts_of(operands, operator)
            strings = [part for part in parts if not isinstance(part, (int, float))]
            self.left_out += sum(len(written_in(part)) for part in strings) // 2
            if operator in NEXT_LINE:
                yield [], b"T*"
