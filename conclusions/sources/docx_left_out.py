"""What of a Word file is not read, gathered to be told; and signs that only their font tells."""

import re

from docx.oxml.ns import qn

from conclusions.sources.left_out import words_told
from conclusions.sources.office_symbols import (
    BULLETS,
    PRIVATE,
    has_signs,
    placed_sign,
    sign_of,
    signs_shown,
)

HEX = re.compile(r"[0-9A-Fa-f]{1,6}")
FEW = 2  # letters in a font of signs: more may be words that were given it by mistake


class LeftOut:
    """Gathers what of a file was not read, to be told once each."""

    def __init__(self) -> None:
        self.words: dict[str, list[str]] = {}  # by why they are not read
        self.blanks = 0
        self.signs: dict[str, None] = {}
        self.parts: dict[str, None] = {}
        self.pictures = 0
        self.fields: dict[str, None] = {}  # by name, those without a result

    def hidden(self, words: str, why: str) -> None:
        if words.strip():
            self.words.setdefault(why, []).append(words)

    def unfilled(self) -> None:
        self.blanks += 1

    def sign(self, symbol) -> str:
        """The sign of a w:sym; one that is not known is told, and stands as an empty box."""
        written = symbol.get(qn("w:char"), "")
        return self._placed(
            symbol.get(qn("w:font"), ""), HEX.fullmatch(written) and int(written, 16)
        )

    def sign_at(self, font: str, written: str) -> str:
        """The same for a field, which counts in tens."""
        return self._placed(font, written.isdecimal() and int(written))

    def _placed(self, font: str, place: int | None) -> str:
        found = sign_of(font, place) if place else None
        if found is None:
            self.signs.setdefault(font or "?")
        return found or "□"

    def readable(self, text: str, font: str, before: str) -> str:
        """The words with signs of private use as what they show in that font, and so a letter
        or two that are typed in a font of signs."""
        if len(text.strip()) <= FEW and has_signs(font):
            text = "".join(placed_sign(font, letter) for letter in text)
        if text.isascii() or not any(PRIVATE <= ord(letter) <= PRIVATE + 0xFF for letter in text):
            return text
        told = ""
        for letter in text:
            bullet = letter in BULLETS and not (before + told).strip()
            private = PRIVATE <= ord(letter) <= PRIVATE + 0xFF and not bullet
            found = letter
            if private:
                found = sign_of(font, ord(letter)) if font else signs_shown("." + letter)[0][1:]
            if found in (None, "□"):
                self.signs.setdefault(font or "?")
            told += found or "□"
        return told

    def told(self) -> list[str]:
        """A sentence for each kind of part that was left out."""
        said = words_told(self.words)
        if self.blanks:
            said.append(f"Tệp Word còn {self.blanks} ô chưa điền; phần đó để trống.")
        if self.fields:
            names = ", ".join(self.fields)
            said.append(f"Tệp Word có trường chưa có kết quả ({names}); phần đó để trống.")
        if self.signs:
            fonts = ", ".join(self.signs)
            said.append(f"Tệp Word có ký hiệu không đọc được (phông {fonts}), ghi là □.")
        if self.pictures:
            said.append(f"Tệp còn phần chưa đọc được: {self.pictures} ảnh trong tệp Word.")
        said += [f"Tệp còn phần chưa đọc được: {part}." for part in self.parts]
        return said
